package io.github.wiremocklro.internal.wiremock;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many read the journal at the same time. */
class JournalReadersTest {
  private static final int PLACES = 8;
  private static final int TURNED_AWAY = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger reading = new AtomicInteger();
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
    String[] parts = call.split(" ");
    Request request =
        ImmutableRequest.create()
            .withMethod(RequestMethod.fromString(parts[0]))
            .withAbsoluteUrl("http://localhost" + parts[1])
            .build();
    CompletableFuture<Response> reply = new CompletableFuture<>();
    threads.execute(
        () -> readers.handle(request, (r, response, a) -> reply.complete(response), null));
    return reply;
  }

  private void answerSlowly(Request request, HttpResponder responder, ServeEvent event) {
    reading.incrementAndGet();
    leave.acquireUninterruptibly();
    reading.decrementAndGet();
    responder.respond(request, Response.response().status(200).build(), Map.of());
  }
}
