package io.github.wiremocklro.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/** The Jetty inside of WireMock, with nothing around it: it answers everything with one text. */
final class BareJetty {
  private BareJetty() {}

  public static void main(String[] arguments) throws Exception {
    byte[] body = arguments[1].getBytes(UTF_8);
    Server server = new Server(Integer.parseInt(arguments[0]));
    server.setHandler(
        new AbstractHandler() {
          @Override
          public void handle(
              String target,
              Request request,
              HttpServletRequest servletRequest,
              HttpServletResponse response)
              throws IOException {
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            request.setHandled(true);
          }
        });
    server.start();
  }
}
