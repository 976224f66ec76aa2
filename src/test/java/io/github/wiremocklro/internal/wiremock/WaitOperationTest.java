package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WaitOperation (operations.proto): it returns when the operation is done, or at the timeout with
 * the latest state, or at once.
 */
@Timeout(120)
class WaitOperationTest {
  private static final WireMockLroServer FAKE = new WireMockLroServer();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final FakeOperations fake = FAKE.in(parent);
  private final String name = parent + "/operations/op-1";

  @BeforeAll
  static void mapWaitOperation() {
    FAKE.start();
    new Rest(FAKE::baseUrl)
        .post(
            "/__admin/mappings",
            """
            {"name": "WaitOperation",
             "request": {"method": "POST", "urlPathPattern": "/v1/.+/operations/[^/]+:wait"},
             "response": {"transformers": ["wait-operation"]}}
            """);
  }

  @AfterAll
  static void stop() {
    FAKE.close();
  }

  @Test
  void isNotFoundWhereNoMappingAsksForIt() {
    try (WireMockLroServer dataplex = new WireMockLroServer().start()) {
      assertThat(new Rest(dataplex::baseUrl).post("/v1/" + name + ":wait").status()).isEqualTo(404);
    }
  }

  @Test
  void isAnsweredAtOnceWherePollsAloneCanEndTheOperation() {
    start(After.polls(2));

    assertThat(rest.post("/v1/" + name + ":wait").text("/done")).isEqualTo("false");
    assertThat(rest.post("/v1/" + name + ":wait").text("/done")).isEqualTo("true");
  }

  /** aiplatform_v1.yaml binds the method without a body, and its page says the query. */
  @Test
  void mayBeGivenItsTimeoutInTheQuery() {
    start(After.never());

    assertThat(rest.post("/v1/" + name + ":wait?timeout=0s").text("/done")).isEqualTo("false");
    assertThat(rest.post("/v1/" + name + ":wait?timeout=soon").error())
        .startsWith("400 INVALID_ARGUMENT");
  }

  @Test
  void isOnePollHoweverLongItTakes() {
    fake.freezeClock();
    start(After.time(Duration.ofHours(1)));
    CompletableFuture<Reply> waiting = waitInBackground("");

    fake.advanceClock(Duration.ofHours(1));

    assertThat(waiting.join().text("/done")).isEqualTo("true");
    assertThat(fake.history(name))
        .extracting(Event::type)
        .containsExactly(
            Event.Type.STARTED, Event.Type.POLLED, Event.Type.DONE, Event.Type.WAIT_ANSWERED);
  }

  @Test
  void endsWhenARunningClockReachesTheEnd() {
    start(After.time(Duration.ofMillis(300)));

    Reply reply = rest.post("/v1/" + name + ":wait", "{}");

    assertThat(reply.text("/done")).isEqualTo("true");
  }

  @Test
  void endsWhenTheTestCompletesTheOperation() {
    start(After.never());
    CompletableFuture<Reply> waiting = waitInBackground("{}");

    fake.complete(name);

    assertThat(waiting.join().has("/response")).isTrue();
  }

  @Test
  void endsWhenTheOperationIsCancelled() {
    start(After.never());
    CompletableFuture<Reply> waiting = waitInBackground("{\"timeout\": \"50s\"}");

    rest.post("/v1/" + name + ":cancel");

    assertThat(waiting.join().text("/error/code")).isEqualTo("1");
  }

  @Test
  void endsWhenAfterACancelOnlyPollsCanEndTheOperation() {
    fake.start(
        OperationScript.operation()
            .name(name)
            .doneAfter(After.never())
            .onCancel(OnCancel.cancelled().after(After.polls(1))));
    CompletableFuture<Reply> waiting = waitInBackground("");

    rest.post("/v1/" + name + ":cancel");

    assertThat(waiting.join().text("/done")).isEqualTo("false");
    assertThat(rest.get("/v1/" + name).text("/error/code")).isEqualTo("1");
  }

  @Test
  void goesOnThroughACancelThatTheOperationGetsStuckOn() {
    fake.start(
        OperationScript.operation().name(name).doneAfter(After.never()).onCancel(OnCancel.stuck()));
    CompletableFuture<Reply> waiting = waitInBackground("");

    rest.post("/v1/" + name + ":cancel");
    rest.get("/v1/" + name);
    assertThat(waiting).isNotDone();

    fake.fail(name);
    assertThat(waiting.join().text("/error/code")).isEqualTo("13");
  }

