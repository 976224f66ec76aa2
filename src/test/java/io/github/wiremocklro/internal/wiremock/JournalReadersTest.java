package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.IntNode;

/** How many read the journal at the same time. */
class JournalReadersTest {
  private static final int PLACES = 8;
  private static final int TURNED_AWAY = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger reading = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Semaphore leave = new Semaphore(0);

  private JournalReaders readers = new JournalReaders(this::answerSlowly, Duration.ofMinutes(10));

  @AfterEach
  void letAllGo() {
    leave.release(1_000);
    threads.shutdown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /requests",
        "GET /requests/unmatched",
        "GET /requests/unmatched/near-misses",
        "GET /__admin/requests",
        "GET /ext/lro-journal/requests",
        "POST /requests/find",
        "POST /requests/remove",
        "POST /near-misses/request",
        "POST /recordings/snapshot",
        "POST /recordings/stop"
      })
  void twoReadSixWaitAndAllOthersAreToldToComeBack(String call) throws Exception {
    List<CompletableFuture<Response>> replies = many(call);
    assertThat(statuses(replies)).containsOnly(429);
    await().untilAsserted(() -> assertThat(reading).hasValue(2));

    leave.release(PLACES);

    for (CompletableFuture<Response> reply : replies) {
      assertThat(reply.get(30, SECONDS).getStatus()).isIn(200, 429);
    }
    assertThat(statuses(replies)).filteredOn(status -> status == 200).hasSize(PLACES);
  }

  @Test
  void whoIsTurnedAwayIsToldWhy() throws Exception {
    many("GET /requests");

    Response reply = ask("GET /requests").get(30, SECONDS);

    assertThat(reply.getStatus()).isEqualTo(429);
    assertThat(reply.getHeaders().getHeader("Retry-After").firstValue()).isEqualTo("1");
    assertThat(reply.getBodyAsString())
        .contains("RESOURCE_EXHAUSTED", "NO_PLACE_TO_READ", "2 may", "6 more may wait for 600 s");
  }

  @Test
  void whoHasWaitedForLongIsTurnedAwayToo() throws Exception {
    readers = new JournalReaders(this::answerSlowly, Duration.ofMillis(1));
    ask("GET /requests");
    ask("GET /requests");
    await().untilAsserted(() -> assertThat(reading).hasValue(2));

    assertThat(ask("GET /requests").get(30, SECONDS).getStatus()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health",
        "GET /mappings",
        "POST /requests/count",
        "DELETE /requests",
        "POST /ext/lro/verify"
      })
  void othersAreServedMeanwhile(String call) {
    many("GET /requests");

    ask(call);

    await().untilAsserted(() -> assertThat(reading).hasValue(3));
  }

  @Test
  void whoDoesNotReadItsReplyKeepsNobodyElseFromReading() throws Exception {
    readers = new JournalReaders(this::answerWithAList, Duration.ofMinutes(10));
    CountDownLatch stuck = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      ask(
          "GET /requests",
          response -> {
            stuck.countDown();
            leave.acquireUninterruptibly();
          });
    }
    stuck.await();

    CompletableFuture<Response> reply = ask("GET /requests");

    assertThat(reply.get(30, SECONDS).getStatus()).isEqualTo(200);
  }

  @Test
  void twoMakeAnElementOfTheirReplyAtATime() throws Exception {
    readers = new JournalReaders(this::answerWithAList, Duration.ofMinutes(10));
    List<CompletableFuture<String>> bodies = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      CompletableFuture<String> body = new CompletableFuture<>();
      bodies.add(body);
      ask("GET /requests", response -> body.complete(read(response)));
    }
    await().untilAsserted(() -> assertThat(reading).hasValue(2));

    leave.release(PLACES * 2);

    for (CompletableFuture<String> body : bodies) {
      assertThat(body.get(30, SECONDS)).contains("0", "1", "]");
    }
    assertThat(most).hasValue(2);
  }

  private static String read(Response response) {
    try (InputStream body = response.getBodyStream()) {
      return new String(body.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks until all places are taken, and some had to be turned away. */
  private List<CompletableFuture<Response>> many(String call) {
    List<CompletableFuture<Response>> replies =
        IntStream.range(0, PLACES + TURNED_AWAY).mapToObj(i -> ask(call)).toList();
    await().untilAsserted(() -> assertThat(statuses(replies)).hasSize(TURNED_AWAY));
    return replies;
  }

  private static List<Integer> statuses(List<CompletableFuture<Response>> replies) {
    return replies.stream()
        .filter(CompletableFuture::isDone)
        .map(reply -> reply.join().getStatus())
        .toList();
  }

  private CompletableFuture<Response> ask(String call) {
    CompletableFuture<Response> reply = new CompletableFuture<>();
    ask(call, reply::complete);
    return reply;
  }

  private void ask(String call, Consumer<Response> client) {
    String[] parts = call.split(" ");
    Request request =
        ImmutableRequest.create()
            .withMethod(RequestMethod.fromString(parts[0]))
            .withAbsoluteUrl("http://localhost" + parts[1])
            .build();
    threads.execute(
        () -> readers.handle(request, (r, response, a) -> client.accept(response), null));
  }

  /** Answers as the task of the journal does. */
  private void answerWithAList(Request request, HttpResponder responder, ServeEvent event) {
    StreamedJson list =
        new StreamedJson("requests", IntStream.range(0, 2).mapToObj(this::element), "");
    responder.respond(
        request,
        Response.response().status(200).build(),
        Map.of(
            ServeEvent.ORIGINAL_SERVE_EVENT_KEY,
            ServeEvent.of(
                    ImmutableRequest.create()
                        .withMethod(RequestMethod.GET)
                        .withAbsoluteUrl("http://localhost/")
                        .build())
                .withResponseDefinition(list)));
  }

  private JsonNode element(int number) {
    most.accumulateAndGet(reading.incrementAndGet(), Math::max);
    leave.acquireUninterruptibly();
    reading.decrementAndGet();
    return IntNode.valueOf(number);
  }

  private void answerSlowly(Request request, HttpResponder responder, ServeEvent event) {
    reading.incrementAndGet();
    leave.acquireUninterruptibly();
    reading.decrementAndGet();
    responder.respond(request, Response.response().status(200).build(), Map.of());
  }
}
