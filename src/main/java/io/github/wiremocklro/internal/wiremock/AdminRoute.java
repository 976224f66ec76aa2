package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;

/**
 * A route of the admin API. Each has a class of its own, for WireMock looks routes up by the class
 * of their task; and none lets an exception through, which WireMock would answer in HTML.
 */
abstract class AdminRoute implements AdminTask {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Limits limits;
  private final int success;
  private final AdminParameters parameters;

  private AdminRoute(LroServices services, int success, AdminParameters parameters) {
    this.limits = services.limits();
    this.success = success;
    this.parameters = parameters;
  }

  /** Creates a route with these parameters, in the query or in the body. */
  AdminRoute(LroServices services, String... parameters) {
    this(services, OK, AdminParameters.of(parameters));
  }

  /** Creates a route that makes or looks for what its body says, which it checks itself. */
  AdminRoute(LroServices services, AdminParameters.Document document) {
    this(
        services,
        document == AdminParameters.Document.QUESTION ? OK : CREATED,
        document.parameters());
  }

  /** Returns the reply to a call; errors are thrown. */
  abstract JsonObject answer(AdminCall call);

  @Override
  public final ResponseDefinition execute(Admin admin, ServeEvent event, PathParams pathParams) {
    return Reply.to(success, () -> answer(new AdminCall(event.getRequest(), parameters, limits)))
        .alone();
  }
}
