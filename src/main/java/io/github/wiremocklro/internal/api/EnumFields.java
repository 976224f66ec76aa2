package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of a message type in which a message may have enums, at whatever depth. */
final class EnumFields {
  private EnumFields() {}

  /** Returns them by their JSON names. */
  static Map<String, FieldDescriptor> of(Descriptor type) {
    Map<String, FieldDescriptor> fields = new LinkedHashMap<>();
    for (FieldDescriptor field : type.getFields()) {
      if (mayHave(field)) {
        fields.put(field.getJsonName(), field);
      }
    }
    return fields.isEmpty() ? Map.of() : fields;
  }

  /** A type may hold itself. */
  private static boolean mayHave(FieldDescriptor field) {
    if (field.getJavaType() != JavaType.MESSAGE) {
      return isEnum(field);
    }
    Set<Descriptor> seen = new HashSet<>();
    Deque<Descriptor> open = new ArrayDeque<>();
    open.add(field.getMessageType());
    while (!open.isEmpty()) {
      Descriptor type = open.removeFirst();
      JsonForm form = JsonForm.of(type);
      if (form == JsonForm.ANY) {
        return true;
      }
      if (form != JsonForm.FIELDS || !seen.add(type)) {
        continue;
      }
      for (FieldDescriptor inner : type.getFields()) {
        if (isEnum(inner)) {
          return true;
        }
        if (inner.getJavaType() == JavaType.MESSAGE) {
          open.add(inner.getMessageType());
        }
      }
    }
    return false;
  }

  /** A null is no word. */
  private static boolean isEnum(FieldDescriptor field) {
    return field.getJavaType() == JavaType.ENUM
        && !field.getEnumType().getFullName().equals("google.protobuf.NullValue");
  }
}
