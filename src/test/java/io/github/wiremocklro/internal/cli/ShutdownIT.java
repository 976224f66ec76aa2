package io.github.wiremocklro.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a signal does, and what it does to requests in flight. */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class ShutdownIT {
  private static final int ENDED_BY_SIGINT = 130;
  private static final int ENDED_BY_SIGTERM = 143;
  private static final String OPERATIONS = "/v1/projects/p/locations/l/operations";

  @TempDir Path directory;

  @Test
  void endsOnSigterm() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory)) {
      // Leaves an idle connection behind.
      server.get(OPERATIONS);

      assertThat(server.terminate())
          .isEqualTo(new Exit(ENDED_BY_SIGTERM, server.upLine() + "\n", ""));
    }
  }

  @Test
  void endsOnSigint() throws Exception {
    assumeFalse(sigintIsIgnored(), "this build runs in the background: it passes no SIGINT on");
    try (StandaloneProcess server = StandaloneProcess.up(directory)) {
      server.get(OPERATIONS);

      String pid = String.valueOf(server.process().pid());
      Process kill = new ProcessBuilder("kill", "-INT", pid).inheritIO().start();

      assertThat(kill.waitFor(StandaloneProcess.PATIENCE_SECONDS, SECONDS)).isTrue();
      assertThat(server.exit()).isEqualTo(new Exit(ENDED_BY_SIGINT, server.upLine() + "\n", ""));
    }
  }

  @Test
  void answersARequestInFlightAndNoNewOnes() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory);
        SlowBackend backend = new SlowBackend()) {
      server.stub(
          """
          {"request": {"urlPath": "/slow"}, "response": {"proxyBaseUrl": "%s"}}
          """
              .formatted(backend.url()));
      CompletableFuture<HttpResponse<String>> inFlight = server.getAsync("/slow");
      backend.arrived.await();

      server.askToEnd();
      awaitRefusal(server);
      assertThat(server.process().isAlive()).isTrue();
      assertThat(inFlight).isNotDone();
      backend.mayAnswer.countDown();

      HttpResponse<String> reply = inFlight.get(StandaloneProcess.PATIENCE_SECONDS, SECONDS);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(SlowBackend.BODY);
      assertThat(server.exit().status()).isEqualTo(ENDED_BY_SIGTERM);
    }
  }

  @Test
  void waitsForDelayedAnswers() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory)) {
      server.stub(
          """
          {"request": {"urlPath": "/slow"},
           "response": {"body": "all of it", "fixedDelayMilliseconds": 1500}}
          """);
      CompletableFuture<HttpResponse<String>> inFlight = server.getAsync("/slow");
      // The journal has a request once its answer is settled, before the delay.
      while (!server.get("/__admin/requests").body().contains("\"/slow\"")) {
        Thread.onSpinWait();
      }

      Exit exit = server.terminate();

      HttpResponse<String> reply = inFlight.get(StandaloneProcess.PATIENCE_SECONDS, SECONDS);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("all of it");
      assertThat(exit.status()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(exit.err()).isEmpty();
    }
  }

  /** Asks until the signal shows; each time the server is free to refuse even the connection. */
  private static void awaitRefusal(StandaloneProcess server) throws Exception {
    int status;
    do {
      try {
        status = server.get(OPERATIONS).statusCode();
      } catch (IOException refused) {
        return;
      }
      assertThat(status).isIn(200, 503);
    } while (status != 503);
  }

  /** A process that is started in the background inherits that it takes no SIGINT. */
  private static boolean sigintIsIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .split("\\s+")[1];
    int sigint = 1 << 1;
    return (Long.parseUnsignedLong(ignored, 16) & sigint) != 0;
  }

  /** A server that answers when it is told to. */
  private static final class SlowBackend implements AutoCloseable {
    static final String BODY = "the whole answer";

    final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final HttpServer http;

    SlowBackend() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            arrived.countDown();
            try {
              mayAnswer.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            byte[] body = BODY.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(body);
            }
          });
      http.start();
    }

    String url() {
      return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
      mayAnswer.countDown();
      http.stop(0);
    }
  }
}
