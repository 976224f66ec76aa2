package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields an update sets (AIP-134, field_mask.proto). A field of the mask that the body leaves
 * out is cleared; without a mask the fields of the body are set; {@code *} replaces all, {@code
 * labels.*} those keys that the body has.
 */
final class FieldMask {
  /** Each field that is set makes a copy of the resource. */
  private static final int MAX_PATHS = 1_000;

  private static final List<String> ALL = List.of("*");

  private FieldMask() {}

  /** Returns the stored resource with the change made. */
  static JsonObject apply(ResourceChange change, JsonObject stored) {
    String mask = change.updateMask();
    if (mask == null || mask.isBlank()) {
      return stored.overlaidWith(change.body());
    }
    JsonObject result = stored;
    String[] paths = mask.split(",", -1);
    if (paths.length > MAX_PATHS) {
      throw new InvalidArgumentException(
          "updateMask", paths.length, "fields are too many", "name at most " + MAX_PATHS);
    }
    for (String path : paths) {
      List<String> segments = List.of(path.strip().split("\\.", -1));
      if (segments.contains("")) {
        throw new InvalidArgumentException(
            "updateMask", mask, "is no field mask", "write fields as in \"displayName,labels\"");
      }
      if (segments.equals(ALL)) {
        return change.body();
      }
      result = set(result, change.body(), segments);
    }
    return result;
  }

  private static JsonObject set(JsonObject stored, JsonObject body, List<String> path) {
    String field = fieldIn(path.get(0), stored, body);
    if (!stored.has(field) && !body.has(field)) {
      return stored;
    }
    Object value = body.get(field);
    if (path.size() > 1) {
      List<String> rest = path.subList(1, path.size());
      JsonObject old = message(stored.get(field));
      value = rest.equals(ALL) ? merged(old, message(value)) : set(old, message(value), rest);
    }
    return value == null ? stored.without(field) : stored.with(field, value);
  }

  /** Returns a map with the keys of the body set, but for those that are null there, which go. */
  private static @Nullable JsonObject merged(JsonObject stored, JsonObject body) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(stored.fields());
    body.fields().forEach((key, value) -> result.compute(key, (same, last) -> value));
    return result.isEmpty() ? null : new JsonObject(result);
  }

  private static JsonObject message(@Nullable Object value) {
    return value instanceof JsonObject message ? message : JsonObject.EMPTY;
  }

  /** A mask may name a field as the proto does or as JSON does; a key of a map is left alone. */
  private static String fieldIn(String segment, JsonObject stored, JsonObject body) {
    return body.has(segment) || stored.has(segment) ? segment : FieldCase.lowerCamel(segment);
  }
}
