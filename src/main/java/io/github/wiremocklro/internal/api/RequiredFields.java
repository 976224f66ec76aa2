package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.EnumDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for fields that a client has to set (google.api.field_behavior REQUIRED). What descriptors
 * say of them is not always what services do: numbers and truth values cannot be told from absent
 * ones, and updates send what changes.
 */
final class RequiredFields {
  private final DescriptorTypes types;
  private final Violations violations;

  RequiredFields(DescriptorTypes types, Violations violations) {
    this.types = types;
    this.violations = violations;
  }

  /** Notes which ids, names and resources of a request are missing. */
  void check(ApiMethod method, JsonObject request) {
    if (method.kind() == MethodKind.UPDATE) {
      return;
    }
    DescriptorType type = types.of(method.request());
    for (FieldDescriptor field : method.request().getFields()) {
      boolean resource = field.getJsonName().equals(method.resourceField());
      if (type.isRequired(field)
          && (resource || isIdOrName(field))
          && isMissing(field, request.get(field.getJsonName()))) {
        violations.missing(field.getName());
      }
      if (resource
          && method.kind() == MethodKind.CREATE
          && request.get(field.getJsonName()) instanceof JsonObject created) {
        checkCreated(types.of(field.getMessageType()), created, field.getName());
      }
    }
  }

  /** Notes what the resource in the request of an update lacks, if it is to be created. */
  void checkAsCreate(ApiMethod method, JsonObject request) {
    for (FieldDescriptor field : method.request().getFields()) {
      if (field.getJsonName().equals(method.resourceField())) {
        JsonObject created =
            request.get(field.getJsonName()) instanceof JsonObject sent ? sent : JsonObject.EMPTY;
        checkCreated(types.of(field.getMessageType()), created, field.getName());
      }
    }
  }

  private static boolean isIdOrName(FieldDescriptor field) {
    return field.getJavaType() == JavaType.STRING
        && !field.isRepeated()
        && (field.getName().endsWith("_id")
            || field.getName().equals("name")
            || field.getName().equals("parent")
            || Annotations.reference(field).isPresent());
  }

  /** The name of what is created comes from the path and the id; what is read is never deep. */
  private void checkCreated(DescriptorType type, JsonObject message, String at) {
    for (FieldDescriptor field : type.descriptor().getFields()) {
      Object value = message.get(field.getJsonName());
      if (type.isRequired(field) && !field.getName().equals("name") && isMissing(field, value)) {
        violations.missing(MessageReader.within(at, field.getName()));
      }
      if (value != null && field.getJavaType() == JavaType.MESSAGE && !field.isMapField()) {
        String place = MessageReader.within(at, field.getName());
        checkInner(types.of(field.getMessageType()), value, place);
      }
    }
  }

  private void checkInner(DescriptorType type, @Nullable Object value, String at) {
    if (WellKnownTypes.areSpecial(type)) {
      return;
    }
    if (value instanceof JsonObject message) {
      checkCreated(type, message, at);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        checkInner(type, list.get(i), at + "[" + i + "]");
      }
    }
  }

  static boolean isMissing(FieldDescriptor field, @Nullable Object value) {
    return switch (field.getJavaType()) {
      case STRING -> value == null || value.equals("") || value.equals(List.of());
      case MESSAGE -> value == null || value.equals(List.of());
      case ENUM -> value == null || isUnspecified(field.getEnumType(), value);
      default -> false;
    };
  }

  private static boolean isUnspecified(EnumDescriptor words, Object value) {
    var unset = words.findValueByNumber(0);
    return unset != null && unset.getName().equals(value);
  }
}
