package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.StartRules;
import io.github.wiremocklro.internal.json.Leaves;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.internal.json.RecordJson;
import io.github.wiremocklro.internal.json.ResultReader;
import io.github.wiremocklro.internal.json.ScriptReader;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;

/** The routes that start operations, show them, and end them from outside. */
final class AdminOperations {
  private AdminOperations() {}

  static final class Start extends AdminRoute {
    private final ScriptReader scripts = new ScriptReader(Leaves.LITERAL);
    private final OperationControls operations;

    Start(LroServices services) {
      super(services, AdminParameters.Document.SCRIPT);
      this.operations = services.controls();
    }

    @Override
    JsonObject answer(AdminCall call) {
      OperationScript script = scripts.read(call.body(), "$");
      InvalidScriptException.at("$", () -> StartRules.confined(script, call.scope()));
      return RecordJson.of(InvalidScriptException.at("$", () -> operations.start(script)));
    }
  }

  static final class Read extends AdminRoute {
    private final OperationControls operations;

    Read(LroServices services) {
      super(services, "name", "target", "pageSize", "pageToken");
      this.operations = services.controls();
    }

    @Override
    JsonObject answer(AdminCall call) {
      if (call.query("name") != null || call.query("target") != null) {
        return RecordJson.of(operations.record(call.operation(operations)));
      }
      PageRequest page = PageRequest.parse(call.query("pageSize"), call.query("pageToken"));
      return PageJson.withList(
          "operations", operations.records(call.scope(), page).map(RecordJson::of));
    }
  }

  static final class Complete extends AdminRoute {
    private final OperationControls operations;

    Complete(LroServices services) {
      super(services, "name", "target", "response");
      this.operations = services.controls();
    }

    @Override
    JsonObject answer(AdminCall call) {
      OperationName name = call.operation(operations);
      return OperationJson.of(operations.complete(name, ResultReader.response(call.body())));
    }
  }

  static final class Fail extends AdminRoute {
    private final OperationControls operations;

    Fail(LroServices services) {
      super(services, "name", "target", "error");
      this.operations = services.controls();
    }

    @Override
    JsonObject answer(AdminCall call) {
      OperationName name = call.operation(operations);
      return OperationJson.of(operations.fail(name, ResultReader.error(call.body())));
    }
  }

  static final class Cancel extends AdminRoute {
    private final OperationControls operations;

    Cancel(LroServices services) {
      super(services, "name", "target");
      this.operations = services.controls();
    }

    @Override
    JsonObject answer(AdminCall call) {
      return OperationJson.of(operations.cancelFromOutside(call.operation(operations)));
    }
  }

  static final class Forget extends AdminRoute {
    private final OperationControls operations;

    Forget(LroServices services) {
      super(services, "name", "target");
      this.operations = services.controls();
    }

    @Override
    JsonObject answer(AdminCall call) {
      operations.forget(call.operation(operations));
      return JsonObject.EMPTY;
    }
  }
}
