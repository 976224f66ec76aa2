package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.internal.json.ArmedScriptReader;
import io.github.wiremocklro.operation.JsonObject;

/** The routes that arm scripts for starts to come, and that reset everything. */
final class AdminScripts {
  private AdminScripts() {}

  static final class Arm extends AdminRoute {
    private final ArmedScriptReader scripts = new ArmedScriptReader();
    private final LroServices services;

    Arm(LroServices services) {
      super(services, AdminParameters.Document.SCRIPT);
      this.services = services;
    }

    @Override
    JsonObject answer(AdminCall call) {
      ArmedScript armed = scripts.read(call.body(), call.scope(), services.ids().uid());
      services.controls().arm(armed);
      return JsonObject.of("id", armed.id());
    }
  }

  static final class Reset extends AdminRoute {
    private final LroServices services;

    Reset(LroServices services) {
      super(services);
      this.services = services;
    }

    @Override
    JsonObject answer(AdminCall call) {
      services.reset(call.scope());
      return JsonObject.EMPTY;
    }
  }
}
