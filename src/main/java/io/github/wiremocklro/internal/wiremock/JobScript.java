package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.json.LeafValues;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.util.List;

/**
 * What a call that runs a job says of how the job ends: the mapping, and the header {@code
 * x-lro-script} over it.
 */
final class JobScript {
  private static final String OPERATION = "operation";
  private static final String ERROR = "error";
  private static final List<String> OF_JOBS = List.of("doneAfter", "onCancel");
  private static final ScriptReader SCRIPTS = new ScriptReader(LeafValues.RENDERED);

  private JobScript() {}

  /** Returns the script; what else a mapping says is about operations that it may start too. */
  static OperationScript of(RpcCall call) {
    JsonObject mapped = call.parameters();
    JsonObject script = JsonObject.EMPTY;
    for (String key : OF_JOBS) {
      script = mapped.has(key) ? script.with(key, mapped.get(key)) : script;
    }
    if (mapped.get(OPERATION) instanceof JsonObject operation && operation.has(ERROR)) {
      script = script.with(OPERATION, JsonObject.of(ERROR, operation.get(ERROR)));
    }
    OperationScript read = SCRIPTS.read(script, Templates.PARAMETERS_PATH);
    return ScriptHeader.script(call).map(read::overlaidWith).orElse(read);
  }
}
