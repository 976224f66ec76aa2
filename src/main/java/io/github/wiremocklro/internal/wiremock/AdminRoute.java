package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.JsonObject;

/**
 * A route of the admin API. None lets an exception through, which WireMock would answer in HTML.
 */
abstract class AdminRoute implements AdminTask {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final LroServices services;
  private final RequestMethod method;
  private final String path;
  private final AdminParameters parameters;

  private AdminRoute(
      LroServices services, RequestMethod method, String path, AdminParameters parameters) {
    this.services = services;
    this.method = method;
    this.path = path;
    this.parameters = parameters;
  }

  /** Creates a route with these parameters, in the query or in the body. */
  AdminRoute(LroServices services, RequestMethod method, String path, String... parameters) {
    this(services, method, path, AdminParameters.of(parameters));
  }

  /** Creates a route that makes or looks for what its body says, which it checks itself. */
  AdminRoute(
      LroServices services, RequestMethod method, String path, AdminParameters.Document document) {
    this(services, method, path, document.parameters());
  }

  RequestMethod method() {
    return method;
  }

  /** Returns where it is, below all routes of this library. */
  String path() {
    return path;
  }

  /** Returns the reply to a call; errors are thrown. */
  abstract JsonObject answer(AdminCall call);

  @Override
  public final ResponseDefinition execute(Admin admin, ServeEvent event, PathParams pathParams) {
    int success = parameters.makes() ? CREATED : OK;
    return Reply.to(
            success, () -> AdminCall.answer(event.getRequest(), parameters, services, this::answer))
        .alone();
  }
}
