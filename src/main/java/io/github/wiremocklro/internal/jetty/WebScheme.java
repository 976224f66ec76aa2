package io.github.wiremocklro.internal.jetty;

import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpScheme;
import wiremock.org.eclipse.jetty.server.Connector;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * Turns away requests for what is neither http nor https. Jetty takes the schemes of WebSocket as
 * well, and WireMock makes of each request a {@link java.net.URL}, of which there are none of
 * those.
 */
final class WebScheme implements HttpConfiguration.Customizer {

  @Override
  public void customize(Connector connector, HttpConfiguration configuration, Request request) {
    String scheme = request.getScheme();
    if (!HttpScheme.HTTP.is(scheme) && !HttpScheme.HTTPS.is(scheme)) {
      throw new BadMessageException(
          "the scheme is '%s'; what is served here are http and https".formatted(scheme));
    }
  }
}
