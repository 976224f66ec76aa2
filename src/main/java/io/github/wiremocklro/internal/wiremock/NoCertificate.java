package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;

/**
 * Answers for the certificate of a server that signs none; WireMock would fail, and say where on
 * the machine it has looked.
 */
final class NoCertificate implements AdminRequestFilterV2 {
  private static final String ROUTE = "/certs/wiremock-ca.crt";

  @Override
  public String getName() {
    return "lro-no-certificate";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    if (!ResourcePath.path(JournalApi.route(request)).equals(ROUTE)) {
      return RequestFilterAction.continueWith(request);
    }
    Status status =
        Status.of(
            Code.NOT_FOUND,
            "This server signs no certificates, for it is no proxy of browsers. Start it with"
                + " --enable-browser-proxying, in Java options.enableBrowserProxying(true).");
    return RequestFilterAction.stopWith(
        Reply.error(new StatusException(status, "NO_CERTIFICATE")).alone());
  }
}
