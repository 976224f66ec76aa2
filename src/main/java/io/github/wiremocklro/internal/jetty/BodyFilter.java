package io.github.wiremocklro.internal.jetty;

import java.io.IOException;
import java.time.Duration;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * Lets a request through when its body is there, and refuses one whose body is too long. WireMock
 * would read any body whole into memory, inflate it there, and keep a thread while it comes.
 */
final class BodyFilter implements Filter {
  private final BodyLimit limit;
  private final BodyMemory memory;
  private final Duration patience;

  /**
   * Creates a filter.
   *
   * @param memory what bodies may take that have come in part
   * @param patience how long a body may take to come
   */
  BodyFilter(BodyLimit limit, BodyMemory memory, Duration patience) {
    this.limit = limit;
    this.memory = memory;
    this.patience = patience;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long announced = request.getContentLengthLong();
    boolean isStream = Http2.carries(request);
    if (announced > limit.maxBytes() && (!isStream || waitsToSend(request))) {
      throw limit.announced(announced);
    }
    WholeBody body = new WholeBody(limit, memory, announced, isStream);
    Request.getBaseRequest(request).getHttpInput().addInterceptor(body);
    // Says 100 Continue if the client waits for that, and reads what is there.
    int unused = request.getInputStream().available();
    if (body.isSettled()) {
      try {
        chain.doFilter(request, response);
      } finally {
        body.release();
      }
    } else {
      BodyWait.start(request, body, patience);
    }
  }

  private static boolean waitsToSend(ServletRequest request) {
    return request instanceof HttpServletRequest http && http.getHeader("Expect") != null;
  }
}
