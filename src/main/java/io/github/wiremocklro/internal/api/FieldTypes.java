package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.FieldType.Many;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.EnumValueDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import java.util.Comparator;
import java.util.List;

/** What filters and orders of lists have to know of a field, as its descriptor tells it. */
final class FieldTypes {
  private static final int VALUE_OF_MAP = 2;
  private static final int VALUE_OF_WRAPPER = 1;

  private FieldTypes() {}

  static FieldType of(FieldDescriptor field, DescriptorTypes types) {
    FieldDescriptor value = field.isMapField() ? field.getMessageType().field(VALUE_OF_MAP) : field;
    Many many = field.isMapField() ? Many.MAP : field.isRepeated() ? Many.LIST : Many.ONE;
    Kind kind = kind(value);
    return new FieldType(
        field.getJsonName(),
        kind,
        many,
        many != Many.ONE || field.hasPresence(),
        kind == Kind.ENUM ? words(value) : List.of(),
        kind == Kind.MESSAGE ? types.of(value.getMessageType()) : null);
  }

  /** What a field holds that no descriptor has, its JSON alone tells. */
  static FieldType unknown(String name) {
    return new FieldType(name, Kind.JSON, Many.ONE, true, List.of(), null);
  }

  private static List<String> words(FieldDescriptor field) {
    return field.getEnumType().getValues().stream()
        .sorted(Comparator.comparingInt(EnumValueDescriptor::getNumber))
        .map(EnumValueDescriptor::getName)
        .toList();
  }

  private static Kind kind(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case BOOLEAN -> Kind.BOOL;
      case INT, LONG, FLOAT, DOUBLE -> Kind.NUMBER;
      case STRING, BYTE_STRING -> Kind.STRING;
      // The one word of google.protobuf.NullValue is null in JSON.
      case ENUM ->
          field.getEnumType().getFullName().equals("google.protobuf.NullValue")
              ? Kind.JSON
              : Kind.ENUM;
      case MESSAGE -> kind(field.getMessageType());
    };
  }

  private static Kind kind(Descriptor message) {
    return switch (JsonForm.of(message)) {
      case FIELDS -> Kind.MESSAGE;
      case TIMESTAMP -> Kind.TIMESTAMP;
      case DURATION -> Kind.DURATION;
      case FIELD_MASK -> Kind.STRING;
      case WRAPPER -> kind(message.field(VALUE_OF_WRAPPER));
      default -> Kind.JSON;
    };
  }
}
