package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The field of a request that says which fields of the resource are meant: of an update (AIP-134
 * has {@code update_mask}, Spanner {@code field_mask}), and of what {@link ReadMasks reads} it. It
 * is the one of the type {@code FieldMask}.
 */
final class UpdateMasks {
  private static final String TYPE = "google.protobuf.FieldMask";

  private UpdateMasks() {}

  static Optional<FieldDescriptor> field(Descriptor request) {
    return request.getFields().stream()
        .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isRepeated())
        .filter(field -> field.getMessageType().getFullName().equals(TYPE))
        .findFirst();
  }

  /**
   * Returns the request with the paths of its mask in their JSON names, each of which has to be a
   * field of the resource (AIP-161).
   */
  static JsonObject checked(
      ApiMethod method, JsonObject request, DescriptorTypes types, Violations violations) {
    FieldDescriptor field = field(method.request()).orElse(null);
    Descriptor resource = method.resourceMessage();
    String mask = field == null ? null : request.string(field.getJsonName());
    if (field == null || resource == null || mask == null || mask.isBlank()) {
      return request;
    }
    List<String> paths = new ArrayList<>();
    for (String path : mask.split(",", -1)) {
      String normal =
          path.strip().equals("*") ? "*" : path(types.of(resource), path.strip(), types);
      if (normal == null) {
        violations.unknown(path.strip(), field.getName());
      }
      paths.add(normal == null ? path.strip() : normal);
    }
    return request.with(field.getJsonName(), String.join(",", paths));
  }

  /** What follows on a map or a list is a key, and stays as it is. */
  private static @Nullable String path(
      DescriptorType resource, String path, DescriptorTypes types) {
    List<String> names = Arrays.asList(path.split("\\.", -1));
    List<String> normal = new ArrayList<>();
    DescriptorType type = resource;
    for (String name : names) {
      FieldDescriptor field = type == null ? null : type.field(name);
      if (field == null) {
        return null;
      }
      normal.add(field.getJsonName());
      boolean isMessage = field.getJavaType() == JavaType.MESSAGE;
      DescriptorType next = isMessage ? types.of(field.getMessageType()) : null;
      if (field.isRepeated() || (next != null && WellKnownTypes.areSpecial(next))) {
        normal.addAll(names.subList(normal.size(), names.size()));
        break;
      }
      type = next;
    }
    return String.join(".", normal);
  }
}
