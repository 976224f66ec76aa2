package io.github.wiremocklro.internal.jetty;

import java.io.IOException;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.StatisticsHandler;

/**
 * Counts the requests in flight, and turns new ones away once the server is to stop. Jetty would
 * turn away those too that were in flight before, and come once more when their body is there.
 */
final class InFlight extends StatisticsHandler {
  @Override
  public void handle(
      String target, Request jetty, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (isShutdown() && jetty.getDispatcherType() == DispatcherType.ASYNC) {
      getHandler().handle(target, jetty, request, response);
    } else {
      super.handle(target, jetty, request, response);
    }
  }
}
