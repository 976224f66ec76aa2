package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;

/** {@code GET /v1/{name=operations/**}}: a poll. HEAD is none: its reply tells nothing. */
public final class GetOperation extends Rpc {
  private final OperationsService operations;

  public GetOperation(OperationsService operations, Templates templates) {
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
