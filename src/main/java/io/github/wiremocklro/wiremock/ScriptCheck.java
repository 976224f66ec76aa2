package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.json.Leaves;
import io.github.wiremocklro.json.ScriptReader;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/**
 * Refuses a mapping with a broken script when it is loaded or posted, not when it is first used.
 */
final class ScriptCheck implements StubLifecycleListener {
  private final ScriptReader scripts = new ScriptReader(Leaves.TEMPLATE);
  private final Templates templates;

  ScriptCheck(Templates templates) {
    this.templates = templates;
  }

  @Override
  public String getName() {
    return "lro-script-check";
  }

  @Override
  public void beforeStubCreated(StubMapping stub) {
    check(stub);
  }

  @Override
  public void beforeStubEdited(StubMapping oldStub, StubMapping newStub) {
    check(newStub);
  }

  private void check(StubMapping stub) {
    List<String> transformers = stub.getResponse().getTransformers();
    if (transformers == null || !transformers.contains(StartOperation.NAME)) {
      return;
    }
    Parameters parameters = stub.getResponse().getTransformerParameters();
    try {
      JsonObject script = templates.checked(parameters == null ? Parameters.empty() : parameters);
      scripts.read(script, Templates.PARAMETERS_PATH);
    } catch (InvalidScriptException e) {
      throw new BrokenScriptException(stub, e);
    }
  }

  /** WireMock turns this type, and no other, into a 422 or into an error that names the file. */
  private static final class BrokenScriptException extends JsonException {
    private static final long serialVersionUID = 1L;

    BrokenScriptException(StubMapping stub, InvalidScriptException cause) {
      super(
          Errors.single(
              10,
              cause.path(),
              "Broken operation script" + (stub.getName() == null ? "" : " in " + stub.getName()),
              cause.getMessage()));
    }
  }
}
