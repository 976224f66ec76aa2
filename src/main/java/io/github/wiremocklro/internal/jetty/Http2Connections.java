package io.github.wiremocklro.internal.jetty;

import wiremock.org.eclipse.jetty.http2.ISession;
import wiremock.org.eclipse.jetty.http2.api.Session;
import wiremock.org.eclipse.jetty.http2.parser.RateControl;
import wiremock.org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import wiremock.org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory.HTTP2SessionContainer;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.Connector;

/** The connections by HTTP/2, with TLS and without, of one port. */
record Http2Connections(Connector port) {
  /** How many requests a connection may have at once. */
  static final int STREAMS = 1024;

  /** Sets the limits of those that are still to come. */
  void limit() {
    for (AbstractHTTP2ServerConnectionFactory factory : factories()) {
      factory.setMaxConcurrentStreams(STREAMS);
      factory.setRateControlFactory(
          new RateControl.Factory() {
            @Override
            public RateControl newRateControl(EndPoint endPoint) {
              return new Http2Calm();
            }
          });
    }
  }

  /** Tells clients to begin no more requests on their connections; those that they have go on. */
  void sayGoAway() {
    for (AbstractHTTP2ServerConnectionFactory factory : factories()) {
      for (Session session : factory.getBean(HTTP2SessionContainer.class).getSessions()) {
        ((ISession) session).shutdown();
      }
    }
  }

  private Iterable<AbstractHTTP2ServerConnectionFactory> factories() {
    return port.getConnectionFactories().stream()
            .filter(AbstractHTTP2ServerConnectionFactory.class::isInstance)
            .map(AbstractHTTP2ServerConnectionFactory.class::cast)
        ::iterator;
  }
}
