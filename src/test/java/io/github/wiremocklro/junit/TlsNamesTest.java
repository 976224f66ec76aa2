package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsNamesTest {
  @RegisterExtension
  static final WireMockLroExtension FAKE =
      new WireMockLroExtension(options -> options.dynamicHttpsPort()).tlsNames("fake.test");

  @Test
  void clientsReachTheServerByThem() throws Exception {
    Socket plain = new Socket("127.0.0.1", FAKE.wireMock().httpsPort());
    try (SSLSocket socket =
        (SSLSocket)
            FAKE.sslContext()
                .getSocketFactory()
                .createSocket(plain, "fake.test", plain.getPort(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);

      socket.startHandshake();

      assertThat(socket.getSession().isValid()).isTrue();
    }
  }
}
