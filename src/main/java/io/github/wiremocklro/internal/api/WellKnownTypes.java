package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of {@code google.protobuf} that have a JSON form of their own. */
final class WellKnownTypes {
  private static final String VALUE = "google.protobuf.Value";
  private static final String NULL_VALUE = "google.protobuf.NullValue";

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
    return JsonForm.of(type.descriptor()) != JsonForm.FIELDS;
  }

  /** Returns whether messages of the type are a text, a number or a truth value in JSON. */
  static boolean areTexts(DescriptorType type) {
    return switch (JsonForm.of(type.descriptor())) {
      case WRAPPER, TIMESTAMP, DURATION, FIELD_MASK -> true;
      default -> false;
    };
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
    JsonForm form = JsonForm.of(type.descriptor());
    if (form == JsonForm.WRAPPER) {
      return scalars.value(type.descriptor().field(1), value, at);
    }
    Object normal =
        switch (form) {
          case VALUE -> value;
          case STRUCT -> value instanceof JsonObject ? value : null;
          case LIST_VALUE -> value instanceof List ? value : null;
          case TIMESTAMP -> value instanceof String text ? timestamp(text) : null;
          case DURATION ->
              value instanceof String text && TimeText.duration(text) != null ? value : null;
          case FIELD_MASK -> value instanceof String ? value : null;
          default -> value instanceof JsonObject any ? any(any, at) : null;
        };
    if (normal == null) {
      violations.invalid(at, "type.googleapis.com/" + type.descriptor().getFullName(), value);
    }
    return normal;
  }

  /** Returns the value that a text is, of a type whose messages are texts. */
  @Nullable Object text(DescriptorType type, String text, String at) {
    return JsonForm.of(type.descriptor()) == JsonForm.WRAPPER
        ? scalars.text(type.descriptor().field(1), text, at)
        : value(type, text, at);
  }

  private static @Nullable String timestamp(String text) {
    TimeText time = TimeText.timestamp(text);
    return time == null ? null : time.timestampText();
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
