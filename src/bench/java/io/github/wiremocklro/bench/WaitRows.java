package io.github.wiremocklro.bench;

import static io.github.wiremocklro.bench.HttpContender.get;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** GetOperation while others wait for the end of an operation. */
final class WaitRows implements RowGroup {
  private static final int WAITERS = 1_000;

  /** The server lets a client wait for a minute. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);

  /** Each waiter keeps a thread, and a third of the threads may wait. */
  private static final String THREADS = "--container-threads=3200";

  private static final String MAPPING =
      """
      {"request": {"method": "POST", "urlPathPattern": "/v1/.*/operations/[^/]+:wait"},
       "response": {"transformers": ["wait-operation"]}}
      """;

  @Override
  public List<Row> measure(Race race) throws Exception {
    String path = "/v1/" + FakeServer.OPERATION + "0";
    try (ServerProcess quiet = ServerProcess.fake(2, THREADS);
        ServerProcess busy = ServerProcess.fake(2, THREADS);
        Waiters waiters = new Waiters(busy)) {
      waiters.awaitAll();
      double ratio = race.p99(get(busy, path), get(quiet, path));
      waiters.check();
      return List.of(
          Row.atMost(
              1.5,
              "p99 of GetOperation, 1,000 clients in WaitOperation, %s".formatted(THREADS),
              "the same without waiters",
              ratio));
    }
  }

  /** Clients that wait for an operation that does not end; a wait that is over begins anew. */
  private static final class Waiters implements AutoCloseable {
    private final ServerProcess server;
    private final List<Connection> connections = new ArrayList<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

    Waiters(ServerProcess server) throws IOException {
      this.server = server;
      Stubs.add(server, MAPPING);
      for (int i = 0; i < WAITERS; i++) {
        Connection connection = new Connection(server.port());
        connections.add(connection);
        Thread waiter = new Thread(() -> waitForEver(connection));
        waiter.setDaemon(true);
        waiter.start();
      }
    }

    private void waitForEver(Connection connection) {
      try {
        while (true) {
          long start = System.nanoTime();
          connection.call("POST", "/v1/" + FakeServer.OPERATION + "1:wait", "{}").expect(200);
          if (System.nanoTime() - start < SHORTEST_WAIT.toNanos()) {
            throw new IllegalStateException("a wait was answered at once: there was no place");
          }
        }
      } catch (Exception e) {
        failures.add(e);
      }
    }

    /** Each that waits keeps a thread of the server, which has few without them. */
    void awaitAll() throws IOException {
      long deadline = System.nanoTime() + SHORTEST_WAIT.toNanos();
      while (server.footprint().threads() < WAITERS && System.nanoTime() < deadline) {
        checkFailures();
      }
      check();
    }

    /** Fails unless all of them wait. */
    void check() throws IOException {
      checkFailures();
      int threads = server.footprint().threads();
      if (threads < WAITERS) {
        throw new IllegalStateException("only %d threads, so not all wait".formatted(threads));
      }
    }

    private void checkFailures() {
      if (!failures.isEmpty()) {
        throw new IllegalStateException("a client has ceased to wait", failures.peek());
      }
    }

    @Override
    public void close() throws IOException {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}
