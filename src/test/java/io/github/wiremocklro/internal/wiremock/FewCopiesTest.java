package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever looks at a request sees it whole, though it is not copied for those who are not there.
 */
class FewCopiesTest {
  private static final String PATH = PolledServer.PATH + "?fields=name";

  @ParameterizedTest
  @MethodSource("io.github.wiremocklro.internal.wiremock.SeeingExtension#ofEachKind")
  void extensionOfTheUsersSeesTheRequest(Extension extension) {
    try (PolledServer server = new PolledServer(options -> options.extensions(extension))) {
      rest(server).get(PATH);

      // Some are told when the client has its reply.
      await()
          .untilAsserted(
              () -> assertThat(((SeeingExtension) extension).seen()).containsExactly(PATH));
    }
  }

  @Test
  void listenerOfTheServerHearsOfTheRequest() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (PolledServer server = new PolledServer(options -> {})) {
      rest(server).get(PATH);
      server
          .wireMock()
          .addMockServiceRequestListener((request, response) -> heard.add(request.getUrl()));
      rest(server).get(PATH);
    }

    assertThat(heard).containsExactly(PATH);
  }

  @Test
  void listenerHearsOfACallThatWaitedForItsAnswerWhenItCame() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HttpServer slow = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    slow.createContext("/", exchange -> answer(exchange, waits, goOn));
    slow.start();
    List<String> heard = new CopyOnWriteArrayList<>();
    try (PolledServer server = new PolledServer(options -> {})) {
      String behind = "http://127.0.0.1:" + slow.getAddress().getPort();
      server.wireMock().stubFor(get("/slow?of=mine").willReturn(aResponse().proxiedFrom(behind)));
      CompletableFuture<Rest.Reply> reply =
          CompletableFuture.supplyAsync(() -> rest(server).get("/slow?of=mine"));
      waits.await();

      server
          .wireMock()
          .addMockServiceRequestListener((request, response) -> heard.add(request.getUrl()));
      goOn.countDown();

      assertThat(reply.join().status()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(heard).containsExactly("/slow?of=mine"));
    } finally {
      slow.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, CountDownLatch waits, CountDownLatch goOn)
      throws IOException {
    waits.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Test
  void logThatIsToHearOfRequestsHearsOfThem() {
    HeardNotifier log = new HeardNotifier();
    try (PolledServer server = new PolledServer(options -> options.notifier(log))) {
      rest(server).get(PATH);
    }

    assertThat(log.told).anyMatch(told -> told.contains("GET " + PATH));
  }

  @Test
  void journalHasTheRequestAsItCame() {
    try (PolledServer server = new PolledServer(options -> {})) {
      rest(server)
          .send(
              "POST",
              PolledServer.PATH + ":cancel?alt=json",
              BodyPublishers.ofString("{}"),
              "x-of-mine",
              "a");

      JsonNode request = latest(rest(server));
      assertThat(request.path("url").asText()).isEqualTo(PolledServer.PATH + ":cancel?alt=json");
      assertThat(request.path("absoluteUrl").asText()).startsWith(server.fake.baseUrl());
      assertThat(request.path("method").asText()).isEqualTo("POST");
      assertThat(request.path("body").asText()).isEqualTo("{}");
      assertThat(request.path("headers").path("x-of-mine").asText()).isEqualTo("a");
      assertThat(request.path("queryParams").has("alt")).isTrue();
      assertThat(request.path("clientIp").asText()).isNotEmpty();
    }
  }

  @Test
  void replyToWhatNothingMatchesNamesTheRequest() {
    try (PolledServer server = new PolledServer(options -> {})) {
      Rest.Reply reply = rest(server).get("/nowhere?at=all");

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.body()).contains("/nowhere");
      assertThat(latest(rest(server)).path("url").asText()).isEqualTo("/nowhere?at=all");
    }
  }

  @Test
  void journalHasTheRequestThatIsTurnedAway() {
    try (WireMockLroServer fake = new WireMockLroServer().requireAuth().start()) {
      Rest rest = new Rest(fake::baseUrl);

      assertThat(rest.get(PATH).status()).isEqualTo(401);
      assertThat(latest(rest).path("url").asText()).isEqualTo(PATH);
    }
  }

  @Test
  void serverOfWhichNothingIsKnownGetsTheRequestItself() {
    Request request =
        ImmutableRequest.create()
            .withAbsoluteUrl("http://localhost/a")
            .withMethod(RequestMethod.GET)
            .build();
    List<Request> got = new ArrayList<>();

    new FewCopies((asked, responder, event) -> got.add(asked), LroServices.create(Limits.DEFAULTS))
        .handle(request, (asked, response, attributes) -> {}, null);

    assertThat(got).containsExactly(request);
  }

  private static Rest rest(PolledServer server) {
    return new Rest(server.fake::baseUrl);
  }

  private static JsonNode latest(Rest rest) {
    return rest.get("/__admin/requests").json().path("requests").path(0).path("request");
  }
}
