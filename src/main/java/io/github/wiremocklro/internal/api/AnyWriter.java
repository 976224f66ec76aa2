package io.github.wiremocklro.internal.api;

import com.google.protobuf.WireFormat;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;

/** Writes a {@code google.protobuf.Any}; the numbers of its fields are those of any.proto. */
final class AnyWriter {
  private static final int TYPE_URL = 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  private static final int VALUE = 2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private final WireTypes types;
  private final MessageWriter messages;
  private final WellKnownWriter wellKnown;
  private final WireOutput out;

  AnyWriter(WireTypes types, MessageWriter messages, WellKnownWriter wellKnown, WireOutput out) {
    this.types = types;
    this.messages = messages;
    this.wellKnown = wellKnown;
    this.out = out;
  }

  /** Writes the type and the content; nothing of an object without fields. */
  void content(JsonObject any) {
    if (any.fields().isEmpty()) {
      return;
    }
    String url = any.string("@type");
    String name = any.messageType();
    if (url == null || name == null || name.isEmpty() || !url.contains("/")) {
      throw new InvalidArgumentException(
          "@type",
          any.get("@type"),
          "names no type",
          "write one, as in type.googleapis.com/google.protobuf.Empty");
    }
    WireType type = types.find(name);
    if (type == null && any.fields().size() > 1) {
      throw new InvalidArgumentException(
          "@type", url, "is a type that no descriptor here has", WireTypes.REMEDY);
    }
    out.varint(TYPE_URL);
    out.text(url);
    if (type != null) {
      packed(type, any);
    }
  }

  private void packed(WireType type, JsonObject any) {
    int before = out.size();
    out.varint(VALUE);
    int start = out.begin();
    if (type.form() == JsonForm.FIELDS) {
      messages.fields(type, any, true);
    } else {
      special(type, any);
    }
    if (out.size() == start) {
      out.cut(before);
    } else {
      out.end(start);
    }
  }

  /** A type with a JSON form of its own has it in {@code value}. */
  private void special(WireType type, JsonObject any) {
    for (String name : any.fields().keySet()) {
      if (!name.equals("@type") && !name.equals("value")) {
        throw new InvalidArgumentException(
            name, any.get(name), "is beside the value of a " + type.name(), "leave it out");
      }
    }
    Object value = any.get("value");
    if (value == null && !(type.form() == JsonForm.VALUE && any.has("value"))) {
      return;
    }
    try {
      if (value == null) {
        wellKnown.value(null);
      } else {
        messages.content(type, value);
      }
    } catch (InvalidArgumentException e) {
      throw e.within("value");
    }
  }
}
