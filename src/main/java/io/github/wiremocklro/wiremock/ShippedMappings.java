package io.github.wiremocklro.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The mappings that come with this library, read from the class path. */
final class ShippedMappings implements MappingsLoaderExtension {
  private static final String ROOT = "/wiremock-lro/";
  private static final String INDEX = "mappings.index";

  @Override
  public String getName() {
    return "lro-shipped-mappings";
  }

  /**
   * Adds them, except those that the user's own directory has a copy of. One at a time, for two
   * resets at once would both find a mapping missing, and the second to add it would fail.
   */
  @Override
  public synchronized void loadMappingsInto(StubMappings stubMappings) {
    for (String file : read(INDEX).lines().toList()) {
      StubMapping mapping = StubMapping.buildFrom(read("mappings/" + file));
      if (stubMappings.get(mapping.getId()).isEmpty()) {
        stubMappings.addMapping(mapping);
      }
    }
  }

  private static String read(String file) {
    try (@Nullable InputStream in = ShippedMappings.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalStateException(ROOT + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
