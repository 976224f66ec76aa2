package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.EnumValueDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is no message from proto3 JSON (protobuf.dev, "ProtoJSON Format"). */
final class ScalarReader {
  private static final List<String> NO_NUMBERS = List.of("NaN", "Infinity", "-Infinity");

  /**
   * A number in JSON; the exponent is bounded, for a number of ten digits could fill the memory.
   */
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d{1,4})?");

  private static final int MAX_LENGTH = 400;
  private static final int MAX_EXPONENT = 400;

  private final Violations violations;

  ScalarReader(Violations violations) {
    this.violations = violations;
  }

  /** Returns the value in its normal form; null, and a violation, for one of another type. */
  @Nullable Object value(FieldDescriptor field, Object value, String at) {
    return noted(normal(field, value), field, value, at);
  }

  private @Nullable Object noted(
      @Nullable Object normal, FieldDescriptor field, Object value, String at) {
    if (normal == null) {
      violations.invalid(at, typeName(field), value);
    }
    return normal;
  }

  /** Returns the value in its normal form, null for one of another type. */
  static @Nullable Object normal(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case STRING -> value instanceof String ? value : null;
      case BOOLEAN -> value instanceof Boolean ? value : null;
      case INT, LONG -> whole(field, value);
      case FLOAT, DOUBLE -> number(field, value);
      case ENUM -> word(field, value);
      case BYTE_STRING -> value instanceof String text ? base64(text) : null;
      case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
    };
  }

  /** Returns the value that a text is, as query parameters and keys of maps have it. */
  @Nullable Object text(FieldDescriptor field, String text, String at) {
    return noted(normalText(field, text), field, text, at);
  }

  static @Nullable Object normalText(FieldDescriptor field, String text) {
    boolean isBoolean = field.getJavaType() == JavaType.BOOLEAN;
    // Python's client sends its own "True" and "False" in a query.
    boolean isTruth = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    return normal(field, isBoolean && isTruth ? (Object) Boolean.valueOf(text) : text);
  }

  /**
   * Returns what a text is to a field that is none; null for a blank one. Others are as they are.
   */
  static @Nullable Object ofTemplate(FieldDescriptor field, @Nullable Object value) {
    if (!(value instanceof String text) || field.isRepeated()) {
      return value;
    }
    return switch (field.getJavaType()) {
      case STRING, BYTE_STRING, MESSAGE -> value;
      default -> text.isBlank() ? null : normalText(field, text) instanceof Boolean b ? b : value;
    };
  }

  @Nullable Object key(FieldDescriptor field, String key, String at) {
    return text(field, key, at);
  }

  private static @Nullable Object whole(FieldDescriptor field, Object value) {
    BigDecimal decimal = decimal(value);
    if (decimal == null || decimal.stripTrailingZeros().scale() > 0) {
      return null;
    }
    BigInteger number = decimal.toBigInteger();
    boolean isLong = field.getJavaType() == JavaType.LONG;
    int bits = isLong ? Long.SIZE : Integer.SIZE;
    boolean unsigned =
        switch (field.getType()) {
          case UINT32, UINT64, FIXED32, FIXED64 -> true;
          default -> false;
        };
    boolean fits =
        unsigned ? number.signum() >= 0 && number.bitLength() <= bits : number.bitLength() < bits;
    if (!fits) {
      return null;
    }
    return isLong ? number.toString() : (Object) number;
  }

  private static @Nullable Object number(FieldDescriptor field, Object value) {
    if (value instanceof String text && NO_NUMBERS.contains(text)) {
      return text;
    }
    BigDecimal decimal = decimal(value);
    if (decimal == null) {
      return null;
    }
    boolean fits =
        field.getJavaType() == JavaType.FLOAT
            ? Float.isFinite(decimal.floatValue())
            : Double.isFinite(decimal.doubleValue());
    return fits ? decimal : null;
  }

  private static @Nullable BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return isSmall(decimal) ? decimal : null;
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    return value instanceof String text
            && text.length() <= MAX_LENGTH
            && NUMBER.matcher(text).matches()
            && isSmall(new BigDecimal(text))
        ? new BigDecimal(text)
        : null;
  }

  private static boolean isSmall(BigDecimal decimal) {
    return Math.abs((long) decimal.precision() - decimal.scale()) <= MAX_EXPONENT;
  }

  /** A number that the enum does not have is one of a newer version of it, and stays. */
  private static @Nullable Object word(FieldDescriptor field, Object value) {
    if (value instanceof String text) {
      EnumValueDescriptor word = field.getEnumType().findValueByName(text);
      if (word != null) {
        return text;
      }
    }
    BigDecimal number = decimal(value);
    if (number == null || number.stripTrailingZeros().scale() > 0) {
      return null;
    }
    BigInteger whole = number.toBigInteger();
    if (whole.bitLength() >= Integer.SIZE) {
      return null;
    }
    EnumValueDescriptor word = field.getEnumType().findValueByNumber(whole.intValue());
    return word == null ? (Object) whole : word.getName();
  }

  /** Both alphabets, with and without padding. */
  private static @Nullable String base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the type as errors name it. */
  static String typeName(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case ENUM -> "type.googleapis.com/" + field.getEnumType().getFullName();
      case MESSAGE -> "type.googleapis.com/" + field.getMessageType().getFullName();
      default -> "TYPE_" + field.getType().name();
    };
  }
}
