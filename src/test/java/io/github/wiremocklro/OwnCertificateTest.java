package io.github.wiremocklro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.StatusException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate that a server makes for itself, as clients see it that check. */
@Timeout(120)
class OwnCertificateTest {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String ROUTE = "/__admin/ext/lro/ca-certificate";

  @AutoClose
  private static final WireMockLroServer FAKE =
      https(options -> {})
          .tlsNames("fake.test", "*.fake.test")
          .tlsNames("b\u00fccher.test")
          .start();

  @AutoClose private static final WireMockLroServer PLAIN = new WireMockLroServer().start();

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "127.0.0.1", "::1", "fake.test", "a.fake.test", "xn--bcher-kva.test"})
  void isForTheMachineAndTheNamesThatAreGiven(String host) throws Exception {
    handshake(FAKE, host);
  }

  @Test
  void isAcceptedByCurl(@TempDir Path directory) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl");
    Path authority = Files.writeString(directory.resolve("ca.pem"), FAKE.caCertificate());

    assertThat(curl(authority, "localhost")).isEqualTo("{}");
    assertThat(curl(authority, "127.0.0.1")).isEqualTo("{}");
    assertThat(curl(authority, "a.fake.test")).isEqualTo("{}");
    assertThat(curl(authority, "other.test")).contains("SSL", "other.test");
  }

  private static String curl(Path authority, String host) throws Exception {
    int port = FAKE.wireMock().httpsPort();
    Process process =
        new ProcessBuilder(
                "/usr/bin/curl",
                "-sS",
                "--noproxy",
                "*",
                "--cacert",
                authority.toString(),
                "--connect-to",
                "%s:%d:127.0.0.1:%2$d".formatted(host, port),
                "https://%s:%d%s".formatted(host, port, LAKES))
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.test", "a.b.fake.test", "127.0.0.2"})
  void isForNoOtherName(String host) {
    assertThatThrownBy(() -> handshake(FAKE, host)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void isTrustedByTheClientsOfItsServerAlone() throws Exception {
    try (WireMockLroServer other = https(options -> {}).start()) {
      HttpClient client = HttpClient.newBuilder().sslContext(FAKE.sslContext()).build();

      assertThat(get(client, FAKE).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> get(client, other)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void isThereWithAndWithoutHttp2() throws Exception {
    try (WireMockLroServer old = https(options -> options.http2TlsDisabled(true)).start()) {
      HttpClient client = HttpClient.newBuilder().sslContext(old.sslContext()).build();

      assertThat(get(client, old).version()).isEqualTo(Version.HTTP_1_1);
      client = HttpClient.newBuilder().sslContext(FAKE.sslContext()).build();
      assertThat(get(client, FAKE).version()).isEqualTo(Version.HTTP_2);
    }
  }

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "has no loopback address but 127.0.0.1")
  void isForTheAddressThatTheServerIsBoundTo() throws Exception {
    try (WireMockLroServer bound = https(options -> options.bindAddress("127.0.0.2")).start()) {
      handshake(bound, "127.0.0.2", "127.0.0.2");
    }
  }

  @Test
  void isForThisMachineWhereTheServerIsBoundToAllAddresses() throws Exception {
    try (WireMockLroServer bound = https(options -> options.bindAddress("0.0.0.0")).start()) {
      handshake(bound, "127.0.0.1", "127.0.0.1");
    }
  }

  @Test
  void isTheSameAfterAStop() throws Exception {
    WireMockLroServer fake = https(options -> {}).start();
    String before = fake.caCertificate();
    fake.close();

    try (WireMockLroServer again = fake.start()) {
      handshake(again, "localhost");

      assertThat(again.caCertificate()).isEqualTo(before);
    }
  }

  @Test
  void hasAnAuthorityThatIsReadAsPem() throws Exception {
    X509Certificate authority =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(
                        FAKE.caCertificate().getBytes(StandardCharsets.US_ASCII)));

    assertThat(authority.getSubjectX500Principal().getName()).startsWith("CN=wiremock-lro ");
    assertThat(FAKE.in("projects/p").caCertificate()).isEqualTo(FAKE.caCertificate());
  }

  @Test
  void hasAnAuthorityThatTheAdminApiTells() {
    Rest.Reply reply = new Rest(FAKE::baseUrl).get(ROUTE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(FAKE.caCertificate());
    assertThat(reply.header("Content-Type")).isEqualTo("application/pem-certificate-chain");
    assertThat(FakeOperations.connect(FAKE.baseUrl()).caCertificate()).isEqualTo(reply.body());
    assertThat(new Rest(FAKE::baseUrl).get(ROUTE + "?scope=projects/p").error())
        .startsWith("400 INVALID_ARGUMENT");
  }

  @Test
  void isNotThereWithoutHttps() {
    String message = "This server has made no certificate: it does so when it starts with HTTPS";

    assertThat(new Rest(PLAIN::baseUrl).get(ROUTE).error())
        .isEqualTo("404 NOT_FOUND NO_CERTIFICATE");
    assertThatThrownBy(PLAIN::caCertificate)
        .isInstanceOf(StatusException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(FakeOperations.connect(PLAIN.baseUrl())::sslContext)
        .isInstanceOf(StatusException.class)
        .hasMessageContaining(message);
  }

  @Test
  void isNotThereBesideTheUsersOwn(@TempDir Path directory) throws Exception {
    Path users = directory.resolve("users.jks");
    try (InputStream wireMocks = WireMockConfiguration.class.getResourceAsStream("/keystore")) {
      Files.copy(Objects.requireNonNull(wireMocks), users);
    }

    try (WireMockLroServer fake = new WireMockLroServer(with(users)).start()) {
      assertThatThrownBy(fake::caCertificate).isInstanceOf(StatusException.class);
    }
    assertThatThrownBy(() -> new WireMockLroServer(with(users)).tlsNames("fake.test").start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--tls-names (WIREMOCK_LRO_TLS_NAMES, in Java tlsNames(...)) does nothing beside a"
                + " keystore, which has a certificate of its own; leave out one of them, the"
                + " keystore is --https-keystore, in Java options.keystorePath(...)");
  }

  private static Consumer<WireMockConfiguration> with(Path keystore) {
    return options -> options.dynamicHttpsPort().keystorePath(keystore.toString());
  }

  @Test
  void takesNoNamesWithoutHttps() {
    assertThatThrownBy(() -> new WireMockLroServer().tlsNames("fake.test").start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--tls-names (WIREMOCK_LRO_TLS_NAMES, in Java tlsNames(...)) does nothing without"
                + " HTTPS; add --https-port 8443, in Java options.dynamicHttpsPort()");
  }

  @Test
  void takesNoPasswordOfAKeystoreThatIsNotNamed() {
    assertThatThrownBy(() -> https(options -> options.keystorePassword("secret")).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "do nothing without the keystore: name it, --https-keystore, in Java");
  }

  @Test
  void takesAllNamesOrNone() throws Exception {
    try (WireMockLroServer fake = https(options -> {})) {
      assertThatThrownBy(() -> fake.tlsNames("good.test", "my_service"))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageStartingWith("tlsNames: \"my_service\" has an underscore");

      fake.start();

      assertThatThrownBy(() -> handshake(fake, "good.test"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void takesNoNamesOnceItIsMade() {
    assertThatThrownBy(() -> FAKE.tlsNames("late.test"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the server is made; say tlsNames(...) before start()");
  }

  private static WireMockLroServer https(Consumer<WireMockConfiguration> options) {
    return new WireMockLroServer(
        all -> {
          all.dynamicHttpsPort();
          options.accept(all);
        });
  }

  private static void handshake(WireMockLroServer fake, String host) throws Exception {
    handshake(fake, "127.0.0.1", host);
  }

  /** Shakes hands as HTTPS does: the certificate has to be for the host. */
  private static void handshake(WireMockLroServer fake, String address, String host)
      throws Exception {
    Socket plain = new Socket(address, fake.wireMock().httpsPort());
    try (SSLSocket socket =
        (SSLSocket)
            fake.sslContext().getSocketFactory().createSocket(plain, host, plain.getPort(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getSession().isValid()).isTrue();
    }
  }

  private static HttpResponse<String> get(HttpClient client, WireMockLroServer fake)
      throws Exception {
    URI uri = URI.create("https://localhost:" + fake.wireMock().httpsPort() + LAKES);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
