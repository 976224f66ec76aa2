package io.github.wiremocklro.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.wiremock.Rest.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who wait keep threads of the server, and must leave enough of them to the others. */
@Timeout(120)
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

  private static long polls(WireMockLroServer fake) {
    return fake.history(NAME).stream().filter(event -> event.type() == Event.Type.POLLED).count();
  }
}
