package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;

/** What messages of a type are in JSON: an object with their fields, or a form of their own. */
enum JsonForm {
  FIELDS,
  ANY,
  TIMESTAMP,
  DURATION,
  FIELD_MASK,
  STRUCT,
  VALUE,
  LIST_VALUE,
  WRAPPER;

  private static final String PACKAGE = "google.protobuf.";

  static JsonForm of(Descriptor type) {
    return of(type.getFullName());
  }

  /** Returns the form of the messages of a type of this full name. */
  static JsonForm of(String name) {
    if (!name.startsWith(PACKAGE)) {
      return FIELDS;
    }
    return switch (name.substring(PACKAGE.length())) {
      case "Any" -> ANY;
      case "Timestamp" -> TIMESTAMP;
      case "Duration" -> DURATION;
      case "FieldMask" -> FIELD_MASK;
      case "Struct" -> STRUCT;
      case "Value" -> VALUE;
      case "ListValue" -> LIST_VALUE;
      case "DoubleValue",
          "FloatValue",
          "Int64Value",
          "UInt64Value",
          "Int32Value",
          "UInt32Value",
          "BoolValue",
          "StringValue",
          "BytesValue" ->
          WRAPPER;
      default -> FIELDS;
    };
  }
}
