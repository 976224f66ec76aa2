package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.EnumValueDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts numbers in the place of the words of enums, as generated clients ask for with each call
 * ({@code $alt=json;enum-encoding=int}). A word that the enum does not have stays, and a message
 * whose type is not known stays as it is. What has no enum is not copied.
 */
final class EnumNumbers {
  private final DescriptorTypes types;

  EnumNumbers(DescriptorTypes types) {
    this.types = types;
  }

  /** Returns the message with numbers; the same one where it has no enums. */
  JsonObject of(DescriptorType type, JsonObject message) {
    Map<String, @Nullable Object> result = null;
    for (Map.Entry<String, FieldDescriptor> field : type.enums().entrySet()) {
      Object value = message.get(field.getKey());
      Object numbered = value == null ? null : value(field.getValue(), value);
      if (numbered != value) {
        result = result == null ? new LinkedHashMap<>(message.fields()) : result;
        result.put(field.getKey(), numbered);
      }
    }
    return result == null ? message : new JsonObject(result);
  }

  private Object value(FieldDescriptor field, Object value) {
    if (field.isMapField()) {
      return value instanceof JsonObject map ? map(field.getMessageType().field(2), map) : value;
    }
    return value instanceof List<?> list && field.isRepeated()
        ? list(field, list)
        : single(field, value);
  }

  private Object list(FieldDescriptor field, List<?> list) {
    List<@Nullable Object> result = new ArrayList<>(list.size());
    boolean changed = false;
    for (Object element : list) {
      Object numbered = element == null ? null : single(field, element);
      changed |= numbered != element;
      result.add(numbered);
    }
    return changed ? result : list;
  }

  private JsonObject map(FieldDescriptor values, JsonObject map) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    boolean changed = false;
    for (Map.Entry<String, @Nullable Object> entry : map.fields().entrySet()) {
      Object value = entry.getValue();
      Object numbered = value == null ? null : single(values, value);
      changed |= numbered != value;
      result.put(entry.getKey(), numbered);
    }
    return changed ? new JsonObject(result) : map;
  }

  private Object single(FieldDescriptor field, Object value) {
    if (field.getJavaType() == JavaType.ENUM) {
      EnumValueDescriptor word =
          value instanceof String name ? field.getEnumType().findValueByName(name) : null;
      return word == null ? value : word.getNumber();
    }
    if (!(value instanceof JsonObject message)) {
      return value;
    }
    return JsonForm.of(field.getMessageType()) == JsonForm.ANY
        ? any(message)
        : of(types.of(field.getMessageType()), message);
  }

  /** Of one that is no object in JSON, such as a Duration, {@code value} is a text. */
  private JsonObject any(JsonObject message) {
    String name = message.messageType();
    DescriptorType type = name == null ? null : types.find(name);
    return type == null ? message : of(type, message);
  }
}
