package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.OperationJson;
import io.github.wiremocklro.operation.Answer;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
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
  Answer<JsonObject> answer(RpcCall call) {
    OperationName name = call.operationName();
    Answer<Operation> answer =
        call.isHead()
            ? Answer.of(operations.peek(name))
            : operations.get(name, call.request("GetOperation"));
    return answer.map(OperationJson::of);
  }
}
