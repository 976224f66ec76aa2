package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.wiremock.Clients;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.org.eclipse.jetty.http2.IStream;
import wiremock.org.eclipse.jetty.http2.server.HttpTransportOverHTTP2;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * Notices over HTTP/2 that a client has gone while its request is being served. Over HTTP/1.1 Jetty
 * does not: it looks at a connection again when the reply to the request before is sent.
 */
record ClientFilter(Clients clients) implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Request.getBaseRequest(request).getHttpChannel().getHttpTransport()
        instanceof HttpTransportOverHTTP2 transport) {
      IStream stream = transport.getStream();
      clients.arrived(action -> whenGone(stream, action));
      try {
        chain.doFilter(request, response);
      } finally {
        clients.left();
      }
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void whenGone(IStream stream, Runnable action) {
    stream.setListener(new StreamWatch(stream.getListener(), action));
    // Jetty keeps the listener in a plain field: it sees this one, or the stream is closed below.
    VarHandle.fullFence();
    if (stream.isClosed()) {
      action.run();
    }
  }
}
