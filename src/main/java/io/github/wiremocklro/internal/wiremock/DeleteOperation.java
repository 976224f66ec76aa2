package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;

/** {@code DELETE /v1/{name=operations/**}}. */
final class DeleteOperation implements Rpc {
  private final OperationsService operations;

  DeleteOperation(OperationsService operations) {
    this.operations = operations;
  }

  @Override
  public String name() {
    return "delete-operation";
  }

  @Override
  public String replyType(RpcCall call) {
    return "google.protobuf.Empty";
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    call.checkFields();
    return operations.delete(call.operationName(), call.request("DeleteOperation"));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return OperationView.of(operations, call.operationName());
  }
}
