package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that clients send, and that are in no reply (google.api.field_behavior INPUT_ONLY),
 * passwords among them.
 */
final class InputOnlyFields {
  private final DescriptorTypes types;

  InputOnlyFields(DescriptorTypes types) {
    this.types = types;
  }

  /** Returns the message without these fields, at whatever depth; itself where it has none. */
  JsonObject droppedFrom(JsonObject message, DescriptorType type) {
    if (WellKnownTypes.areSpecial(type)) {
      return message;
    }
    JsonObject rest = message;
    for (Map.Entry<String, @Nullable Object> entry : message.fields().entrySet()) {
      FieldDescriptor field = type.field(entry.getKey());
      Object value = entry.getValue();
      if (field == null || value == null) {
        continue;
      }
      if (type.isInputOnly(field)) {
        rest = rest.without(entry.getKey());
      } else if (field.getJavaType() == JavaType.MESSAGE) {
        Object inner = inner(value, field);
        rest = inner == value ? rest : rest.with(entry.getKey(), inner);
      }
    }
    return rest;
  }

  private Object inner(Object value, FieldDescriptor field) {
    if (value instanceof List<?> list) {
      return elements(list, field);
    }
    if (!(value instanceof JsonObject message)) {
      return value;
    }
    return field.isMapField()
        ? values(message, field.getMessageType().field(2))
        : droppedFrom(message, types.of(field.getMessageType()));
  }

  private JsonObject values(JsonObject map, FieldDescriptor values) {
    if (values.getJavaType() != JavaType.MESSAGE) {
      return map;
    }
    JsonObject rest = map;
    for (Map.Entry<String, @Nullable Object> entry : map.fields().entrySet()) {
      Object value = entry.getValue();
      Object inner = value == null ? null : inner(value, values);
      rest = inner == value ? rest : rest.with(entry.getKey(), inner);
    }
    return rest;
  }

  private List<?> elements(List<?> list, FieldDescriptor field) {
    List<@Nullable Object> rest = new ArrayList<>(list.size());
    boolean same = true;
    for (Object element : list) {
      Object inner = element == null ? null : inner(element, field);
      same &= inner == element;
      rest.add(inner);
    }
    return same ? list : rest;
  }
}
