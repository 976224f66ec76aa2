package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Answer;
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
  Answer<JsonObject> answer(RpcCall call) {
    OperationName name = call.operationName();
    call.checkedBody(name);
    return operations
        .cancel(name, call.request("CancelOperation"))
        .map(accepted -> JsonObject.EMPTY);
  }
}
