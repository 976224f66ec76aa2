package io.github.wiremocklro.internal.api;

import com.google.protobuf.WireFormat;
import io.github.wiremocklro.internal.proto.EnumValueDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.internal.proto.FieldDescriptor.Type;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a field before a value of it is written: all that would else be looked up each
 * time.
 */
final class WireField {
  private final FieldDescriptor field;
  private final Type type;
  private final int tag;
  private final String jsonName;
  private final boolean isRepeated;
  private final boolean isMap;
  private final boolean isPacked;
  private final boolean isPresent;
  private final boolean nullIsValue;
  private final Map<String, Integer> words;
  private final List<FieldDescriptor> rivals;
  private @Nullable WireType message;

  WireField(FieldDescriptor field) {
    this.field = field;
    this.type = field.getType();
    this.tag = field.getNumber() << 3 | wireType(field);
    this.jsonName = field.getJsonName();
    this.isRepeated = field.isRepeated();
    this.isMap = field.isMapField();
    this.isPacked = field.isPacked();
    this.isPresent = field.hasPresence() || field.isRepeated();
    this.rivals =
        field.getRealContainingOneof() == null
            ? List.of()
            : field.getRealContainingOneof().getFields().stream()
                .filter(other -> other != field)
                .toList();
    this.nullIsValue = WellKnownTypes.hasNull(field);
    this.words =
        field.getJavaType() == JavaType.ENUM
            ? field.getEnumType().getValues().stream()
                .collect(
                    Collectors.toMap(EnumValueDescriptor::getName, EnumValueDescriptor::getNumber))
            : Map.of();
  }

  private static int wireType(FieldDescriptor field) {
    if (field.isPacked()) {
      return WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
    return switch (field.getType()) {
      case DOUBLE, FIXED64, SFIXED64 -> WireFormat.WIRETYPE_FIXED64;
      case FLOAT, FIXED32, SFIXED32 -> WireFormat.WIRETYPE_FIXED32;
      case STRING, BYTES, MESSAGE -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
      case GROUP -> WireFormat.WIRETYPE_START_GROUP;
      default -> WireFormat.WIRETYPE_VARINT;
    };
  }

  FieldDescriptor field() {
    return field;
  }

  Type type() {
    return type;
  }

  String jsonName() {
    return jsonName;
  }

  boolean isRepeated() {
    return isRepeated;
  }

  boolean isMap() {
    return isMap;
  }

  boolean isPacked() {
    return isPacked;
  }

  /** Returns the number of the field with what kind of bytes follow on it. */
  int tag() {
    return tag;
  }

  /** Returns whether the default of the field is a value like others, and not its absence. */
  boolean isPresent() {
    return isPresent;
  }

  /** Returns whether null is a value of the field, or an element of it. */
  boolean nullIsValue() {
    return nullIsValue;
  }

  /** Returns the number of a word of an enum, null for a word that it does not have. */
  @Nullable Integer number(String word) {
    return words.get(word);
  }

  /** Returns the type of the message that the field is. */
  WireType message(WireTypes types) {
    WireType known = message;
    if (known == null) {
      known = types.of(field.getMessageType());
      message = known; // The same whoever finds it first.
    }
    return known;
  }

  /** Returns another field of its oneof that a message has too, null for none. */
  @Nullable FieldDescriptor rival(JsonObject json) {
    for (FieldDescriptor other : rivals) {
      if (json.get(other.getJsonName()) != null || json.get(other.getName()) != null) {
        return other;
      }
    }
    return null;
  }
}
