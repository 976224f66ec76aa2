package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;

/** {@code POST /v1/{name=operations/**}:cancel}. */
public final class CancelOperation extends Rpc {
  private final OperationsService operations;

  public CancelOperation(OperationsService operations, HttpRpcCalls calls) {
    super("cancel-operation", calls);
    this.operations = operations;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    OperationName name = call.operationName();
    call.checkedMessage(name);
    return operations
        .cancel(name, call.request("CancelOperation"))
        .map(accepted -> JsonObject.EMPTY);
  }
}
