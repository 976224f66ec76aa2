package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.wiremock.FailureLog;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;

/**
 * Answers what WireMock fails on before or after any of our code runs, such as a query that is not
 * UTF-8, and where it would show a stack trace in HTML, or nothing.
 */
final class ErrorFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      checkTarget(request);
      chain.doFilter(request, response);
    } catch (Throwable e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare, and an extension
      // for another WireMock fails with an Error.
      if (response.isCommitted()) {
        // The client may not see it: WireMock ends the reply as though it were whole.
        FailureLog.brokenOff("WireMock failed amid its reply to " + FailureReply.line(request), e);
        throw e;
      }
      FailureReply.send(request, response, FailureReply.to(request, e));
    }
  }

  /** There are others: {@code *} of OPTIONS, and the host and port of CONNECT (RFC 9112, 3.2). */
  private static void checkTarget(ServletRequest request) {
    if (request instanceof HttpServletRequest http && !isPath(http)) {
      Status status =
          Status.of(
              Code.INVALID_ARGUMENT,
              ("%s is served for a path only, such as /v1/projects/p: this server answers for itself,"
                      + " and is no proxy.")
                  .formatted(http.getMethod()));
      throw new StatusException(status, "INVALID_ARGUMENT");
    }
  }

  /** Jetty makes up a path for the target of CONNECT. */
  private static boolean isPath(HttpServletRequest request) {
    String target = request.getRequestURI();
    return target != null && target.startsWith("/") && !request.getMethod().equals("CONNECT");
  }
}
