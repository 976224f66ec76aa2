package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/** The route that shows the certificate of the server's own authority, as a file for clients. */
final class CaCertificate implements AdminTask {
  static final String PATH = "/ca-certificate";

  /** Registered with RFC 8555. */
  private static final String PEM = "application/pem-certificate-chain";

  private static final int OK = 200;
  private static final AdminParameters NONE = new AdminParameters(List.of(), null);

  private final LroServices services;

  CaCertificate(LroServices services) {
    this.services = services;
  }

  @Override
  public ResponseDefinition execute(Admin admin, ServeEvent event, PathParams pathParams) {
    Reply found =
        Reply.to(
            OK,
            () ->
                AdminCall.answer(
                    event.getRequest(),
                    NONE,
                    services,
                    unused -> JsonObject.of("pem", services.caCertificate())));
    return found.body().get("pem") instanceof String pem
        ? new ResponseDefinitionBuilder()
            .withHeader("Content-Type", PEM)
            .withBody(pem.getBytes(US_ASCII))
            .build()
        : found.alone();
  }
}
