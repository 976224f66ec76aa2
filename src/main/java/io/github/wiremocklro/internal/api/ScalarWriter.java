package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what is no message. Values that are mostly sent in one form are written at once. */
final class ScalarWriter {
  private final WireOutput out;

  ScalarWriter(WireOutput out) {
    this.out = out;
  }

  static InvalidArgumentException misfit(@Nullable Object value, String type) {
    return new InvalidArgumentException(
        "", value, "is no %s".formatted(type), "write it as proto3 JSON has it");
  }

  static String typeName(WireField field) {
    FieldDescriptor descriptor = field.field();
    return switch (descriptor.getJavaType()) {
      case ENUM -> descriptor.getEnumType().getFullName();
      case MESSAGE -> descriptor.getMessageType().getFullName();
      default ->
          "%s, as %s is"
              .formatted(field.type().name().toLowerCase(Locale.ROOT), descriptor.getFullName());
    };
  }

  /** Returns the value of a key in a map, whose keys are texts in JSON. */
  Object key(WireField field, String key) {
    if (field.type() == FieldDescriptor.Type.STRING) {
      return key;
    }
    Object value = ScalarReader.normalText(field.field(), key);
    if (value == null) {
      throw misfit(key, typeName(field));
    }
    return value;
  }

  void value(WireField field, @Nullable Object value) {
    switch (field.type()) {
      case STRING -> {
        if (!(value instanceof String text)) {
          throw misfit(value, typeName(field));
        }
        out.text(text);
      }
      case BOOL -> {
        if (!(value instanceof Boolean truth)) {
          throw misfit(value, typeName(field));
        }
        out.varint(truth ? 1 : 0);
      }
      case BYTES -> out.bytes(Base64.getDecoder().decode(String.valueOf(normal(field, value))));
      case ENUM -> out.varint(word(field, value));
      case DOUBLE -> out.fixed64(Double.doubleToRawLongBits(decimal(normal(field, value))));
      case FLOAT -> out.fixed32(Float.floatToRawIntBits(single(normal(field, value))));
      default -> whole(field, whole(field, value));
    }
  }

  private void whole(WireField field, long number) {
    switch (field.type()) {
      case FIXED32, SFIXED32 -> out.fixed32((int) number);
      case FIXED64, SFIXED64 -> out.fixed64(number);
      case SINT32, SINT64 -> out.varint(number << 1 ^ number >> 63);
      default -> out.varint(number);
    }
  }

  private static long whole(WireField field, @Nullable Object value) {
    return value instanceof Integer number && number >= 0
        ? number
        : new BigInteger(String.valueOf(normal(field, value))).longValue();
  }

  private static long word(WireField field, @Nullable Object value) {
    Integer known = value instanceof String word ? field.number(word) : null;
    if (known != null) {
      return known;
    }
    if (value == null && field.nullIsValue()) {
      return 0;
    }
    Object normal = normal(field, value);
    Integer word = normal instanceof String text ? field.number(text) : null;
    return word != null ? word : new BigInteger(String.valueOf(normal)).longValue();
  }

  private static double decimal(Object normal) {
    return normal instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(String.valueOf(normal));
  }

  private static float single(Object normal) {
    return normal instanceof Number number
        ? number.floatValue()
        : Float.parseFloat(String.valueOf(normal));
  }

  private static Object normal(WireField field, @Nullable Object value) {
    Object normal = value == null ? null : ScalarReader.normal(field.field(), value);
    if (normal == null) {
      throw misfit(value, typeName(field));
    }
    return normal;
  }
}
