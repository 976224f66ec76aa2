package io.github.wiremocklro.internal.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import io.github.wiremocklro.internal.api.Annotations.Behavior;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes messages that have what their descriptor requires of a client, or all that it may set. */
final class SampleMessages {
  /** Messages have themselves for fields, and would have no end. */
  private static final int DEEPEST = 4;

  private SampleMessages() {}

  /** Returns a message with the fields that are required, of which none is deep. */
  static DynamicMessage.Builder of(Descriptor type) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    fill(message, 0, false);
    return message;
  }

  /** Returns a message with all fields that a client may set, also in the messages in it. */
  static DynamicMessage.Builder full(Descriptor type) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    fill(message, 0, true);
    return message;
  }

  private static void fill(DynamicMessage.Builder message, int depth, boolean all) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      Set<Behavior> behavior = Annotations.behavior(Protobuf.own(field));
      boolean required = behavior.contains(Behavior.REQUIRED);
      if (!behavior.contains(Behavior.OUTPUT_ONLY)
          && (required || (all && depth < DEEPEST))
          && !isAny(field)) {
        Object value = value(field, depth, all);
        message.setField(field, field.isRepeated() ? List.of(value) : value);
      }
    }
  }

  private static boolean isAny(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE
        && field.getMessageType().getFullName().equals("google.protobuf.Any");
  }

  private static Object value(FieldDescriptor field, int depth, boolean all) {
    return switch (field.getJavaType()) {
      case STRING ->
          Annotations.isUuid(Protobuf.own(field))
              ? "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
              : "sample";
      case INT -> 1;
      case LONG -> 1L;
      case FLOAT -> 1.5f;
      case DOUBLE -> 1.5d;
      case BOOLEAN -> true;
      case BYTE_STRING -> ByteString.copyFromUtf8("sample");
      case ENUM -> word(field);
      case MESSAGE -> {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(field.getMessageType());
        if (field.isMapField()) {
          entry(message, depth, all);
        } else {
          fill(message, depth + 1, all);
        }
        yield special(message).build();
      }
    };
  }

  private static void entry(DynamicMessage.Builder message, int depth, boolean all) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      message.setField(field, value(field, depth + 1, all));
    }
  }

  /** What JSON has no empty form of. */
  private static DynamicMessage.Builder special(DynamicMessage.Builder message) {
    Descriptor type = message.getDescriptorForType();
    if (type.getFullName().equals("google.protobuf.Value")) {
      message.setField(type.findFieldByName("string_value"), "sample");
    } else if (type.getFullName().equals("google.protobuf.FieldMask")) {
      message.addRepeatedField(type.findFieldByName("paths"), "*");
    }
    return message;
  }

  /** The first one says that there is none. */
  private static EnumValueDescriptor word(FieldDescriptor field) {
    List<EnumValueDescriptor> words = field.getEnumType().getValues();
    return words.get(words.size() - 1);
  }

  /** Sets a text by its path in JSON names, such as {@code lakeId} or {@code entity.id}. */
  static void set(DynamicMessage.Builder message, String path, String value) {
    setJson(message, List.of(path.split("\\.")), value);
  }

  private static void setJson(DynamicMessage.Builder message, List<String> path, String value) {
    FieldDescriptor field =
        message.getDescriptorForType().getFields().stream()
            .filter(each -> each.getJsonName().equals(path.get(0)))
            .findFirst()
            .orElseThrow();
    if (path.size() == 1) {
      message.setField(field, value);
      return;
    }
    DynamicMessage.Builder inner = inner(message, field);
    setJson(inner, path.subList(1, path.size()), value);
    message.setField(field, inner.build());
  }

  private static DynamicMessage.Builder inner(
      DynamicMessage.Builder message, FieldDescriptor field) {
    return DynamicMessage.newBuilder(field.getMessageType())
        .mergeFrom((DynamicMessage) message.getField(field));
  }

  /** Sets all fields of a resource in a request that a client may set. */
  static void fillResource(DynamicMessage.Builder message, String resource) {
    message.getDescriptorForType().getFields().stream()
        .filter(field -> field.getJsonName().equals(resource))
        .forEach(field -> message.setField(field, full(field.getMessageType()).build()));
  }

  /** Tells the name of a resource in a request, where the resource requires one. */
  static void nameResource(DynamicMessage.Builder message, String resource, String name) {
    message.getDescriptorForType().getFields().stream()
        .filter(field -> field.getJsonName().equals(resource))
        .map(FieldDescriptor::getMessageType)
        .map(type -> type.findFieldByName("name"))
        .filter(Objects::nonNull)
        .filter(field -> Annotations.behavior(Protobuf.own(field)).contains(Behavior.REQUIRED))
        .forEach(field -> setJson(message, List.of(resource, "name"), name));
  }

  /** Takes a field away by its path: it is in the path of the call. */
  static void clear(DynamicMessage.Builder message, String path) {
    int dot = path.indexOf('.');
    Descriptor type = message.getDescriptorForType();
    FieldDescriptor field = type.findFieldByName(dot < 0 ? path : path.substring(0, dot));
    if (dot < 0) {
      message.clearField(field);
    } else if (field.getJavaType() == JavaType.MESSAGE) {
      DynamicMessage.Builder inner = inner(message, field);
      clear(inner, path.substring(dot + 1));
      message.setField(field, inner.build());
    }
  }
}
