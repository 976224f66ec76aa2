package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of an operation say of its request: the fields that the type has, by the names
 * that Google's APIs have for them. Times and flags are the engine's.
 */
final class DerivedMetadata {
  private final DescriptorTypes types;

  DerivedMetadata(DescriptorTypes types) {
    this.types = types;
  }

  /**
   * Returns the metadata, null for a method without.
   *
   * @param name the resource that the operation is about; empty where that is unknown
   * @param resource the resource as the request has it, null where it has none
   */
  @Nullable JsonObject of(
      ApiMethod method, JsonObject request, String name, @Nullable JsonObject resource) {
    if (method.metadata().isEmpty()) {
      return null;
    }
    JsonObject metadata = JsonObject.of("@type", DerivedScript.url(method.metadata()));
    DescriptorType type = types.find(method.metadata());
    if (type == null) {
      return metadata;
    }
    if (isResource(type.descriptor(), method)) {
      // Cloud Run's metadata are the resource itself.
      return metadata.overlaidWith(named(type, resource, name));
    }
    boolean reference = false;
    for (FieldDescriptor field : type.descriptor().getFields()) {
      boolean refers = refersTo(field, method.resource());
      Object value =
          refers && !reference && !isIn(method.request(), field)
              ? name
              : value(field, method, request, name, resource);
      reference |= refers;
      if (value != null && !value.equals("")) {
        metadata = metadata.with(field.getJsonName(), value);
      }
    }
    return metadata;
  }

  private @Nullable Object value(
      FieldDescriptor field,
      ApiMethod method,
      JsonObject request,
      String name,
      @Nullable JsonObject resource) {
    if (field.isRepeated()) {
      return null;
    }
    if (field.getJavaType() == JavaType.MESSAGE) {
      return resource != null && isResource(field.getMessageType(), method)
          ? named(types.of(field.getMessageType()), resource, name)
          : null;
    }
    if (field.getJavaType() != JavaType.STRING) {
      return null;
    }
    return switch (field.getName()) {
      case "target" -> name;
      case "verb" -> method.operationVerb();
      case "api_version" -> method.version();
      default ->
          Annotations.reference(field).isPresent() && isIn(method.request(), field)
              ? request.string(field.getJsonName())
              : null;
    };
  }

  private static boolean isResource(Descriptor message, ApiMethod method) {
    Descriptor resource = method.resourceMessage();
    return resource != null && resource.getFullName().equals(message.getFullName());
  }

  /**
   * Spanner repeats names of the request in the metadata: {@code database}, {@code source_backup}.
   */
  private static boolean isIn(Descriptor request, FieldDescriptor field) {
    FieldDescriptor same = request.findFieldByName(field.getName());
    return same != null && same.getType() == field.getType() && !same.isRepeated();
  }

  private static boolean refersTo(FieldDescriptor field, @Nullable ApiResource resource) {
    return resource != null
        && field.getJavaType() == JavaType.STRING
        && !field.isRepeated()
        && Annotations.reference(field)
            .filter(reference -> reference.type().equals(resource.type()))
            .isPresent();
  }

  private static JsonObject named(DescriptorType type, @Nullable JsonObject resource, String name) {
    JsonObject fields = resource == null ? JsonObject.EMPTY : resource;
    return type.has("name") && !name.isEmpty()
        ? JsonObject.of("name", name).overlaidWith(fields).with("name", name)
        : fields;
  }
}
