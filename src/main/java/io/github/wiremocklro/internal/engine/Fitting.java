package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings what scripts say of resources into the normal form of the resources' types, as what
 * clients send is. Else no client could read it. What does not fit a type that is known is refused
 * with an {@link InvalidArgumentException}.
 */
final class Fitting {
  private static final String TYPE = "@type";

  private Fitting() {}

  /** Returns the script with the fields that its resource is to have, as they are read. */
  static OperationScript body(
      OperationScript script, ResourceChange change, UnaryOperator<JsonObject> reader) {
    JsonObject body =
        InvalidArgumentException.at(
            "resource.body", () -> reader.apply(change.body().without(TYPE)));
    return script.resource(
        new ResourceChange(
            change.kind(),
            change.name(),
            change.type(),
            body,
            change.updateMask(),
            change.states(),
            change.force(),
            change.etag(),
            change.allowMissing()));
  }

  /**
   * Returns the script with its response.
   *
   * @param resource as it will be once the operation completes; null for none
   */
  static OperationScript response(
      OperationScript script, @Nullable JsonObject resource, MessageTypes types) {
    JsonObject response = script.response();
    ResourceChange change = script.resource();
    return response == null || change == null || change.kind() == Kind.CUSTOM
        ? script
        : script.response(
            InvalidArgumentException.at("operation", () -> response(response, resource, types)));
  }

  /** Returns a response, which is laid over a resource that it has the name of. */
  static JsonObject response(
      JsonObject response, @Nullable JsonObject resource, MessageTypes types) {
    boolean isTheResource =
        resource != null
            && Objects.equals(response.messageType(), resource.messageType())
            && Objects.equals(response.get("name"), resource.get("name"));
    return isTheResource
        ? InvalidArgumentException.at("response", () -> shown(response, types.of(resource)))
        : response;
  }

  private static JsonObject shown(JsonObject response, MessageType type) {
    return JsonObject.of(TYPE, response.get(TYPE))
        .overlaidWith(type.withoutInputOnly(type.read(response.without(TYPE))));
  }
}
