package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.StartRules;
import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;

/**
 * Any rpc that returns an operation: the mapping's parameters are its script, and the header {@code
 * x-lro-script} has the last word.
 */
final class StartOperation implements Rpc {
  static final String NAME = "start-operation";

  private final ScriptReader scripts = new ScriptReader(LeafValues.RENDERED);
  private final OperationsService operations;

  StartOperation(OperationsService operations) {
    this.operations = operations;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    OperationScript script = scripts.read(call.parameters(), Templates.PARAMETERS_PATH);
    OperationScript override =
        ScriptHeader.of(call).map(StartOperation::override).orElse(OperationScript.operation());
    return InvalidArgumentException.at(
            Templates.PARAMETERS_PATH,
            () -> operations.start(script, override, call.request(call.rpcName().orElse(NAME))))
        .map(OperationJson::of);
  }

  /** Reads what a client says of this one operation; its name is not the client's to give. */
  private static OperationScript override(JsonObject header) {
    OperationScript override = new ScriptReader(LeafValues.LITERAL).read(header, ScriptHeader.PATH);
    return InvalidArgumentException.at(
        ScriptHeader.PATH, () -> StartRules.checkedAsOverride(override));
  }
}
