package io.github.wiremocklro.internal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * What of Dataplex is written down by hand. Polls and the check of access tokens need it, and they
 * are not to wait until descriptors are linked; its methods and messages are those of its
 * descriptors.
 */
public final class Dataplex {
  /**
   * Version 1. The read-only scope is not among the scopes, not even for Get
   * (google/cloud/dataplex/v1/dataplex_v1.yaml, authentication rules).
   */
  public static final KnownApi V1 =
      new KnownApi(
          "dataplex.googleapis.com",
          Set.of("v1"),
          Set.of("projects", "organizations"),
          List.of(
              "https://www.googleapis.com/auth/cloud-platform",
              "https://www.googleapis.com/auth/dataplex.read-write"),
          KnownApi.VERBS_OF_OPERATIONS);

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
