package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import java.util.ArrayList;
import java.util.List;

/** Names of fields as .proto files have them, which is how errors name fields. */
final class ProtoNames {
  private ProtoNames() {}

  /** Returns the path to a field that is given in JSON names, such as {@code entity.id}. */
  static String of(Descriptor message, String jsonPath) {
    List<String> names = new ArrayList<>();
    Descriptor type = message;
    for (String json : jsonPath.split("\\.", -1)) {
      for (FieldDescriptor field : type.getFields()) {
        if (field.getJsonName().equals(json)) {
          names.add(field.getName());
          type = field.getJavaType() == JavaType.MESSAGE ? field.getMessageType() : type;
          break;
        }
      }
    }
    return String.join(".", names);
  }
}