  @Test
  void endsAtItsTimeoutWithTheLatestState() {
    start(After.never());

    Reply reply = rest.post("/v1/" + name + ":wait", "{\"timeout\": \"0.05s\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/done")).isEqualTo("false");
  }

  @Test
  void endsWhenTheFakeClockHasMovedByTheTimeout() {
    fake.freezeClock();
    start(After.never());
    CompletableFuture<Reply> waiting = waitInBackground("{\"timeout\": \"50s\"}");

    fake.advanceClock(Duration.ofSeconds(50));

    assertThat(waiting.join().text("/done")).isEqualTo("false");
  }

  @Test
  void endsWhenTheFakeClockHasMovedByTheLimitOfAMinuteThoughMoreWasAsked() {
    fake.freezeClock();
    start(After.never());
    CompletableFuture<Reply> waiting = waitInBackground("{\"timeout\": \"3600s\"}");

    fake.advanceClock(Duration.ofSeconds(60));

    assertThat(waiting.join().text("/done")).isEqualTo("false");
  }

  @Test
  void endsWithTheGlobalClockThatItsScopeFollows() {
    try (WireMockLroServer own = new WireMockLroServer().start()) {
      Rest ownRest = new Rest(own::baseUrl);
      ownRest.post(
          "/__admin/mappings",
          """
          {"request": {"method": "POST", "urlPathPattern": "/v1/.+:wait"},
           "response": {"transformers": ["wait-operation"]}}
          """);
      own.freezeClock();
      own.start(OperationScript.operation().name(name).doneAfter(After.time(Duration.ofHours(1))));
      CompletableFuture<Reply> waiting =
          CompletableFuture.supplyAsync(() -> ownRest.post("/v1/" + name + ":wait"));
      await().until(() -> own.history(name).size() > 1);

      own.advanceClock(Duration.ofHours(1));

      assertThat(waiting.join().text("/done")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "delete", "forget"})
  void isNotFoundOnceTheOperationIsGone(String how) {
    start(After.never());
    CompletableFuture<Reply> waiting = waitInBackground("");

    switch (how) {
      case "reset" -> fake.reset();
      case "delete" -> rest.delete("/v1/" + name);
      default -> fake.forget(name);
    }

    assertThat(waiting.join().error()).isEqualTo("404 NOT_FOUND ResourceInfo");
  }

  @Test
  void isNotFoundForAnUnknownOperation() {
    assertThat(rest.post("/v1/" + name + ":wait").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"timeout\": 5} | 5 is no string",
        "{\"timeout\": \"5m\"} | write seconds: \"300s\"",
        "{\"timeout\": \"-1s\"} | is negative",
        "{\"deadline\": \"5s\"} | stands under a name that the request message does not have",
        "{\"name\": \"projects/p/operations/x\"} | is another operation than that of the path",
        "[ | is not JSON"
      })
  void refusesABodyThatIsNoRequest(String body, String problem) {
    start(After.polls(1));

    Reply reply = rest.post("/v1/" + name + ":wait", body);

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message()).contains(problem);
    assertThat(fake.history(name)).hasSize(1);
  }

  @Test
  void takesTheNameInItsBody() {
    start(After.polls(1));

    Reply reply = rest.post("/v1/" + name + ":wait", "{\"name\": \"" + name + "\"}");

    assertThat(reply.text("/done")).isEqualTo("true");
  }

  @Test
  void meetsTheFaultsThatAreMeantForIt() {
    fake.start(
        OperationScript.operation()
            .name(name)
            .doneAfter(After.never())
            .fault(Fault.onWait(FaultReply.error(Code.UNAVAILABLE, "later"))));

    assertThat(rest.post("/v1/" + name + ":wait").status()).isEqualTo(503);
    assertThat(rest.post("/v1/" + name + ":wait", "{\"timeout\": \"0s\"}").status()).isEqualTo(200);
  }

  private void start(After doneAfter) {
    fake.start(OperationScript.operation().name(name).doneAfter(doneAfter));
  }

  /** Returns once the server has the call and keeps it waiting, or has answered it. */
  private CompletableFuture<Reply> waitInBackground(String body) {
    CompletableFuture<Reply> waiting =
        CompletableFuture.supplyAsync(() -> rest.post("/v1/" + name + ":wait", body));
    await().until(() -> fake.history(name).size() > 1);
    return waiting;
  }
}
