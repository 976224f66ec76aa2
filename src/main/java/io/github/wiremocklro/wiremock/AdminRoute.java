package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/**
 * A route of the admin API. Each has a class of its own, for WireMock looks routes up by the class
 * of their task; and none lets an exception through, which WireMock would answer in HTML.
 */
abstract class AdminRoute implements AdminTask {
  private static final int OK = 200;

  private final int success;
  private final List<String> fields;

  /** Creates a route whose body may have these fields, and {@code scope}. */
  AdminRoute(String... fields) {
    this(OK, fields);
  }

  AdminRoute(int success, String... fields) {
    this.success = success;
    this.fields = List.of(fields);
  }

  /** Returns the reply to a call; errors are thrown. */
  abstract JsonObject answer(AdminCall call);

  @Override
  public final ResponseDefinition execute(Admin admin, ServeEvent event, PathParams pathParams) {
    return Reply.to(success, () -> answer(new AdminCall(event.getRequest(), fields))).alone();
  }
}
