package io.github.wiremocklro.internal.api;

import com.google.protobuf.WireFormat;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message, given in proto3 JSON (protobuf.dev, "ProtoJSON Format"), as bytes. What the
 * type does not have is an error, which tells where.
 */
final class MessageWriter {
  /** As in protobuf's own readers of JSON. */
  private static final int MAX_DEPTH = 100;

  private final WireTypes types;
  private final WireOutput out = new WireOutput();
  private final ScalarWriter scalars = new ScalarWriter(out);
  private final WellKnownWriter wellKnown = new WellKnownWriter(this, out);
  private final AnyWriter anys;
  private int depth;

  MessageWriter(WireTypes types) {
    this.types = types;
    this.anys = new AnyWriter(types, this, wellKnown, out);
  }

  /** Returns the bytes; a writer writes one message. */
  byte[] write(WireType type, JsonObject json) {
    content(type, json);
    return out.toBytes();
  }

  /** Writes the fields of a message, without its length. */
  void content(WireType type, Object value) {
    deeper();
    switch (type.form()) {
      case FIELDS -> fields(type, object(type, value), false);
      case ANY -> anys.content(object(type, value));
      default -> wellKnown.content(type, value);
    }
    depth--;
  }

  /** Counts a level; whoever has written it counts it back. */
  void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new InvalidArgumentException(
          "", "what is here", "is deeper than %d levels".formatted(MAX_DEPTH), "make it flatter");
    }
  }

  void higher() {
    depth--;
  }

  static JsonObject object(WireType type, Object value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw ScalarWriter.misfit(value, type.name());
  }

  /** Writes the fields of an object, in an Any all but its {@code @type}. */
  void fields(WireType type, JsonObject json, boolean inAny) {
    json.fields()
        .forEach(
            (name, value) -> {
              if (!inAny || !name.equals("@type")) {
                named(type, json, name, value);
              }
            });
  }

  private void named(WireType type, JsonObject json, String name, @Nullable Object value) {
    WireField field = type.field(name);
    if (field == null) {
      throw new InvalidArgumentException(
          name,
          value,
          "is in a field that %s does not have".formatted(type.name()),
          "leave it out, or give newer descriptors with --api FILE, in Java api(...)");
    }
    if (value == null && (field.isRepeated() || !field.nullIsValue())) {
      return; // Null is the absence of the field.
    }
    try {
      checkAlone(field, json, name, value);
      field(field, value);
    } catch (InvalidArgumentException e) {
      throw e.within(name);
    }
  }

  private static void checkAlone(
      WireField field, JsonObject json, String name, @Nullable Object value) {
    String jsonName = field.jsonName();
    if (!name.equals(jsonName) && json.has(jsonName)) {
      throw new InvalidArgumentException(
          "", value, "is there twice, as %s too".formatted(jsonName), "leave one of them out");
    }
    FieldDescriptor rival = field.rival(json);
    if (rival != null) {
      throw new InvalidArgumentException(
          "",
          value,
          "is there beside %s, of which a message has one".formatted(rival.getJsonName()),
          "leave one of them out");
    }
  }

  /** Writes a field that is there. */
  void field(WireField field, @Nullable Object value) {
    if (!field.isRepeated()) {
      single(field, value);
    } else if (field.isMap()) {
      map(field, value);
    } else {
      list(field, value);
    }
  }

  private void single(WireField field, @Nullable Object value) {
    int start = out.size();
    out.varint(field.tag());
    int content = out.size();
    value(field, value);
    if (!field.isPresent() && out.isZeroFrom(content)) {
      out.cut(start);
    }
  }

  private void list(WireField field, @Nullable Object value) {
    if (!(value instanceof List<?> elements)) {
      throw ScalarWriter.misfit(value, "list of " + ScalarWriter.typeName(field));
    }
    boolean packed = field.isPacked() && !elements.isEmpty();
    int start = 0;
    if (packed) {
      out.varint(field.tag());
      start = out.begin();
    }
    for (int i = 0; i < elements.size(); i++) {
      try {
        if (!packed) {
          out.varint(field.tag());
        }
        value(field, elements.get(i));
      } catch (InvalidArgumentException e) {
        throw e.within("[" + i + "]");
      }
    }
    if (packed) {
      out.end(start);
    }
  }

  private void map(WireField field, @Nullable Object value) {
    WireType entry = field.message(types);
    WireField keys = entry.field("key");
    WireField values = entry.field("value");
    if (keys == null || values == null || !(value instanceof JsonObject map)) {
      throw ScalarWriter.misfit(value, "map");
    }
    map.fields()
        .forEach(
            (key, element) -> {
              try {
                out.varint(field.tag());
                int start = out.begin();
                single(keys, scalars.key(keys, key));
                single(values, element);
                out.end(start);
              } catch (InvalidArgumentException e) {
                throw e.within("[" + key + "]");
              }
            });
  }

  /** Writes a value that has its tag already. */
  private void value(WireField field, @Nullable Object value) {
    switch (field.type()) {
      case MESSAGE -> {
        int start = out.begin();
        message(field, value);
        out.end(start);
      }
      case GROUP -> {
        message(field, value);
        out.varint(field.field().getNumber() << 3 | WireFormat.WIRETYPE_END_GROUP);
      }
      default -> scalars.value(field, value);
    }
  }

  private void message(WireField field, @Nullable Object value) {
    WireType type = field.message(types);
    if (type.form() == JsonForm.VALUE) {
      deeper();
      wellKnown.value(value);
      higher();
    } else if (value == null) {
      throw ScalarWriter.misfit(null, type.name());
    } else {
      content(type, value);
    }
  }
}
