package io.github.wiremocklro.internal.jetty;

import static io.github.wiremocklro.internal.jetty.FakeGrpc.ECHO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.internal.wiremock.Raw;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.TlsChannelCredentials;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By which ways gRPC reaches a server, and what is said where it does not. */
@Timeout(120)
class GrpcPortsTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final String CALL =
      "POST /"
          + ECHO
          + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/grpc\r\n"
          + "Content-Length: 0\r\n\r\n";

  @Test
  void onePortHasRestAndGrpc() {
    try (BoundedServer server = server(options -> {});
        BytesClient client = new BytesClient(server.port())) {
      assertThat(client.call(ECHO, HELLO)).isEqualTo(HELLO);
      assertThat(new Rest(server::baseUrl).get("/__admin/health").status()).isEqualTo(200);
    }
  }

  @Test
  void thePortWithTlsHasGrpcToo() {
    ChannelCredentials trusting =
        TlsChannelCredentials.newBuilder().trustManager(new TrustAll()).build();
    try (BoundedServer server = server(options -> options.dynamicHttpsPort());
        BytesClient client =
            new BytesClient(
                Grpc.newChannelBuilderForAddress("127.0.0.1", server.httpsPort(), trusting))) {
      assertThat(client.call(ECHO, HELLO)).isEqualTo(HELLO);
    }
  }

  @Test
  void aCallByHttp1IsToldWhatItNeeds() {
    try (BoundedServer server = server(options -> {});
        Raw client = new Raw(server.baseUrl())) {
      assertThat(client.send(CALL).reply())
          .startsWith("HTTP/1.1 505 ")
          .contains("gRPC needs HTTP/2", "by HTTP/1.1");
    }
  }

  @Test
  void aClientIsToldInItsOwnWordsThatHttp2IsOff() {
    try (BoundedServer server = server(options -> options.http2PlainDisabled(true));
        BytesClient client = new BytesClient(server.port())) {
      assertThat(client.failure(ECHO, HELLO).getDescription())
          .contains("HTTP_1_1_REQUIRED", "--disable-http2-plain");
    }
  }

  @Test
  void whereHttp2IsOffRestIsAsBefore() {
    try (BoundedServer server = server(options -> options.http2PlainDisabled(true));
        Raw client = new Raw(server.baseUrl())) {
      assertThat(client.send(CALL).reply()).contains("505", "--disable-http2-plain");
      // HTTP's clients ask with their first request whether there is HTTP/2.
      assertThat(new Rest(server::baseUrl).get("/__admin/health").status()).isEqualTo(200);
    }
  }

  private static BoundedServer server(Consumer<WireMockConfiguration> configuration) {
    return new BoundedServer(
        BoundedServer.FOR_EVER, 0, Duration.ZERO, stubs -> new FakeGrpc(), configuration);
  }

  /** WireMock's own certificate names no host. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
