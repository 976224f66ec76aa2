package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.trafficlistener.CollectingNetworkTrafficListener;
import com.github.tomakehurst.wiremock.jetty11.Jetty11Utils;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import wiremock.org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.NetworkTrafficServerConnector;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;

class GatheredWritesTest {
  private final WireMockConfiguration options =
      wireMockConfig()
          .bindAddress("127.0.0.1")
          .port(4711)
          .jettyAcceptors(2)
          .jettyAcceptQueueSize(17)
          .jettyIdleTimeout(12_345L);

  @Test
  void aPortThatNobodyListensToIsSetAsWireMocksOwn() {
    ServerConnector own = wireMocks();

    ServerConnector port = GatheredWrites.of(own, options);

    assertThat(port).isNotInstanceOf(NetworkTrafficServerConnector.class);
    assertThat(settings(port)).isEqualTo(settings(own)).contains(2, 17, 12_345L);
    assertThat(port.getProtocols()).containsExactlyElementsOf(own.getProtocols());
    assertThat(port.getDefaultProtocol()).isEqualTo(own.getDefaultProtocol());
  }

  @Test
  void whoListensToTheTrafficHearsIt() {
    CollectingNetworkTrafficListener traffic = new CollectingNetworkTrafficListener();
    WireMockServer server =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .networkTrafficListener(traffic)
                .httpServerFactory(
                    new LroHttpServerFactory(Duration.ZERO, LroServices.create(Limits.DEFAULTS))));
    server.start();
    try {
      new Rest(server::baseUrl).get("/v1/nothing");

      assertThat(traffic.getAllRequests()).contains("GET /v1/nothing");
      assertThat(traffic.getAllResponses()).contains("404");
    } finally {
      server.stop();
    }
  }

  private static List<Object> settings(ServerConnector port) {
    return List.of(
        port.getHost(),
        port.getPort(),
        port.getAcceptors(),
        port.getAcceptQueueSize(),
        port.getIdleTimeout(),
        port.getShutdownIdleTimeout(),
        port.getSelectorManager().getSelectorCount());
  }

  private ServerConnector wireMocks() {
    HttpConfiguration http = new HttpConfiguration();
    return Jetty11Utils.createServerConnector(
        new Server(),
        options.bindAddress(),
        options.jettySettings(),
        options.portNumber(),
        new NetworkTrafficListener() {},
        new HttpConnectionFactory(http),
        new HTTP2CServerConnectionFactory(http));
  }
}
