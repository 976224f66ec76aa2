package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.FaultReply.delay;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reply that comes late must keep no thread that others need. */
@Timeout(120)
@Tag("slow")
class ManyDelaysTest {
  private static final int CLIENTS = 40;
  private static final String NAME = "projects/p/locations/l/operations/op-1";

  /** The ways to make a server. */
  enum Server {
    EMBEDDED(WireMockLroServer::new),
    STANDALONE(() -> WireMockLroServer.fromCommandLine("--port", "0"));

    private final Supplier<WireMockLroServer> maker;

    Server(Supplier<WireMockLroServer> maker) {
      this.maker = maker;
    }
  }

  @ParameterizedTest
  @EnumSource
  void leaveTheServerToOthers(Server server) {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    WireMockLroServer fake = server.maker.get().start();
    try {
      Rest rest = new Rest(fake::baseUrl);
      fake.start(
          OperationScript.operation()
              .name(NAME)
              .doneAfter(never())
              .fault(onGet(delay(Duration.ofMinutes(10))).forever()));
      for (int i = 0; i < CLIENTS; i++) {
        CompletableFuture.runAsync(() -> rest.get("/v1/" + NAME), clients);
      }

      // All of them have come through, though each is to be answered in ten minutes.
      await().until(() -> fake.history(NAME).size() == CLIENTS + 1);
      assertThat(rest.post("/v1/" + NAME + ":cancel").status()).isEqualTo(200);
      assertThat(rest.get("/__admin/ext/lro/clock").status()).isEqualTo(200);
    } finally {
      clients.shutdownNow();
      fake.wireMock().stop();
    }
  }
}
