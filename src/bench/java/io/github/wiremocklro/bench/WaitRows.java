package io.github.wiremocklro.bench;

import static io.github.wiremocklro.bench.HttpContender.get;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** GetOperation while others wait for the end of an operation. */
final class WaitRows implements RowGroup {
  private static final int WAITERS = 1_000;

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
      waiters.start();
      double ratio = race.p99(get(busy, path), get(quiet, path));
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
    private final List<Connection> connections = new ArrayList<>();

    Waiters(ServerProcess server) throws Exception {
      Stubs.add(server, MAPPING);
      for (int i = 0; i < WAITERS; i++) {
        Connection connection = new Connection(server.port());
        connections.add(connection);
      }
    }

    void start() {
      for (Connection connection : connections) {
        Thread waiter = new Thread(() -> waitForEver(connection));
        waiter.setDaemon(true);
        waiter.start();
      }
    }

    private static void waitForEver(Connection connection) {
      try {
        while (true) {
          connection.call("POST", "/v1/" + FakeServer.OPERATION + "1:wait", "{}").expect(200);
        }
      } catch (IOException e) {
        // The end of the benchmark.
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
