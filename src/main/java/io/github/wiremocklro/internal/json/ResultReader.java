package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the result that a test gives an operation. */
public final class ResultReader {
  private static final List<String> KEYS =
      List.of("name", "target", "response", "error", "metadata");

  private ResultReader() {}

  /** Returns the field {@code response}, null where there is none. */
  public static @Nullable JsonObject response(JsonObject json) {
    return fields(json).object("response").orElse(null);
  }

  /** Returns the field {@code error}, null where there is none. */
  public static @Nullable Status error(JsonObject json) {
    return StatusReader.read(fields(json), "error", null).orElse(null);
  }

  /** Returns the field {@code metadata}, null where there is none. */
  public static @Nullable JsonObject metadata(JsonObject json) {
    return fields(json).object("metadata").orElse(null);
  }

  private static Fields fields(JsonObject json) {
    return new Fields(json, "$", LeafValues.LITERAL, KEYS);
  }
}
