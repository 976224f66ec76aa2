package io.github.wiremocklro;

import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.FaultReply.delay;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.wiremock.Rest;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireMockLroServerTest {
  private static final String OPERATION = "projects/p/locations/l/operations/op";

  @Nested
  class Start {
    @Test
    void listensOnAFreePortOfTheLoopbackInterface() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        assertThat(fake.baseUrl()).isEqualTo("http://127.0.0.1:" + fake.port());
        assertThat(fake.wireMock().getOptions().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(new Rest(fake::baseUrl).get("/__admin/health").status()).isEqualTo(200);
      }
    }

    @Test
    void doesNothingWhenItRuns() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        String baseUrl = fake.baseUrl();

        assertThat(fake.start()).isSameAs(fake);

        assertThat(fake.baseUrl()).isEqualTo(baseUrl);
      }
    }

    @Test
    void worksAgainAfterAClose() {
      WireMockLroServer fake = new WireMockLroServer().start();
      fake.close();

      try (fake) {
        fake.start();
        fake.start(operation().name(OPERATION));

        assertThat(new Rest(fake::baseUrl).get("/v1/" + OPERATION).status()).isEqualTo(200);
      }
    }

    /** Jetty's parts for HTTP/2, and WireMock's for delays, do not come back from a stop. */
    @Test
    void servesHttp2AndDelaysAfterACloseAsBefore() throws Exception {
      WireMockLroServer fake = new WireMockLroServer().start();
      fake.start(operation().name(OPERATION).fault(onGet(delay(Duration.ofMillis(1))).forever()));
      fake.close();

      try (fake) {
        fake.start();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest poll =
            HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/v1/" + OPERATION)).build();
        for (int i = 0; i < 3; i++) {
          HttpResponse<Void> reply = client.send(poll, BodyHandlers.discarding());

          assertThat(reply.statusCode()).isEqualTo(200);
          assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
      }
    }

    @ParameterizedTest
    @CsvSource({
      "0.0.0.0, localhost",
      "localhost, localhost",
      "127.0.0.1, 127.0.0.1",
      "::1, [::1]",
      "::, localhost"
    })
    void givesAUrlThatClientsCanUseWhateverAddressItIsBoundTo(String address, String host) {
      try (WireMockLroServer fake =
          new WireMockLroServer(options -> options.bindAddress(address)).start()) {
        assertThat(fake.baseUrl()).isEqualTo("http://" + host + ":" + fake.port());
        assertThat(URI.create(fake.baseUrl()).getHost()).isEqualTo(host);
      }
    }

    @Test
    void ofHttpsAloneGivesAnHttpsUrl() {
      try (WireMockLroServer fake =
          new WireMockLroServer(options -> options.httpDisabled(true).dynamicHttpsPort()).start()) {
        assertThat(fake.baseUrl()).matches("https://127\\.0\\.0\\.1:[1-9]\\d*");
        assertThat(fake.baseUrl()).endsWith(":" + fake.wireMock().httpsPort());
      }
    }

    @Test
    void isNotHarmedByScanningForExtensions() {
      try (WireMockLroServer fake =
          new WireMockLroServer(options -> options.extensionScanningEnabled(true)).start()) {
        fake.start(operation().name(OPERATION));

        assertThat(new Rest(fake::baseUrl).get("/v1/" + OPERATION).status()).isEqualTo(200);
      }
    }
  }

  @Nested
  class BeforeTheStart {
    @Test
    void thereIsNoUrl() {
      WireMockLroServer fake = new WireMockLroServer();

      assertThatThrownBy(fake::baseUrl)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("start()");
      assertThatThrownBy(fake::port).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void operationsMayBeStarted() {
      try (WireMockLroServer fake = new WireMockLroServer()) {
        fake.start(operation().name(OPERATION));
        fake.start();

        assertThat(new Rest(fake::baseUrl).get("/v1/" + OPERATION).status()).isEqualTo(200);
      }
    }

    @Test
    void closingDoesNothing() {
      WireMockLroServer fake = new WireMockLroServer();

      fake.close();
      fake.close();

      assertThat(fake).hasToString("WireMockLroServer{not running}");
    }
  }

  @Nested
  class Close {
    @Test
    void endsTheServerOnceAndForAll() {
      WireMockLroServer fake = new WireMockLroServer().start();

      fake.close();
      fake.close();

      assertThatThrownBy(fake::baseUrl).isInstanceOf(IllegalStateException.class);
      assertThat(fake.wireMock().isRunning()).isFalse();
    }
  }

  @Nested
  class ToString {
    @Test
    void saysWhereItListens() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        assertThat(fake).hasToString("WireMockLroServer{http://127.0.0.1:" + fake.port() + "}");
      }
    }
  }

  @Nested
  class SeveralServers {
    @Test
    void keepApart() {
      try (WireMockLroServer one = new WireMockLroServer().start();
          WireMockLroServer other = new WireMockLroServer().start()) {
        one.start(operation().name(OPERATION));
        one.freezeClock();

        assertThat(new Rest(one::baseUrl).get("/v1/" + OPERATION).status()).isEqualTo(200);
        assertThat(new Rest(other::baseUrl).get("/v1/" + OPERATION).status()).isEqualTo(404);
        assertThat(other.clock().frozen()).isFalse();
        other.wireMock().resetAll();
        assertThat(one.records()).hasSize(1);
      }
    }
  }

  @Nested
  class FromCommandLine {
    @Test
    void hasTheSameDefaults() {
      try (WireMockLroServer fake = WireMockLroServer.fromCommandLine("--port", "0").start()) {
        assertThat(fake.baseUrl()).isEqualTo("http://127.0.0.1:" + fake.port());
        fake.start(operation().name(OPERATION));
        Rest rest = new Rest(fake::baseUrl);
        assertThat(rest.get("/v1/" + OPERATION).header("Content-Length")).isNotEmpty();
        assertThat(rest.get("/v1/nothing").error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
        assertThat(rest.post("/__admin/mappings/save").status()).isBetween(400, 499);
      }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
      assertThatThrownBy(() -> WireMockLroServer.fromCommandLine("--prot", "0"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("--prot is no option")
          .satisfies(e -> e.printStackTrace(new PrintWriter(Writer.nullWriter())));
    }

    @Test
    void describesItsOptions() {
      assertThat(WireMockLroServer.commandLineHelp()).containsPattern(Pattern.quote("--port"));
    }
  }
}
