package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;

/** Answers whatever no route of the admin API serves; WireMock would send an empty 404. */
final class AdminNotFound implements AdminTask {

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent event, PathParams pathParams) {
    Request request = event.getRequest();
    Status status =
        Status.of(
            Code.NOT_FOUND,
            "The admin API has no %s %s; check the method and the path."
                .formatted(request.getMethod(), ResourcePath.path(request.getUrl())));
    return Reply.error(new StatusException(status, "METHOD_NOT_FOUND")).alone();
  }
}
