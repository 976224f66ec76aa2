package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.json.AccessTokenReader;
import io.github.wiremocklro.operation.JsonObject;

/** The route that declares access tokens. */
final class AdminTokens {
  private AdminTokens() {}

  static final class Declare extends AdminRoute {
    private final LroServices services;

    Declare(LroServices services) {
      super(services, AdminParameters.Document.SECRET);
      this.services = services;
    }

    @Override
    JsonObject answer(AdminCall call) {
      services.declare(AccessTokenReader.read(call.body()), call.scope());
      return JsonObject.EMPTY;
    }
  }
}
