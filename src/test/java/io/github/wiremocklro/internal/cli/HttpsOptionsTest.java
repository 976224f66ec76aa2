package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees of WireMock's options for ports, protocols and certificates. */
class HttpsOptionsTest {
  private static final String PASSWORD = "of the test";

  @TempDir private static Path directory;
  private static Path keys;

  /** A certificate for localhost that is its own authority, of the server and of clients. */
  @BeforeAll
  static void makeKeys() throws Exception {
    keys = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  @Test
  @Shows({"https-keystore", "keystore-type", "keystore-password", "key-manager-password"})
  void theServerHasTheCertificateThatItIsGiven() throws Exception {
    try (WireMockLroServer fake = StartedServer.with(httpsOptions());
        WireMockLroServer other = StartedServer.with("--https-port", "0")) {
      assertThat(answer(fake, client(false)).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> answer(other, client(false))).isInstanceOf(IOException.class);
    }
  }

  @Test
  @Shows({
    "https-require-client-cert",
    "https-truststore",
    "truststore-type",
    "truststore-password"
  })
  @Tag("slow")
  void clientsNeedACertificateThatTheServerTrusts() throws Exception {
    String[] options =
        httpsOptions(
            "--https-require-client-cert",
            "--https-truststore",
            keys.toString(),
            "--truststore-type",
            "PKCS12",
            "--truststore-password",
            PASSWORD);

    try (WireMockLroServer fake = StartedServer.with(options)) {
      assertThat(answer(fake, client(true)).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> answer(fake, client(false))).isInstanceOf(IOException.class);
    }
  }

  @Test
  @Shows({"disable-http", "https-port"})
  void thereIsHttpsAlone() {
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine("--disable-http", "--https-port", "0").start()) {
      assertThat(fake.baseUrl()).isEqualTo("https://127.0.0.1:" + fake.wireMock().httpsPort());
    }
  }

  @Test
  @Shows({"disable-http2-plain", "disable-http2-tls"})
  @Tag("slow")
  void thereIsHttp1Alone() throws Exception {
    try (WireMockLroServer fake =
            StartedServer.with(httpsOptions("--disable-http2-plain", "--disable-http2-tls"));
        WireMockLroServer other = StartedServer.with(httpsOptions())) {
      assertThat(answer(other, client(false)).version()).isEqualTo(Version.HTTP_2);
      assertThat(answer(fake, client(false)).version()).isEqualTo(Version.HTTP_1_1);
      assertThat(plainAnswer(other).version()).isEqualTo(Version.HTTP_2);
      assertThat(plainAnswer(fake).version()).isEqualTo(Version.HTTP_1_1);
    }
  }

  private static String[] httpsOptions(String... more) {
    String[] options = {
      "--https-port",
      "0",
      "--https-keystore",
      keys.toString(),
      "--keystore-type",
      "PKCS12",
      "--keystore-password",
      PASSWORD,
      "--key-manager-password",
      PASSWORD
    };
    return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
  }

  private static HttpResponse<String> answer(WireMockLroServer fake, HttpClient client)
      throws Exception {
    return ask(client, "https://localhost:" + fake.wireMock().httpsPort());
  }

  private static HttpResponse<String> plainAnswer(WireMockLroServer fake) throws Exception {
    return ask(HttpClient.newHttpClient(), fake.baseUrl());
  }

  private static HttpResponse<String> ask(HttpClient client, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + "/__admin/ext/lro/clock"))
            .timeout(Duration.ofSeconds(30))
            .build(),
        BodyHandlers.ofString());
  }

  /** Returns a client that trusts our certificate, and shows it where it is asked to. */
  private static HttpClient client(boolean withKey) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(withKey ? own.getKeyManagers() : null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }
}
