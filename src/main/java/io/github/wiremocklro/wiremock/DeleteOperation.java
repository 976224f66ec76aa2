package io.github.wiremocklro.wiremock;

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
  JsonObject answer(RpcCall call) {
    operations.delete(call.operationName());
    return JsonObject.EMPTY;
  }
}
