package io.github.wiremocklro.internal.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.internal.wiremock.TrustAll;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which names the admin API is served: a web page may have led its own to this machine. */
@Timeout(60)
class AdminHostTest {
  private static final String DENIED = "403 PERMISSION_DENIED HOST_NOT_ALLOWED";
  private static final String HEALTH = "GET /__admin/health HTTP/1.1";

  @AutoClose
  private static final WireMockLroServer FAKE =
      WireMockLroServer.fromCommandLine("--port", "0", "--allowed-hosts", "lro.example, *.lro.test")
          .start();

  private final Rest rest = new Rest(FAKE::baseUrl);

  @ParameterizedTest
  @CsvSource({
    "GET, requests",
    "GET, ext/lro/operations",
    "GET, swagger-ui/",
    "GET, health",
    "POST, shutdown"
  })
  void isNotServedUnderAnotherName(String method, String route) {
    String other = "evil.example:" + FAKE.port();

    Reply reply =
        rest.raw(
            method + " /__admin/" + route + " HTTP/1.1",
            "",
            "Host: " + other,
            "X-Forwarded-Host: localhost",
            "Forwarded: host=localhost",
            "Content-Length: 0");

    assertThat(reply.error()).isEqualTo(DENIED);
    assertThat(reply.message()).contains("'" + other + "'", "--allowed-hosts");
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(FAKE.wireMock().isRunning()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "192.0.2.1",
        "LocalHost.",
        "x.localhost",
        "host.docker.internal",
        "lro",
        "lro.example",
        "a.b.lro.test"
      })
  void isServedUnderLocalNamesAndThoseThatTheUserNames(String name) {
    Reply reply = rest.raw(HEALTH, "", "Host: " + name + ":" + FAKE.port());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().map().keySet()).noneMatch(header -> header.startsWith("Access-"));
  }

  @Test
  void isServedWhereNoNameIsSaidAsNoBrowserWould() {
    assertThat(rest.raw("GET /__admin/health HTTP/1.0", "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET http://evil.example/__admin/health HTTP/1.1   | Host: evil.example
          GET http://evil.example/__admin/health HTTP/1.1   | Host: localhost
          GET http://evil.example/__admin/health HTTP/1.0   | Accept: */*
          GET http://localhost/__admin/health HTTP/1.1      | Host: evil.example
          GET http://a@evil.example/__admin/health HTTP/1.1 | Host: evil.example
          GET /__admin/health HTTP/1.1                      | Host: localhost@evil.example
          GET /__admin/health HTTP/1.1                      | Host: localhost,evil.example
          GET /__admin/health HTTP/1.1                      | Host: evil.example/localhost
          GET /__admin/health HTTP/1.1                      | Host: bücher
          GET /__admin/health HTTP/1.1                      | Host: []
          GET /__admin/health HTTP/1.1                      | Host: [::1].evil.example
          GET /__admin/health HTTP/1.1                      | Host:
          GET /__admin/health HTTP/1.1                      | hOST: EVIL.example.
          GET /__admin/health HTTP/1.0                      | Host: evil.example
          """)
  void noWayToWriteTheNameHelps(String requestLine, String header) {
    assertThat(rest.raw(requestLine, "", header).status()).isIn(400, 403);
  }

  @Test
  void twoNamesAreNone() {
    assertThat(rest.raw(HEALTH, "", "Host: localhost", "Host: evil.example").status())
        .isEqualTo(400);
  }

  @Test
  void aPageBehindAProxyThatAddsTlsIsTheServersOwnUnderANameThatTheUserNames() {
    String origin = "https://lro.example";

    Reply reply = rest.raw(HEALTH, "", "Host: lro.example", "Origin: " + origin);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(origin);
  }

  @Test
  void aServerOnAllInterfacesAsksForTheNamesOfPagesOnly() {
    try (WireMockLroServer open =
        new WireMockLroServer(options -> options.bindAddress("0.0.0.0")).start()) {
      Rest rest = new Rest(open::baseUrl);
      String name = "lro.default.svc:" + open.port();

      assertThat(rest.raw(HEALTH, "", "Host: " + name).status()).isEqualTo(200);
      assertThat(rest.raw(HEALTH, "", "Host: " + name, "Origin: http://" + name).error())
          .isEqualTo(DENIED);

      open.allowedHosts("*.svc");

      assertThat(rest.raw(HEALTH, "", "Host: " + name, "Origin: http://" + name).status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost    | accept | */*                 | "frozen"
          localhost    | origin | http://localhost    | "frozen"
          localhost    | origin | http://evil.example | "ORIGIN_NOT_ALLOWED"
          evil.example | accept | */*                 | "HOST_NOT_ALLOWED"
          evil.example | host   | localhost           | "HOST_NOT_ALLOWED"
          localhost    | host   | evil.example        | "HOST_NOT_ALLOWED"
          """)
  void theSameHoldsForHttp2(String authority, String header, String value, String answer) {
    assertThat(Http2Connection.get(FAKE.port(), authority, "/__admin/ext/lro/clock", header, value))
        .contains(answer);
  }

  @ParameterizedTest
  @CsvSource({"https, 200", "http, 403"})
  void theSchemeOfAPageIsThatOfTheServer(String scheme, int status) throws Exception {
    try (WireMockLroServer tls =
        new WireMockLroServer(options -> options.httpDisabled(true).dynamicHttpsPort()).start()) {
      assertThat(statusOverTls(tls.baseUrl(), scheme)).isEqualTo(status);
    }
  }

  @Test
  void whatIsNoNameIsRefused() {
    assertThatThrownBy(() -> FAKE.allowedHosts("http://lro.example"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith("allowedHosts: \"http://lro.example\" is no host; write its name");
  }

  private static int statusOverTls(String baseUrl, String originScheme)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/__admin/health"))
            .header("Origin", originScheme + "://" + URI.create(baseUrl).getAuthority())
            .build();
    return TrustAll.client().send(request, BodyHandlers.discarding()).statusCode();
  }
}
