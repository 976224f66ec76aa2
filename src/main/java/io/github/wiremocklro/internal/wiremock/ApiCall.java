package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.DerivedScript;
import io.github.wiremocklro.internal.api.LinkedApis;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.RequestId;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method whose descriptor is known, however it was transported.
 *
 * @param message reads the request message with the descriptor
 */
record ApiCall(LinkedApis apis, ApiMethod method, Supplier<JsonObject> message) {

  /** Returns the script of the operation that the call starts. */
  JsonObject script(JsonObject request, Supplier<String> ids) {
    return apis.scripts().of(method, request, ids);
  }

  /** Returns the name of the resource that a request message is about. */
  String resourceName(JsonObject request, Supplier<String> ids) {
    return DerivedScript.name(method, request, ids);
  }

  /** Returns the type of the resources that a list has; null where the call is none, or unknown. */
  @Nullable MessageType listed() {
    return apis.listed(method);
  }

  /** Returns what makes of a resource what a request message to read it asks for. */
  UnaryOperator<JsonObject> asked(JsonObject request) {
    return apis.asked(method, request);
  }

  /**
   * Checks what the method asks of a change beside what the change itself says, and what depends on
   * what is there.
   */
  void check(ResourceChange change, JsonObject request, ResourcesService resources) {
    resources.checkType(change, method.resourceType());
    if (change.kind() == Kind.UPDATE && change.allowMissing() && !resources.has(change.name())) {
      apis.requests().checkAsCreate(method, request);
    }
    JsonObject stored = change.kind() == Kind.UPDATE ? resources.stored(change.name()) : null;
    if (stored != null && isSent(change, request)) {
      apis.requests().checkUpdate(method, change.body(), change.updateMask(), stored);
    }
    if (change.kind() == Kind.DELETE && method.hasForce() && !change.force()) {
      resources.checkChildless(change.name());
    }
  }

  /** What a mapping sets in its place is the mapping's own affair. */
  private boolean isSent(ResourceChange change, JsonObject request) {
    JsonObject derived = DerivedScript.change(method, request, change.name());
    return derived != null && change.body().equals(derived.get("body"));
  }

  /** Returns what the client calls its request, null where it does not (AIP-155). */
  @Nullable RequestId requestId(JsonObject request) {
    String id = request.string("requestId");
    return id == null || id.isEmpty()
        ? null
        : new RequestId(method.fullName(), DerivedScript.place(method, request), id, request);
  }
}
