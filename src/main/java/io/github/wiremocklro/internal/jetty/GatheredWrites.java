package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.trafficlistener.DoNothingWiremockNetworkTrafficListener;
import com.github.tomakehurst.wiremock.jetty11.Jetty11Utils;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;

/**
 * Ports that send at once what is written at once. WireMock's own ports make a system call and a
 * packet of each piece, for a listener that wants to see it: six of a reply over gRPC, two of one
 * over HTTP. Most servers have no such listener.
 */
final class GatheredWrites {
  private GatheredWrites() {}

  /** Returns a port that is set as WireMock's own one; that itself where somebody listens. */
  static ServerConnector of(ServerConnector wireMocks, Options options) {
    if (!(options.networkTrafficListener() instanceof DoNothingWiremockNetworkTrafficListener)) {
      return wireMocks;
    }
    ServerConnector port =
        new ServerConnector(
            wireMocks.getServer(),
            null,
            null,
            null,
            wireMocks.getAcceptors(),
            wireMocks.getSelectorManager().getSelectorCount(),
            wireMocks.getConnectionFactories().stream()
                .distinct()
                .toArray(ConnectionFactory[]::new));
    port.setHost(wireMocks.getHost());
    port.setPort(wireMocks.getPort());
    JettySettings settings = options.jettySettings();
    Jetty11Utils.setJettySettings(settings, port);
    return port;
  }
}
