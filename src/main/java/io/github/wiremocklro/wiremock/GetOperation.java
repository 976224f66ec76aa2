package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.OperationJson;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationsService;

/** {@code GET /v1/{name=operations/**}}: a poll. HEAD is none: its reply tells nothing. */
final class GetOperation extends Rpc {
  private final OperationsService operations;

  GetOperation(OperationsService operations, Templates templates) {
    super("get-operation", templates);
    this.operations = operations;
  }

  @Override
  JsonObject answer(RpcCall call) {
    OperationName name = call.operationName();
    return OperationJson.of(call.isHead() ? operations.peek(name) : operations.get(name));
  }
}
