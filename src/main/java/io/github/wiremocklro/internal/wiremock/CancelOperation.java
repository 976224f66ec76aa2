package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import java.util.Map;

/** {@code POST /v1/{name=operations/**}:cancel}. */
final class CancelOperation implements Rpc {
  private final OperationsService operations;

  CancelOperation(OperationsService operations) {
    this.operations = operations;
  }

  @Override
  public String name() {
    return "cancel-operation";
  }

  @Override
  public String replyType(RpcCall call) {
    return "google.protobuf.Empty";
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    call.checkFields();
    OperationName name = call.operationName();
    call.checkedMessage(name);
    return operations.cancel(name, call.request("CancelOperation"));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return OperationView.of(operations, call.operationName());
  }
}
