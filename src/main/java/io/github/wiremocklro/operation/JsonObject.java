package io.github.wiremocklro.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proto3 message in its JSON form: an immutable JSON object that keeps the order of its fields.
 *
 * <p>A value is a {@link String}, a {@link Boolean}, a number, null, a {@link List} of values, or a
 * {@code JsonObject}. Maps are taken too and become objects. A number is what its JSON text is read
 * as, whatever it was given as: an {@link Integer}, where that is too small a {@link Long} or a
 * {@link BigInteger}, and with a fraction or an exponent a {@link BigDecimal}. So an object is
 * equal to what is read of its text.
 *
 * <p>Example: {@code JsonObject.of("@type", "type.googleapis.com/google.protobuf.Empty")}.
 *
 * @param fields the fields in order; unmodifiable all the way down
 */
public record JsonObject(Map<String, @Nullable Object> fields) {

  /** The object without fields. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  /** {@code google.protobuf.Empty}, as an Any. */
  public static final JsonObject EMPTY_MESSAGE =
      of("@type", "type.googleapis.com/google.protobuf.Empty");

  /**
   * Copies the fields.
   *
   * @throws IllegalArgumentException if a value is of no type that JSON has
   */
  public JsonObject {
    if (fields.size() <= FewFields.MAX) {
      fields = fields instanceof FewFields ? fields : FewFields.of(fields, JsonObject::immutable);
    } else {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      fields.forEach((key, value) -> copy.put(key, immutable(key, value)));
      fields = Collections.unmodifiableMap(copy);
    }
  }

  /** Returns an object with one field. */
  public static JsonObject of(String key, @Nullable Object value) {
    return EMPTY.with(key, value);
  }

  /** Returns an object with two fields. */
  public static JsonObject of(
      String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
    return of(key1, value1).with(key2, value2);
  }

  /** Returns the value of a field, null where the field is absent or null. */
  public @Nullable Object get(String key) {
    return fields.get(key);
  }

  /** Returns the value of a field where it is a string, else null. */
  public @Nullable String string(String key) {
    return fields.get(key) instanceof String text ? text : null;
  }

  /** Returns whether the field is there, if only as null. */
  public boolean has(String key) {
    return fields.containsKey(key);
  }

  /**
   * Returns the full name of the message that {@code @type} names, such as {@code
   * google.protobuf.Empty}, null without one. What stands before the last slash says where the type
   * is described and does not matter here (any.proto).
   */
  public @Nullable String messageType() {
    String type = string("@type");
    return type == null ? null : type.substring(type.lastIndexOf('/') + 1);
  }

  /** Returns this object with one field set; a field that is there keeps its place. */
  public JsonObject with(String key, @Nullable Object value) {
    if (fields instanceof FewFields few && few.hasRoomFor(key)) {
      return new JsonObject(few.with(key, immutable(key, value)));
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
    copy.put(key, value);
    return new JsonObject(copy);
  }

  /** Returns this object without one field. */
  public JsonObject without(String key) {
    if (!has(key)) {
      return this;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
    copy.remove(key);
    return new JsonObject(copy);
  }

  /** Returns this object with every field of the other set in place of its own. */
  public JsonObject overlaidWith(JsonObject other) {
    if (fields.isEmpty() || other.fields.isEmpty()) {
      return fields.isEmpty() ? other : this;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
    copy.putAll(other.fields);
    return new JsonObject(copy);
  }

  /** Returns this object with the patch applied as a JSON merge patch (RFC 7396). */
  public JsonObject mergedWith(JsonObject patch) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(fields);
    patch.fields.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof JsonObject change) {
            JsonObject target = merged.get(key) instanceof JsonObject old ? old : EMPTY;
            merged.put(key, target.mergedWith(change));
          } else {
            merged.put(key, value);
          }
        });
    return new JsonObject(merged);
  }

  private static @Nullable Object immutable(String key, @Nullable Object value) {
    if (value == null
        || value instanceof JsonObject
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof Long
        || value instanceof BigInteger
        || value instanceof Short
        || value instanceof Byte) {
      return whole(new BigInteger(value.toString()));
    }
    if (value instanceof Double || value instanceof Float) {
      // Names of what JSON has no number for, as proto3 JSON writes them.
      boolean finite = Double.isFinite(((Number) value).doubleValue());
      return finite ? new BigDecimal(value.toString()) : value.toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      map.forEach((name, field) -> fields.put(String.valueOf(name), field));
      return new JsonObject(fields);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(immutable(key, element)));
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException(
        ("field '%s' holds a %s; use a String, a number of java.lang or java.math, a Boolean, a List,"
                + " a Map or a JsonObject")
            .formatted(key, value.getClass().getName()));
  }

  private static Object whole(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return number.intValue();
    }
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }
}
