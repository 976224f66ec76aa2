package io.github.wiremocklro.internal.jetty;

import java.io.IOException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.org.eclipse.jetty.http2.ErrorCode;
import wiremock.org.eclipse.jetty.http2.IStream;
import wiremock.org.eclipse.jetty.http2.frames.ResetFrame;
import wiremock.org.eclipse.jetty.http2.server.HttpTransportOverHTTP2;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.util.Callback;

/** What is otherwise with HTTP/2, where a connection has many streams, each with one request. */
final class Http2 {
  private Http2() {}

  /** Returns whether a request came by HTTP/2. */
  static boolean carries(ServletRequest request) {
    return "HTTP/2.0".equals(request.getProtocol());
  }

  /**
   * Ends a reply that is complete though its request may not be. RFC 9113, section 8.1: the client
   * is told to send no more with NO_ERROR, and keeps the reply; Jetty would say CANCEL.
   */
  static void endEarly(ServletRequest request, ServletResponse response) throws IOException {
    Request jetty = Request.getBaseRequest(request);
    if (jetty.getHttpChannel().getHttpTransport() instanceof HttpTransportOverHTTP2) {
      response.getOutputStream().close();
      askForNoMore(stream(jetty));
    }
  }

  /** Tells the client of a reply that is sent in whole to send no more of its request. */
  static void askForNoMore(IStream stream) {
    if (!stream.isClosed()) {
      stream.reset(new ResetFrame(stream.getId(), ErrorCode.NO_ERROR.code), Callback.NOOP);
    }
  }

  /** Returns the stream of a request that came by HTTP/2. */
  static IStream stream(Request request) {
    return ((HttpTransportOverHTTP2) request.getHttpChannel().getHttpTransport()).getStream();
  }
}
