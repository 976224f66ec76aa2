package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a message the request that a binding has for it. A message that is the body is there
 * even if it is not set, as Google's own clients have it.
 */
final class RestBinding {
  private static final String WHOLE = "*";

  private final HttpBinding binding;
  private final Descriptor request;
  private final String response;

  /** The fields that are in the path or the body, as the .proto file names them. */
  private final Set<String> taken = new HashSet<>();

  private final @Nullable FieldDescriptor body;

  RestBinding(HttpBinding binding, Descriptor request, String response) {
    this.binding = binding;
    this.request = request;
    this.response = response;
    this.body = binding.body().isEmpty() ? null : request.findFieldByName(binding.body());
    binding.template().variables().stream().map(Variable::field).forEach(taken::add);
    if (!binding.body().isEmpty()) {
      taken.add(binding.body());
    }
  }

  /** Returns the request; null where a field of the message fits neither path, body nor query. */
  @Nullable RestCall call(JsonObject message) {
    if (!binding.responseBody().isEmpty() || !isBodyObject()) {
      return null;
    }
    String path = RestPath.of(binding.template(), field -> text(message, field));
    boolean whole = binding.body().equals(WHOLE);
    String query = whole ? "" : RestQuery.of(request, message, taken);
    if (path == null || query == null) {
      return null;
    }
    String verb = binding.verb().equals(WHOLE) ? "POST" : binding.verb();
    return new RestCall(verb, path + query, whole ? rest(message) : body(message), response);
  }

  /** What is read of a body is an object. */
  private boolean isBodyObject() {
    if (binding.body().isEmpty() || binding.body().equals(WHOLE)) {
      return true;
    }
    if (body == null || body.isRepeated() || body.getJavaType() != JavaType.MESSAGE) {
      return false;
    }
    return switch (JsonForm.of(body.getMessageType())) {
      case FIELDS, STRUCT, ANY -> true;
      default -> false;
    };
  }

  private @Nullable JsonObject body(JsonObject message) {
    if (body == null) {
      return null;
    }
    return message.get(body.getJsonName()) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** All but what is in the path; of a message part of which is there, all stays. */
  private JsonObject rest(JsonObject message) {
    JsonObject rest = message;
    for (Variable variable : binding.template().variables()) {
      FieldDescriptor field = request.findFieldByName(variable.field());
      rest = field == null ? rest : rest.without(field.getJsonName());
    }
    return rest;
  }

  private @Nullable String text(JsonObject message, String path) {
    Object value = message;
    Descriptor type = request;
    for (String name : path.split("\\.", -1)) {
      FieldDescriptor field = type.findFieldByName(name);
      if (field == null || !(value instanceof JsonObject object)) {
        return null;
      }
      value = object.get(field.getJsonName());
      type = field.getJavaType() == JavaType.MESSAGE ? field.getMessageType() : type;
    }
    return value == null || value instanceof JsonObject ? null : value.toString();
  }
}
