package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page from elsewhere can make a browser send to a server on the same machine. */
@Timeout(60)
class AdminGuardTest {
  private static final String EVIL = "Origin: http://evil.example";
  private static final String DENIED = "403 PERMISSION_DENIED ORIGIN_NOT_ALLOWED";
  private static final String STUB = "a stub's answer";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(options -> options.stubCorsEnabled(true)).start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String host = "Host: localhost:" + FAKE.port();
  private final String own = "Origin: http://localhost:" + FAKE.port();

  @BeforeAll
  static void stubAllElse() {
    FAKE.wireMock().stubFor(any(anyUrl()).atPriority(100).willReturn(ok(STUB)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST     | /__admin/shutdown      | ''
          POST     | /__admin/reset         | ''
          POST     | /__admin/ext/lro/reset | ''
          POST     | /__admin/mappings      | {"response": {"proxyBaseUrl": "http://evil.example"}}
          PUT      | /__admin/files/x       | evil
          DELETE   | /__admin/mappings      | ''
          GET      | /__admin/requests      | ''
          GET      | /__admin/ext/lro/clock | ''
          GET      | /__admin/swagger-ui/   | ''
          GET      | /__admin/recorder/     | ''
          GET      | /__admin/docs          | ''
          GET      | /__admin/not-matched   | ''
          GET      | /__admin/no/such/route | ''
          GET      | /__admin/              | ''
          GET      | /__admin               | ''
          TRACE    | /__admin/health        | ''
          NONSENSE | /__admin/health        | ''
          """)
  void theAdminApiIsOutOfItsReach(String method, String path, String body) {
    Reply reply =
        rest.raw(
            method + " " + path + " HTTP/1.1",
            body,
            host,
            EVIL,
            "Content-Type: text/plain",
            "Content-Length: " + body.length());

    assertThat(reply.error()).isEqualTo(DENIED);
    assertThat(reply.message()).contains("http://evil.example", "--allowed-hosts");
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(FAKE.wireMock().isRunning()).isTrue();
    assertThat(FAKE.wireMock().getStubMappings())
        .isNotEmpty()
        .extracting(StubMapping::getResponse)
        .noneMatch(response -> response.getProxyBaseUrl() != null);
  }

  /** A browser asks beforehand whether it may send what is no simple request. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/mappings", "/ext/lro/reset", "/swagger-ui/", "/no/such/route"})
  void norMayItSendWhatABrowserAsksForBeforehand(String route) {
    Reply reply =
        rest.raw(
            "OPTIONS /__admin" + route + " HTTP/1.1",
            "",
            host,
            EVIL,
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Headers: content-type");

    assertThat(reply.error()).isEqualTo(DENIED);
    assertThat(reply.headers().map().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
  }

  /** Each of these is a stub's, or cannot be read, or is of the admin API and refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/version",
        "//__admin/version",
        "/./__admin/version",
        "/x/../__admin/version",
        "/x/%2e%2e/__admin/version",
        "/x/..;a=b/__admin/version",
        "/..//__admin/version",
        "/__admin/x/../version",
        "/__admin;x=y/version",
        "/__admin;x=y;z/version",
        "/;x/__admin/version",
        "/__admin/;x/version",
        "/__admin/version;x",
        "/%5f_admin/version",
        "/%5F%5Fadmin/version",
        "/__adm%69n/version",
        "/__admin%2fversion",
        "/%2f__admin/version",
        "/%2e/__admin/version",
        "/__admin%00/version",
        "/__admin%3b/version",
        "/__admin%3f/version",
        "/__admin%20/version",
        "/__admin?/version",
        "/__admin#/version",
        "/__admin\\version",
        "/__ADMIN/version",
        "__admin/version",
        "http://localhost:%d/__admin/version",
        "http://LOCALHOST:%d/__admin/version",
        "http://localhost:%d//__admin/version",
        "http://localhost:%d/x/../__admin/version",
        "HTTP://localhost:%d/__admin/version",
        "https://localhost:%d/__admin/version",
        "http:/__admin/version",
        "http:///__admin/version",
      })
  void noWayToWriteThePathHelpsIt(String path) {
    String target = path.replace("%d", String.valueOf(FAKE.port()));
    for (String version : List.of(" HTTP/1.1", " HTTP/1.0")) {
      String line = "GET " + target + version;
      Reply plain = rest.raw(line, "", host);
      Reply foreign = rest.raw(line, "", host, EVIL);
      Reply rebound = rest.raw(line, "", "Host: evil.example:" + FAKE.port());

      boolean elsewhere = plain.status() == 400 || plain.body().equals(STUB);
      assertThat(foreign.status()).isEqualTo(elsewhere ? plain.status() : 403);
      assertThat(rebound.status()).isIn(400, elsewhere ? plain.status() : 403);
    }
  }

  @Test
  void theServersOwnPagesReachIt() {
    Reply reply = rest.raw("GET /__admin/health HTTP/1.1", "", host, own);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(own.substring(8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "http://evil.example"})
  void noSecondOriginHelps(String other) {
    String second = "Origin: " + other;

    for (List<String> origins : List.of(List.of(own, second), List.of(second, own))) {
      Reply reply =
          rest.raw("GET /__admin/health HTTP/1.1", "", host, origins.get(0), origins.get(1));

      assertThat(reply.error()).isEqualTo(DENIED);
    }
  }

  @Test
  void aBodyThatIsRefusedIsNoRequestOfItsOwn() {
    String hidden = "GET /__admin/health HTTP/1.1\r\n" + host + "\r\n\r\n";
    String refused =
        String.join(
                "\r\n",
                "POST /__admin/reset HTTP/1.1",
                host,
                EVIL,
                "Content-Length: " + hidden.length())
            + "\r\n\r\n"
            + hidden;

    String replies = rest.raw(refused + "GET /next HTTP/1.1", "", host).toString();

    assertThat(replies).contains("ORIGIN_NOT_ALLOWED", STUB).doesNotContain("healthy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stub", "/__adminer", "/__admin2/x", "//__admin/x", "/x/__admin"})
  void theStubsAreOpenToItAsTheyAreInWireMock(String path) {
    Reply reply =
        rest.raw("POST " + path + " HTTP/1.1", "", "Host: evil.example", EVIL, "Content-Length: 0");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(STUB);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("http://evil.example");
  }
}
