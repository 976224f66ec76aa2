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
  private static final List<PathName> EACH_KEY = List.of(new PathName("*", PathName.Form.PLAIN));

  private FieldMask() {}

  /** Returns the stored resource with the change made. */
  static JsonObject apply(ResourceChange change, JsonObject stored) {
    String mask = change.updateMask();
    if (mask == null || mask.isBlank()) {
      return stored.overlaidWith(change.body());
    }
    List<FieldPath> paths = FieldPath.all(mask);
    if (paths.size() > FieldPath.MAX_PATHS) {
      throw new InvalidArgumentException(
          "updateMask", paths.size(), "fields are too many", "name at most " + FieldPath.MAX_PATHS);
    }
    JsonObject result = stored;
    for (FieldPath path : paths) {
      if (path.names().isEmpty()) {
        throw new InvalidArgumentException(
            "updateMask", mask, "is no field mask", "write fields as in \"displayName,labels\"");
      }
      if (path.isAll()) {
        return change.body();
      }
      result = set(result, change.body(), path.names());
    }
    return result;
  }

  /** Returns whether a mask stands for all fields, whatever else is in it. */
  static boolean replacesAll(@Nullable String mask) {
    return mask != null && FieldPath.all(mask).stream().anyMatch(FieldPath::isAll);
  }

  private static JsonObject set(JsonObject stored, JsonObject body, List<PathName> path) {
    String field = path.get(0).in(stored, body);
    Object old = stored.get(field);
    Object value = body.get(field);
    if (path.size() > 1) {
      if (!(old instanceof JsonObject || value instanceof JsonObject)) {
        return stored; // There is nothing below a text or a list that could be set.
      }
      List<PathName> rest = path.subList(1, path.size());
      value =
          rest.equals(EACH_KEY)
              ? merged(message(old), message(value))
              : set(message(old), message(value), rest);
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
}
