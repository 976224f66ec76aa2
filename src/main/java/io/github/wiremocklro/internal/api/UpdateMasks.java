package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldPath;
import io.github.wiremocklro.internal.engine.PathName;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The field of a request that says which fields of the resource are meant: of an update (AIP-134
 * has {@code update_mask}, Spanner {@code field_mask}), and of what {@link ReadMasks reads} it. It
 * is the one of the type {@code FieldMask}.
 */
final class UpdateMasks {
  private static final String TYPE = "google.protobuf.FieldMask";

  private UpdateMasks() {}

  /** Returns the field that has the mask of the method's resource; null where none has. */
  static @Nullable FieldDescriptor field(ApiMethod method) {
    return switch (method.kind()) {
      case UPDATE, GET, LIST ->
          method.request().getFields().stream()
              .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isRepeated())
              .filter(field -> field.getMessageType().getFullName().equals(TYPE))
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  /**
   * Returns the request with the fields of its mask in their JSON names. Each path has to lead to
   * something that the resource can have (AIP-161).
   *
   * @throws StatusException with {@code INVALID_ARGUMENT} if one cannot be read, or there are too
   *     many, for a lenient server too
   */
  static JsonObject checked(ApiMethod method, JsonObject request, Violations violations) {
    FieldDescriptor field = field(method);
    Descriptor resource = method.resourceMessage();
    List<FieldPath> paths = paths(field, request);
    if (field == null || resource == null || paths.isEmpty()) {
      return request;
    }
    if (paths.size() > FieldPath.MAX_PATHS) {
      violations.add(
          field.getName(),
          "%s: %d fields are too many; name at most %d"
              .formatted(field.getName(), paths.size(), FieldPath.MAX_PATHS));
      throw violations.exception("");
    }
    StringJoiner mask = new StringJoiner(",");
    for (FieldPath path : paths) {
      TypedPath typed = TypedPath.of(path, resource);
      if (!typed.problem().isEmpty()) {
        violations.unknown(path.text(), field.getName(), typed.problem());
      }
      if (path.names().isEmpty()) {
        throw violations.exception("");
      }
      mask.add(typed.with(key -> key).text());
    }
    return request.with(field.getJsonName(), mask.toString());
  }

  /** Returns the paths of a checked request's mask, which tell keys from fields; none for all. */
  static List<FieldPath> asked(ApiMethod method, JsonObject request) {
    Descriptor resource = method.resourceMessage();
    List<FieldPath> paths = paths(field(method), request);
    return resource == null
        ? paths
        : paths.stream().map(path -> TypedPath.of(path, resource).with(PathName::asKey)).toList();
  }

  private static List<FieldPath> paths(@Nullable FieldDescriptor field, JsonObject request) {
    String mask = field == null ? null : request.string(field.getJsonName());
    return mask == null || mask.isBlank() ? List.of() : FieldPath.all(mask);
  }
}
