package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.Json;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationsService;

/** {@code POST /v1/{name=operations/**}:cancel}. */
final class CancelOperation extends Rpc {
  private final OperationsService operations;

  CancelOperation(OperationsService operations, Templates templates) {
    super("cancel-operation", templates);
    this.operations = operations;
  }

  @Override
  JsonObject answer(RpcCall call) {
    OperationName name = call.operationName();
    checkBody(call.body(), name);
    operations.cancel(name);
    return JsonObject.EMPTY;
  }

  /**
   * Java sends nothing, Python and Node {@code {}}, Go {@code {"name": ...}}; all mean the same.
   */
  private static void checkBody(String body, OperationName name) {
    if (body.isBlank()) {
      return;
    }
    JsonObject request = Json.parseObject(body, "the request body");
    for (String field : request.fields().keySet()) {
      if (!field.equals("name")) {
        throw new InvalidScriptException(
            field,
            request.get(field),
            "stands under a name that CancelOperationRequest does not have",
            "send an empty body or {}");
      }
    }
    // In proto3 JSON null is as good as absent.
    if (request.get("name") != null && !name.toString().equals(request.get("name"))) {
      throw new InvalidScriptException(
          "name",
          request.get("name"),
          "is another operation than that of the path, " + name,
          "send an empty body or {}");
    }
  }
}
