package io.github.wiremocklro.internal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The API whose descriptors are shipped. */
final class Dataplex {
  private static final String PROPERTIES = "/io/github/wiremocklro/version.properties";

  private Dataplex() {}

  /** Returns what its descriptors are those of. */
  static String artifact() {
    Properties properties = new Properties();
    try (InputStream in = Dataplex.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "proto-google-cloud-dataplex-v1 " + properties.getProperty("dataplex", "");
  }
}
