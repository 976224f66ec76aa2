package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.Leaves;
import io.github.wiremocklro.json.OperationJson;
import io.github.wiremocklro.json.ScriptReader;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationsService;

/** Any rpc that returns an operation: the mapping's parameters are its script. */
final class StartOperation extends Rpc {
  static final String NAME = "start-operation";

  private final ScriptReader scripts = new ScriptReader(Leaves.RENDERED);
  private final OperationsService operations;

  StartOperation(OperationsService operations, Templates templates) {
    super(NAME, templates);
    this.operations = operations;
  }

  @Override
  JsonObject answer(RpcCall call) {
    return OperationJson.of(
        operations.start(scripts.read(call.parameters(), Templates.PARAMETERS_PATH)));
  }
}
