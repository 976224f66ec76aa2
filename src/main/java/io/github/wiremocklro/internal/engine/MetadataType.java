package io.github.wiremocklro.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.operation.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the fake itself writes into {@code Operation.metadata}: only into types that are listed as
 * having those fields, for some services tell of a cancel in other words, or not at all.
 */
final class MetadataType {
  private static final Set<String> WITH_LIFE_CYCLE = read("metadata-types.txt");

  private MetadataType() {}

  /** Returns the metadata as it reads at one moment; the fake's own fields win. */
  static JsonObject at(
      JsonObject metadata, Instant created, @Nullable Instant ended, boolean cancelRequested) {
    String type = metadata.messageType();
    if (type == null || !WITH_LIFE_CYCLE.contains(type)) {
      return metadata;
    }
    Map<String, @Nullable Object> current = new LinkedHashMap<>(metadata.fields());
    current.put("createTime", created.toString());
    current.put("requestedCancellation", cancelRequested);
    if (ended == null) {
      current.remove("endTime");
    } else {
      current.put("endTime", ended.toString());
    }
    return new JsonObject(current);
  }

  private static Set<String> read(String list) {
    try (InputStream in = MetadataType.class.getResourceAsStream(list)) {
      if (in == null) {
        throw new IllegalStateException(list + " is missing beside " + MetadataType.class);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
