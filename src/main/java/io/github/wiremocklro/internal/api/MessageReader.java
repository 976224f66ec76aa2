package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.internal.proto.OneofDescriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message from proto3 JSON, strictly, into its normal form: fields have their JSON names,
 * enums their words, 64-bit numbers are strings, and what is null is left out. What is wrong is
 * noted and left out too.
 */
final class MessageReader {
  /** As in protobuf's own readers. */
  private static final int MAX_DEPTH = 100;

  /** How a message is read. */
  enum Mode {
    /** As it is. */
    STRICT,
    /**
     * As a mapping's, where a template gives a text whatever the field is: a truth value may be
     * one, and what is blank and can be no value is left out.
     */
    RENDERED,
    /** As a client's: what only the server sets is left out. */
    REQUEST,
    /** As a client's, and what is wrong stays as it is. */
    LENIENT_REQUEST
  }

  private final DescriptorTypes types;
  private final Mode mode;
  private final Violations violations;
  private final ScalarReader scalars;
  private final WellKnownTypes wellKnown;
  private int depth;

  MessageReader(DescriptorTypes types, Mode mode, Violations violations) {
    this.types = types;
    this.mode = mode;
    this.violations = violations;
    this.scalars = new ScalarReader(violations);
    this.wellKnown = new WellKnownTypes(types, this, violations);
  }

  /** Returns the message in its normal form, be it of a type that has a form of its own or not. */
  JsonObject whole(DescriptorType type, JsonObject json, String at) {
    if (!WellKnownTypes.areSpecial(type)) {
      return read(type, json, at);
    }
    return wellKnown.value(type, json, at) instanceof JsonObject message
        ? message
        : JsonObject.EMPTY;
  }

  /** Returns the message in its normal form, as far as it is right. */
  JsonObject read(DescriptorType type, JsonObject json, String at) {
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    Map<OneofDescriptor, FieldDescriptor> chosen = new HashMap<>();
    if (++depth > MAX_DEPTH) {
      violations.add(at, "More than %d levels of messages at '%s'".formatted(MAX_DEPTH, at));
    } else {
      json.fields()
          .forEach(
              (name, value) -> {
                FieldDescriptor field = type.field(name);
                if (field == null) {
                  violations.unknown(name, at);
                  if (mode == Mode.LENIENT_REQUEST) {
                    read.put(name, value);
                  }
                } else if (value == null
                    && (field.isRepeated() || !WellKnownTypes.hasNull(field))) {
                  // Null is the absence of the field.
                } else if (isSingle(field, name, read, chosen, at)) {
                  field(type, field, value, within(at, field.getName()), read);
                }
              });
    }
    depth--;
    return new JsonObject(read);
  }

  private void field(
      DescriptorType type,
      FieldDescriptor field,
      @Nullable Object value,
      String at,
      Map<String, @Nullable Object> read) {
    Object given = mode == Mode.RENDERED ? ScalarReader.ofTemplate(field, value) : value;
    Object normal = given == null ? null : kept(value(field, given, at), given);
    boolean isClients = mode == Mode.REQUEST || mode == Mode.LENIENT_REQUEST;
    boolean dropped = isClients && type.isOutputOnly(field);
    if (!dropped && (normal != null || value == null)) {
      read.put(field.getJsonName(), normal);
    }
  }

  /** Returns the value in its normal form, or as it is where it has none and that is to be. */
  private @Nullable Object kept(@Nullable Object normal, Object value) {
    return normal == null && mode == Mode.LENIENT_REQUEST ? value : normal;
  }

  /** A field that comes in both spellings, or two of a oneof, are no message. */
  private boolean isSingle(
      FieldDescriptor field,
      String name,
      Map<String, @Nullable Object> read,
      Map<OneofDescriptor, FieldDescriptor> chosen,
      String at) {
    if (read.containsKey(field.getJsonName())) {
      violations.unknown(name, at, "The field is there already, in another spelling.");
      return false;
    }
    OneofDescriptor oneof = field.getRealContainingOneof();
    FieldDescriptor other = oneof == null ? null : chosen.putIfAbsent(oneof, field);
    if (oneof != null && other != null) {
      violations.add(
          within(at, field.getName()),
          "Invalid value at '%s' (oneof), oneof field '%s' is already set. Cannot set '%s'"
              .formatted(within(at, field.getName()), oneof.getName(), field.getJsonName()));
      return false;
    }
    return true;
  }

  private @Nullable Object value(FieldDescriptor field, Object value, String at) {
    if (field.isMapField()) {
      return map(field, value, at);
    }
    if (!field.isRepeated()) {
      return single(field, value, at);
    }
    if (!(value instanceof List<?> list)) {
      violations.invalid(at, ScalarReader.typeName(field), value);
      return null;
    }
    List<@Nullable Object> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      String place = at + "[" + i + "]";
      if (element == null && !WellKnownTypes.hasNull(field)) {
        violations.invalid(place, ScalarReader.typeName(field), null);
      } else {
        elements.add(element == null ? null : kept(single(field, element, place), element));
      }
    }
    return elements;
  }

  private @Nullable Object map(FieldDescriptor field, Object value, String at) {
    FieldDescriptor keys = field.getMessageType().field(1);
    FieldDescriptor values = field.getMessageType().field(2);
    if (!(value instanceof JsonObject map)) {
      violations.invalid(at, "map", value);
      return null;
    }
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    map.fields()
        .forEach(
            (key, element) -> {
              String place = at + "[" + key + "]";
              Object normalKey = scalars.key(keys, key, place);
              if (element == null && !WellKnownTypes.hasNull(values)) {
                violations.invalid(place, ScalarReader.typeName(values), null);
              } else if (normalKey != null) {
                entries.put(
                    String.valueOf(normalKey),
                    element == null ? null : kept(single(values, element, place), element));
              }
            });
    return new JsonObject(entries);
  }

  private @Nullable Object single(FieldDescriptor field, Object value, String at) {
    if (field.getJavaType() != JavaType.MESSAGE) {
      return scalars.value(field, value, at);
    }
    DescriptorType type = types.of(field.getMessageType());
    if (WellKnownTypes.areSpecial(type)) {
      return wellKnown.value(type, value, at);
    }
    if (value instanceof JsonObject message) {
      return read(type, message, at);
    }
    violations.invalid(at, ScalarReader.typeName(field), value);
    return null;
  }

  static String within(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }
}
