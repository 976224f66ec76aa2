package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Imports mappings: all, or on an error none. WireMock keeps those that it took before it fails.
 * Imports come one at a time, so that none puts back what it found of another that has failed.
 */
public final class MappingsImport {
  MappingsImport() {}

  /**
   * Imports mappings.
   *
   * @param importer imports them as WireMock does
   */
  synchronized void into(Admin wireMock, StubImport mappings, Consumer<StubImport> importer) {
    Map<UUID, StubMapping> before = in(wireMock);
    try {
      importer.accept(mappings);
    } catch (Exception e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare.
      Map<UUID, StubMapping> now = in(wireMock);
      for (StubMapping mapping : mappings.getMappings()) {
        UUID id = mapping.getId();
        // What somebody has put in its place meanwhile stays.
        if (now.get(id) == mapping) {
          restore(wireMock, mapping, before.get(id));
        }
      }
      throw e;
    }
  }

  private static void restore(Admin wireMock, StubMapping now, @Nullable StubMapping before) {
    if (before != null) {
      wireMock.editStubMapping(before);
    } else {
      wireMock.removeStubMapping(now);
    }
  }

  private static Map<UUID, StubMapping> in(Admin wireMock) {
    return wireMock.listAllStubMappings().getMappings().stream()
        .collect(Collectors.toMap(StubMapping::getId, mapping -> mapping, (one, same) -> one));
  }
}
