package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.core.Options;
import io.github.wiremocklro.internal.wiremock.ErrorBody;
import io.github.wiremocklro.internal.wiremock.Reply;
import wiremock.org.eclipse.jetty.http.HttpStatus;

/**
 * What a client is told that calls by gRPC, where there is no HTTP/2.
 *
 * @param plainIsOff whether HTTP/2 without TLS is switched off
 * @param tlsIsOff whether HTTP/2 with TLS is
 */
record NeedsHttp2(boolean plainIsOff, boolean tlsIsOff) {
  static final String PLAIN_IS_OFF =
      "HTTP/2 without TLS, which gRPC needs on this port, is switched off: leave out"
          + " --disable-http2-plain, in Java http2PlainDisabled(true).";
  private static final String TLS_IS_OFF =
      "HTTP/2 with TLS, which gRPC needs on this port, is switched off: leave out"
          + " --disable-http2-tls, in Java http2TlsDisabled(true).";
  private static final String NOT_USED =
      "gRPC needs HTTP/2, and this call has come by HTTP/1.1. The port speaks HTTP/2, too: let the"
          + " client, or the proxy on its way, use it.";

  static NeedsHttp2 of(Options options) {
    return new NeedsHttp2(options.getHttp2PlainDisabled(), options.getHttp2TlsDisabled());
  }

  /**
   * Returns the reply to a call by HTTP/1.1.
   *
   * @param isSecure whether it has come with TLS
   */
  Reply reply(boolean isSecure) {
    int status = HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    return new Reply(status, ErrorBody.ofHttp(status, reason(isSecure)), null, null);
  }

  private String reason(boolean isSecure) {
    if (isSecure) {
      return tlsIsOff ? TLS_IS_OFF : NOT_USED;
    }
    return plainIsOff ? PLAIN_IS_OFF : NOT_USED;
  }
}
