package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of {@code google.protobuf} that have a JSON form of their own. */
final class WellKnownTypes {
  private static final String PACKAGE = "google.protobuf.";
  private static final String ANY = PACKAGE + "Any";
  private static final String VALUE = PACKAGE + "Value";
  private static final String NULL_VALUE = PACKAGE + "NullValue";
  private static final Set<String> WRAPPERS =
      Set.of(
          PACKAGE + "DoubleValue",
          PACKAGE + "FloatValue",
          PACKAGE + "Int64Value",
          PACKAGE + "UInt64Value",
          PACKAGE + "Int32Value",
          PACKAGE + "UInt32Value",
          PACKAGE + "BoolValue",
          PACKAGE + "StringValue",
          PACKAGE + "BytesValue");
  private static final Set<String> OTHERS =
      Set.of(
          ANY,
          VALUE,
          PACKAGE + "Struct",
          PACKAGE + "ListValue",
          PACKAGE + "Timestamp",
          PACKAGE + "Duration",
          PACKAGE + "FieldMask");

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern DURATION = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,9})?s");

  private static final Instant MIN_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** About 10,000 years (duration.proto). */
  private static final BigDecimal MAX_DURATION = new BigDecimal("315576000000");

  private final DescriptorTypes types;
  private final MessageReader messages;
  private final Violations violations;
  private final ScalarReader scalars;

  WellKnownTypes(DescriptorTypes types, MessageReader messages, Violations violations) {
    this.types = types;
    this.messages = messages;
    this.violations = violations;
    this.scalars = new ScalarReader(violations);
  }

  static boolean areSpecial(DescriptorType type) {
    String name = type.descriptor().getFullName();
    return name.startsWith(PACKAGE) && (WRAPPERS.contains(name) || OTHERS.contains(name));
  }

  /** Returns whether messages of the type are a text, a number or a truth value in JSON. */
  static boolean areTexts(DescriptorType type) {
    String name = type.descriptor().getFullName();
    return WRAPPERS.contains(name)
        || Set.of(PACKAGE + "Timestamp", PACKAGE + "Duration", PACKAGE + "FieldMask")
            .contains(name);
  }

  /** Returns whether null is a value of the field, and not its absence. */
  static boolean hasNull(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> field.getMessageType().getFullName().equals(VALUE);
      case ENUM -> field.getEnumType().getFullName().equals(NULL_VALUE);
      default -> false;
    };
  }

  /** Returns the value in its normal form; null, and a violation, for one that is none. */
  @Nullable Object value(DescriptorType type, Object value, String at) {
    String name = type.descriptor().getFullName();
    if (WRAPPERS.contains(name)) {
      return scalars.value(type.descriptor().findFieldByNumber(1), value, at);
    }
    Object normal =
        switch (name.substring(PACKAGE.length())) {
          case "Value" -> value;
          case "Struct" -> value instanceof JsonObject ? value : null;
          case "ListValue" -> value instanceof List ? value : null;
          case "Timestamp" -> value instanceof String text ? timestamp(text) : null;
          case "Duration" -> value instanceof String text && isDuration(text) ? value : null;
          case "FieldMask" -> value instanceof String ? value : null;
          default -> value instanceof JsonObject any ? any(any, at) : null;
        };
    if (normal == null) {
      violations.invalid(at, "type.googleapis.com/" + name, value);
    }
    return normal;
  }

  /** Returns the value that a text is, of a type whose messages are texts. */
  @Nullable Object text(DescriptorType type, String text, String at) {
    return WRAPPERS.contains(type.descriptor().getFullName())
        ? scalars.text(type.descriptor().findFieldByNumber(1), text, at)
        : value(type, text, at);
  }

  private static @Nullable String timestamp(String text) {
    if (!TIMESTAMP.matcher(text).matches()) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return time.isBefore(MIN_TIME) || time.isAfter(MAX_TIME) ? null : time.toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isDuration(String text) {
    return DURATION.matcher(text).matches()
        && new BigDecimal(text.substring(0, text.length() - 1)).abs().compareTo(MAX_DURATION) <= 0;
  }

  /** Returns the message with its type; what is known of the type decides what else it can have. */
  private @Nullable JsonObject any(JsonObject any, String at) {
    if (any.fields().isEmpty()) {
      return any;
    }
    String url = any.string("@type");
    String name = any.messageType();
    if (url == null || name == null || name.isEmpty() || !url.contains("/")) {
      return null;
    }
    DescriptorType type = types.find(name);
    JsonObject fields = any.without("@type");
    if (type == null) {
      return any;
    }
    if (!areSpecial(type)) {
      return JsonObject.of("@type", url).overlaidWith(messages.read(type, fields, at));
    }
    fields.without("value").fields().keySet().forEach(key -> violations.unknown(key, at));
    Object value = fields.get("value");
    return value == null ? any : any.with("value", value(type, value, at + ".value"));
  }
}
