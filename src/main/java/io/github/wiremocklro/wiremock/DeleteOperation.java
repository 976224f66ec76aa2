package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Answer;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationsService;

/** {@code DELETE /v1/{name=operations/**}}. */
final class DeleteOperation extends Rpc {
  private final OperationsService operations;

  DeleteOperation(OperationsService operations, Templates templates) {
    super("delete-operation", templates);
    this.operations = operations;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    return operations
        .delete(call.operationName(), call.request("DeleteOperation"))
        .map(deleted -> JsonObject.EMPTY);
  }
}
