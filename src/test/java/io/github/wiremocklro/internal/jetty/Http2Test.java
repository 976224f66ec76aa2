package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.github.wiremocklro.internal.jetty.RawHttp2.FRAME_SIZE;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.Limits;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server does otherwise with HTTP/2, where many requests share a connection. */
@Timeout(120)
class Http2Test {
  private static final int MAX_REQUEST = 100_000;
  private static final int FRAME = 16_384;

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(Limits.DEFAULTS.maxRequestBytes(MAX_REQUEST), options -> {}).start();

  private final String parent = Rest.newParent();

  @Test
  void aDroppedReplyEndsItsStreamAndNotThoseOfOthers() {
    String name = parent + "/operations/dropped";
    FAKE.start(operation().name(name).doneAfter(never()).fault(onGet(dropped()).forever()));
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      client.begin(1, "POST", "/v1/" + parent + "/lakes?lakeId=other");
      client.request(3, "GET", "/v1/" + name);

      assertThat(client.reset(3)).isNotEqualTo(RawHttp2.NO_ERROR);
      assertThat(client.lastData(1, "{}").reply(1)).contains("\"done\":false");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfAStubEndsItsStreamAndNotThoseOfOthers(Fault fault) {
    String path = "/" + parent + "/" + fault;
    FAKE.wireMock().stubFor(get(path).willReturn(aResponse().withFault(fault)));
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      assertThat(client.request(1, "GET", path).reset(1)).isNotEqualTo(RawHttp2.NO_ERROR);

      assertThat(client.request(3, "GET", "/__admin/health").reply(3)).contains("healthy");
    }
  }

  /** Clients of some versions look for no answer before they have sent everything. */
  @RepeatedTest(5)
  void aBodyThatIsTooLongIsReadToItsEndAndAnswered() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    String long1 = " ".repeat(30 * MAX_REQUEST);
    // Without a body the first request brings the connection to HTTP/2.
    assertThat(send(client, BodyPublishers.noBody()).version())
        .isEqualTo(HttpClient.Version.HTTP_2);

    for (BodyPublisher body :
        new BodyPublisher[] {
          BodyPublishers.ofString(long1),
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long1.getBytes()))
        }) {
      HttpResponse<String> reply = send(client, body);

      assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("at most 100000", "--max-request-bytes");
    }
  }

  /** RFC 9113, section 8.1: with any other code, clients would throw the reply away. */
  @Test
  void aBodyThatDoesNotComeIsAnsweredAndItsStreamIsResetWithoutAnError() {
    try (BoundedServer impatient = new BoundedServer(Duration.ofMillis(300), 0);
        RawHttp2 client = new RawHttp2(impatient.baseUrl())) {
      client.begin(1, "POST", "/anything").data(1, "{");

      assertThat(client.reply(1)).contains("\"code\":408", "did not come within 300 ms");
      assertThat(client.reset(1)).isEqualTo(RawHttp2.NO_ERROR);
      assertThat(client.request(3, "GET", "/__admin/health").reply(3)).contains("healthy");
    }
  }

  @Test
  void headersThatAreLongerThanAUsualFrameReachAClientThatTakesThem() {
    String path = "/" + parent + "/headers";
    String value = "v".repeat(FRAME + 4_000);
    FAKE.wireMock().stubFor(get(path).willReturn(aResponse().withHeader("x-long", value)));
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      client.takes(FRAME_SIZE, 1 << 22).request(1, "GET", path);

      assertThat(client.fields(1)).containsEntry("x-long", value);
    }
  }

  /** Some clients send the end of a body in a frame of its own. */
  @Test
  void aBodyEndsWithItsStream() {
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      client.begin(1, "POST", "/v1/" + parent + "/lakes?lakeId=pieces");
      client.data(1, "{\"displayName\"").data(1, ": \"Sales\"}").lastData(1, "");

      assertThat(client.reply(1)).contains("\"done\":false");
      assertThat(client.request(3, "GET", "/v1/" + parent + "/lakes/pieces").reply(3))
          .contains("\"Sales\"");
    }
  }

  @Test
  void halfBodiesGiveTheirMemoryBackWhenTheirStreamsEnd() {
    String half = " ".repeat(FRAME);
    List<RawHttp2> clients = new ArrayList<>();
    try (BoundedServer server = new BoundedServer(BoundedServer.FOR_EVER, 0)) {
      // Of half a MiB each, which is what a stream may send unasked; there is room for 20. Those
      // that
      // come at the same time may be refused all together, so there are more until it is full.
      await()
          .until(
              () -> {
                RawHttp2 client = new RawHttp2(server.baseUrl());
                clients.add(client.begin(1, "POST", "/half"));
                for (int frame = 0; frame < 31; frame++) {
                  client.data(1, half);
                }
                return isRefused(server);
              });

      clients.forEach(RawHttp2::close);

      await().until(() -> !isRefused(server));
    } finally {
      clients.forEach(RawHttp2::close);
    }
  }

  /** Jetty takes those of WebSocket. */
  @ParameterizedTest
  @ValueSource(strings = {"ws", "wss"})
  void aSchemeThatIsNotOfHttpIsABadRequest(String scheme) {
    try (RawHttp2 client = new RawHttp2(FAKE.baseUrl())) {
      client.requestBy(scheme, 1, "GET", "/v1/" + parent + "/lakes");

      assertThat(client.reply(1)).contains("\"code\":400", "the scheme is '" + scheme + "'");
      assertThat(client.request(3, "GET", "/__admin/health").reply(3)).contains("healthy");
    }
  }

  private static boolean isRefused(BoundedServer server) {
    try (RawHttp2 client = new RawHttp2(server.baseUrl())) {
      String half = " ".repeat(FRAME);
      client.begin(1, "POST", "/half").data(1, half).lastData(1, half);
      return client.reply(1).contains("\"code\":429");
    }
  }

  private HttpResponse<String> send(HttpClient client, BodyPublisher body) throws Exception {
    URI url = URI.create(FAKE.baseUrl() + "/v1/" + parent + "/lakes?lakeId=long");
    HttpRequest request =
        HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).POST(body).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
