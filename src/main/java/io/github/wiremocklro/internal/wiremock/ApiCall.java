package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.DerivedScript;
import io.github.wiremocklro.internal.api.LinkedApis;
import io.github.wiremocklro.operation.JsonObject;
import java.util.function.Supplier;

/**
 * A call of a method whose descriptor is known, however it was transported.
 *
 * @param message reads the request message with the descriptor, when it is first needed
 */
record ApiCall(LinkedApis apis, ApiMethod method, Supplier<JsonObject> message) {

  /** Returns the script of the operation that the call starts. */
  JsonObject script(Supplier<String> ids) {
    return apis.scripts().of(method, message.get(), ids);
  }

  /** Returns the name of the resource that a request message is about. */
  String resourceName(JsonObject request, Supplier<String> ids) {
    return DerivedScript.name(method, request, ids);
  }
}
