package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static io.github.wiremocklro.verification.Expectation.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationScript;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who wait keep threads of the server, and must leave enough of them to the others. */
@Timeout(120)
@Tag("slow")
class ManyWaitsTest {
  private static final int CLIENTS = 500;
  private static final String NAME = "projects/p/locations/l/operations/op-1";
  private static final String MAPPING =
      """
      {"request": {"method": "POST", "urlPathPattern": "/v1/.+:wait"},
       "response": {"transformers": ["wait-operation"]}}
      """;

  @Test
  void leaveThreadsToOtherRequestsAndEndWithTheCancel() {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      Rest rest = new Rest(fake::baseUrl);
      rest.post("/__admin/mappings", MAPPING);
      fake.start(OperationScript.operation().name(NAME).doneAfter(After.never()));
      List<CompletableFuture<Reply>> waits =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> rest.post("/v1/" + NAME + ":wait"), clients))
              .limit(CLIENTS)
              .toList();
      await().until(() -> polls(fake) == CLIENTS);

      assertThat(waits).anyMatch(wait -> !wait.isDone());
      assertThat(rest.get("/v1/" + NAME).text("/done")).isEqualTo("false");
      assertThat(rest.get("/__admin/mappings").status()).isEqualTo(200);
      assertThat(rest.post("/v1/" + NAME + ":cancel").status()).isEqualTo(200);

      List<String> answers = waits.stream().map(wait -> wait.join().text("/done")).toList();
      assertThat(answers).contains("true", "false");
      long kept =
          fake.history(NAME).stream()
              .filter(event -> event.type() == Event.Type.WAIT_ANSWERED)
              .count();
      assertThat(answers.stream().filter("true"::equals)).hasSize((int) kept);
    } finally {
      clients.shutdownNow();
    }
  }

  /** Jetty takes some of the threads for itself, for each port. */
  @ParameterizedTest
  @ValueSource(ints = {12, 16, 25})
  void leaveThreadsToOtherRequestsHoweverFewThereAre(int threads) {
    try (WireMockLroServer fake =
            new WireMockLroServer(options -> options.containerThreads(threads).dynamicHttpsPort());
        Clients clients = new Clients(50)) {
      fake.start();
      Rest rest = new Rest(fake::baseUrl);
      rest.post("/__admin/mappings", MAPPING);
      fake.start(OperationScript.operation().name(NAME).doneAfter(After.never()));
      for (int i = 0; i < 50; i++) {
        clients.run(() -> rest.post("/v1/" + NAME + ":wait"));
      }
      await().until(() -> polls(fake) == 50);

      assertThat(rest.get("/v1/" + NAME).text("/done")).isEqualTo("false");
      fake.complete(NAME);
    }
  }

  @Test
  void leaveVerificationsFromElsewhereTheirTime() {
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.containerThreads(12)).start()) {
      fake.start(OperationScript.operation().name(NAME).doneAfter(After.never()));
      CompletableFuture<Void> verified =
          CompletableFuture.runAsync(
              () ->
                  FakeOperations.connect(fake.baseUrl())
                      .verify(operation(NAME).done().within(60, TimeUnit.SECONDS)));
      await().during(300, TimeUnit.MILLISECONDS).until(() -> !verified.isDone());

      fake.complete(NAME);

      assertThat(verified).succeedsWithin(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void areAnsweredWhenTheServerStops() {
    WireMockLroServer fake = WireMockLroServer.fromCommandLine("--port", "0").start();
    Rest rest = new Rest(fake::baseUrl);
    rest.post("/__admin/mappings", MAPPING);
    fake.start(OperationScript.operation().name(NAME).doneAfter(After.never()));
    CompletableFuture<Reply> waiting =
        CompletableFuture.supplyAsync(() -> rest.post("/v1/" + NAME + ":wait"));
    await().until(() -> polls(fake) == 1);

    fake.close();

    assertThat(waiting.join().text("/done")).isEqualTo("false");
  }

  /** So many clients that call at the same time. */
  private record Clients(ExecutorService threads) implements AutoCloseable {
    Clients(int count) {
      this(Executors.newFixedThreadPool(count));
    }

    void run(Runnable call) {
      CompletableFuture.runAsync(call, threads);
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }

  private static long polls(WireMockLroServer fake) {
    return fake.history(NAME).stream().filter(event -> event.type() == Event.Type.POLLED).count();
  }
}
