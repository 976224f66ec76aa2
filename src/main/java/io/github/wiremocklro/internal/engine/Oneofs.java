package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What protobuf does where a message is laid over another, or parts of it are: a field of a oneof
 * that is set takes the place of the one that was.
 */
final class Oneofs {
  private Oneofs() {}

  /**
   * Returns a message with one field of each oneof.
   *
   * @param merged has what was set, and beside it what was there
   * @param set what is laid over it, of which it has at least a part
   */
  static JsonObject settled(JsonObject merged, JsonObject set, MessageType type) {
    JsonObject settled = merged;
    for (String field : set.fields().keySet()) {
      if (!settled.has(field)) {
        continue;
      }
      for (String other : type.oneofWith(field)) {
        settled = set.has(other) ? settled : settled.without(other);
      }
      // What is the same was put there whole.
      if (settled.get(field) instanceof JsonObject value
          && set.get(field) instanceof JsonObject sent
          && value != sent) {
        settled = settled.with(field, inner(value, sent, type.fieldType(field)));
      }
    }
    return settled;
  }

  private static JsonObject inner(JsonObject value, JsonObject set, @Nullable FieldType field) {
    MessageType type = field == null ? null : field.message();
    if (field == null || type == null) {
      return value;
    }
    if (field.many() == FieldType.Many.ONE) {
      return settled(value, set, type);
    }
    JsonObject settled = value;
    for (String key : set.fields().keySet()) {
      if (value.get(key) instanceof JsonObject entry && set.get(key) instanceof JsonObject sent) {
        settled = settled.with(key, settled(entry, sent, type));
      }
    }
    return settled;
  }
}
