package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.Leaves;
import io.github.wiremocklro.json.OperationJson;
import io.github.wiremocklro.json.ScriptReader;
import io.github.wiremocklro.operation.Answer;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationsService;
import io.github.wiremocklro.operation.StartRules;

/**
 * Any rpc that returns an operation: the mapping's parameters are its script, and the header {@code
 * x-lro-script} has the last word.
 */
final class StartOperation extends Rpc {
  static final String NAME = "start-operation";

  private final ScriptReader scripts = new ScriptReader(Leaves.RENDERED);
  private final OperationsService operations;

  StartOperation(OperationsService operations, Templates templates) {
    super(NAME, templates);
    this.operations = operations;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    OperationScript script = scripts.read(call.parameters(), Templates.PARAMETERS_PATH);
    OperationScript override =
        call.scriptHeader().map(StartOperation::override).orElse(OperationScript.operation());
    return InvalidScriptException.at(
            Templates.PARAMETERS_PATH,
            () -> operations.start(script, override, call.request(call.mappingName(NAME))))
        .map(OperationJson::of);
  }

  /** Reads what a client says of this one operation; its name is not the client's to give. */
  private static OperationScript override(JsonObject header) {
    OperationScript override = new ScriptReader(Leaves.LITERAL).read(header, ScriptHeader.PATH);
    return InvalidScriptException.at(
        ScriptHeader.PATH, () -> StartRules.checkedAsOverride(override));
  }
}
