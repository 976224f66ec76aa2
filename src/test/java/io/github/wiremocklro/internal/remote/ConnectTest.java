package io.github.wiremocklro.internal.remote;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code FakeOperations.connect} takes, and what a test is told where no fake is there. */
@Timeout(60)
class ConnectTest {
  private static final String CLOCK = "/__admin/ext/lro/clock";

  /** A plain WireMock; scanning would find the extensions of this very build. */
  @AutoClose("stop")
  private static final WireMockServer OTHER =
      new WireMockServer(
          WireMockConfiguration.options()
              .dynamicPort()
              .bindAddress("127.0.0.1")
              .extensionScanningEnabled(false));

  static {
    OTHER.start();
  }

  @Test
  void saysThatTheServerIsNotTrustedOverHttps() {
    try (WireMockLroServer server =
        new WireMockLroServer(options -> options.httpDisabled(true).dynamicHttpsPort()).start()) {
      assertThatThrownBy(FakeOperations.connect(server.baseUrl())::clock)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("connect over http, or let this JVM trust the server");
    }
  }

  @Test
  void takesAnAddressWithSlashesAtItsEnd() {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      FakeOperations fake = FakeOperations.connect(server.baseUrl() + "//");

      assertThat(fake.baseUrl()).isEqualTo(server.baseUrl());
      assertThat(fake.start(operation()).done()).isFalse();
      assertThat(FakeOperations.connect(URI.create(server.baseUrl())).records()).hasSize(1);
    }
  }

  @Test
  void takesThePathAtWhichAProxyServesTheFake() {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      FakeOperations fake = FakeOperations.connect(proxied("/lro", server) + "/");

      assertThat(fake.in("projects/p").freezeClock().frozen()).isTrue();
      assertThat(server.in("projects/p").clock().frozen()).isTrue();
      assertThat(fake.baseUrl()).isEqualTo(OTHER.baseUrl() + "/lro");
    }
  }

  @Test
  void armsAScriptWithOneRequest() {
    String body =
        """
        {"target": "projects/p/lakes/a", "verb": "create", "times": 2,
         "script": {"doneAfter": "never", "onCancel": {"outcome": "refused"}}}
        """;
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      FakeOperations fake = FakeOperations.connect(proxied("/arming", server));

      fake.next(
          create("projects/p/lakes/a").times(2),
          operation().doneAfter(never()).onCancel(refused()));
    }

    OTHER.verify(1, WireMock.anyRequestedFor(WireMock.urlMatching("/arming/.*")));
    OTHER.verify(
        WireMock.postRequestedFor(WireMock.urlEqualTo("/arming/__admin/ext/lro/scripts"))
            .withRequestBody(WireMock.equalToJson(body)));
  }

  @Test
  void sendsTheCredentialsInTheAddressAndShowsThemNowhere() {
    try (WireMockLroServer server =
        WireMockLroServer.fromCommandLine(
                "--port", "0", "--admin-api-basic-auth", "us er:p@ss/wörd")
            .start()) {
      FakeOperations fake =
          FakeOperations.connect(
              server.baseUrl().replace("http://", "http://us%20er:p%40ss%2Fw%C3%B6rd@"));

      assertThat(fake.clock().frozen()).isFalse();
      assertThat(fake.baseUrl()).isEqualTo(server.baseUrl());
      assertThatThrownBy(
              () ->
                  FakeOperations.connect(server.baseUrl().replace("http://", "http://user:secret@"))
                      .clock())
          .isInstanceOf(StatusException.class)
          .hasMessageStartingWith("UNAUTHENTICATED: The admin API asks for a password")
          .hasMessageEndingWith("connect to http://user:password@host:port")
          .hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          localhost:8080                | "localhost:8080" has neither the scheme http nor https
          //localhost                   | "//localhost" has neither the scheme http nor https
          ftp://localhost               | "ftp://localhost" has neither the scheme http nor https
          http:localhost                | "http:localhost" names no host
          http://a_b:8080               | "http://a_b:8080" names no host
          http://localhost?a=b          | "http://localhost?a=b" has a query or a fragment, which no server's address has
          http://localhost/#x           | "http://localhost/#x" has a query or a fragment, which no server's address has
          http://local host             | "http://local host" is no URI (Illegal character in authority)
          http://user:secr^et@localhost | "http://***@localhost" is no URI (Illegal character in authority)
          http://user:secr#et@localhost | "http://***@localhost" names no host
          user:secret@localhost         | "***@localhost" has neither the scheme http nor https
          """)
  void refusesWhatIsNoAddressAndShowsNoPassword(String uri, String problem) {
    assertThatThrownBy(() -> FakeOperations.connect(uri))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("uri: %s; write one such as \"http://localhost:8080\"", problem)
        .hasNoCause();
  }

  @Test
  void saysThatNothingAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    FakeOperations fake = FakeOperations.connect("http://user:secret@127.0.0.1:" + port);

    assertThatThrownBy(fake::reset)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(
            "POST http://127.0.0.1:%d/__admin/ext/lro/reset got no answer (".formatted(port))
        .hasMessageEndingWith("check that a server runs there, and the scheme, host and port");
  }

  @Test
  void saysThatAWireMockLacksTheExtensions() {
    assertThatThrownBy(() -> FakeOperations.connect(OTHER.baseUrl()).clock())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("GET " + OTHER.baseUrl() + CLOCK + " was answered 404, ")
        .hasMessageEndingWith(
            "check host, port and path, and that the WireMock there has the extensions of"
                + " wiremock-lro, in the version of this library");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>It works!</body></html>",
        "[]",
        "{}",
        "{\"time\": \"yesterday\", \"frozen\": false}",
      })
  void saysWhatCameInPlaceOfAnAnswer(String body) {
    FakeOperations elsewhere = elsewhere("page", 200, body);

    assertThatThrownBy(elsewhere::clock)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("was answered 200, text/html: \"" + body + "\"; check host");
  }

  /** An image is often newer than the library of a test. */
  @Test
  void understandsAServerThatTellsMore() {
    String name = "projects/p/operations/1";
    FakeOperations newer =
        elsewhere(
            "newer",
            200,
            """
            {"time": "2026-01-02T03:04:05Z", "frozen": true, "zone": "UTC",
             "operation": {"name": "%s", "done": false, "etag": "e"}, "state": "PAUSED",
             "script": {"doneAfter": "never", "weather": {"rain": true}},
             "calls": {"polled": 1, "cancelRequested": 0, "deleteRequested": 0,
                       "polledAfterDone": 0, "paused": 1},
             "history": [
               {"event": "STARTED", "time": "2026-01-02T03:04:05Z", "elapsed": "1s", "by": "me"},
               {"event": "PAUSED", "time": "2026-01-02T03:04:05Z", "elapsed": "2s"},
               {"event": "POLLED", "time": "2026-01-02T03:04:05Z", "elapsed": "3s",
                "rpc": "GetOperation", "answered": "PAUSED", "region": "eu"}]}
            """
                .formatted(name));

    OperationRecord record = newer.record(name);

    assertThat(newer.clock())
        .isEqualTo(new ClockReading(Instant.parse("2026-01-02T03:04:05Z"), true));
    assertThat(record.state()).isEqualTo(OperationState.RUNNING);
    assertThat(record.script()).isEqualTo(operation().doneAfter(never()));
    assertThat(record.calls().polled()).isEqualTo(1);
    assertThat(record.history())
        .extracting(Event::type, Event::leftOut)
        .containsExactly(tuple(Event.Type.STARTED, 0), tuple(Event.Type.POLLED, 1));
  }

  /** A real API of Google answers an unknown path in the same shape. */
  @Test
  void takesTheErrorOfAnotherServerForNoAnswer() {
    FakeOperations elsewhere =
        elsewhere(
            "google",
            404,
            "{\"error\": {\"code\": 404, \"message\": \"m\", \"status\": \"NOT_FOUND\"}}");

    assertThatThrownBy(() -> elsewhere.record("projects/p/operations/1"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("was answered 404");
  }

  @Test
  void cutsOffALongPage() {
    FakeOperations elsewhere = elsewhere("long", 500, "x".repeat(100_000));

    assertThatThrownBy(elsewhere::clock).hasMessageMatching("(?s).{1,600}");
  }

  @Test
  void givesUpWhenTheThreadIsInterrupted() {
    FakeOperations fake = FakeOperations.connect(OTHER.baseUrl());

    Thread.currentThread().interrupt();

    assertThatThrownBy(fake::clock)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static FakeOperations elsewhere(String path, int status, String body) {
    String unique = "/" + path + Integer.toHexString(body.hashCode());
    OTHER.stubFor(
        WireMock.any(WireMock.urlMatching(unique + "/.*"))
            .willReturn(
                WireMock.aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "text/html")
                    .withBody(body)));
    return FakeOperations.connect(OTHER.baseUrl() + unique);
  }

  /** Passes on what is below a path, and returns the address of that. */
  private static String proxied(String path, WireMockLroServer server) {
    OTHER.stubFor(
        WireMock.any(WireMock.urlMatching(path + "/.*"))
            .willReturn(
                WireMock.aResponse()
                    .proxiedFrom(server.baseUrl())
                    .withProxyUrlPrefixToRemove(path)));
    return OTHER.baseUrl() + path;
  }
}
