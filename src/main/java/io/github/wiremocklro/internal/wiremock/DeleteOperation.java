package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.operation.JsonObject;

/** {@code DELETE /v1/{name=operations/**}}. */
public final class DeleteOperation extends Rpc {
  private final OperationsService operations;

  public DeleteOperation(OperationsService operations, HttpRpcCalls calls) {
    super("delete-operation", calls);
    this.operations = operations;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    return operations
        .delete(call.operationName(), call.request("DeleteOperation"))
        .map(deleted -> JsonObject.EMPTY);
  }
}
