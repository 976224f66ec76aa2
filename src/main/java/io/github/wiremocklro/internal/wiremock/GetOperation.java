package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;

/** {@code GET /v1/{name=operations/**}}: a poll, but for one who is told nothing by it. */
final class GetOperation implements Rpc {
  static final String NAME = "get-operation";

  private final OperationsService operations;

  GetOperation(OperationsService operations) {
    this.operations = operations;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String replyType(RpcCall call) {
    return OPERATION;
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    call.checkFields();
    return operations
        .get(call.operationName(), call.request("GetOperation"))
        .map(OperationJson::of);
  }

  @Override
  public Answer<JsonObject> peek(RpcCall call) {
    call.checkFields();
    return Answer.of(operations.peek(call.operationName())).map(OperationJson::of);
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return OperationView.of(operations, reply);
  }
}
