package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.OperationJson;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationsService;

/** {@code GET /v1/{name=operations/**}}. */
final class GetOperation extends Rpc {
  private final OperationsService operations;

  GetOperation(OperationsService operations, Templates templates) {
    super("get-operation", templates);
    this.operations = operations;
  }

  @Override
  JsonObject answer(RpcCall call) {
    return OperationJson.of(operations.get(call.operationName()));
  }
}
