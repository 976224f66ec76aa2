package io.github.wiremocklro.bench;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The server under load, with every reply checked, and for long. Fails if a reply is wrong, or if
 * the heap or the number of threads grows; never because something is slow.
 */
public final class Load {
  private static final int CONNECTIONS = 64;
  private static final int CONNECTIONS_OF_ENDURANCE = 4;
  private static final int TESTS = 10_000;

  /** What a heap that does not grow may differ by, from one collection to the next. */
  private static final double TOLERANCE = 1.1;

  private static final long TOLERANCE_BYTES = 8 << 20;

  private Load() {}

  public static void main(String[] arguments) throws Exception {
    Duration load = Duration.ofSeconds(Integer.getInteger("load.seconds"));
    Duration endurance = Duration.ofSeconds(Integer.getInteger("load.endurance.seconds"));
    try (ServerProcess server = ServerProcess.fake(0)) {
      System.out.printf(
          "%d connections for %s: %,d calls, each answered as it should be%n",
          CONNECTIONS, load, run(server, CONNECTIONS, load, 0));
    }
    try (ServerProcess server = ServerProcess.fake(0)) {
      // What is bounded is full by then: the journal, and what is kept of deleted operations.
      Duration start = endurance.dividedBy(3);
      run(server, CONNECTIONS_OF_ENDURANCE, start, 0);
      Footprint before = server.footprint();
      long calls = run(server, CONNECTIONS_OF_ENDURANCE, endurance.minus(start), CONNECTIONS);
      check("%,d calls in %s".formatted(calls, endurance.minus(start)), before, server.footprint());
    }
    resets();
  }

  private static long run(ServerProcess server, int connections, Duration time, int firstProject)
      throws Exception {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    List<Future<Long>> calls = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int project = firstProject + i;
      calls.add(
          clients.submit(
              () -> {
                try (LoadClient client = new LoadClient(server.port(), project)) {
                  while (System.nanoTime() < end) {
                    client.tellStory();
                  }
                  return client.calls();
                }
              }));
    }
    clients.shutdown();
    long sum = 0;
    for (Future<Long> count : calls) {
      sum += count.get();
    }
    return sum;
  }

  /** What the JUnit extension does for each test of a class. */
  private static void resets() {
    try (WireMockLroServer server = new WireMockLroServer().start()) {
      tests(server, 0, TESTS / 10);
      Footprint before = Footprint.here();
      tests(server, TESTS / 10, TESTS);
      check("resets of %,d tests".formatted(TESTS), before, Footprint.here());
    }
  }

  private static void tests(WireMockLroServer server, int from, int to) {
    for (int i = from; i < to; i++) {
      FakeOperations fake = server.in("projects/t-" + i);
      fake.freezeClock();
      for (int k = 0; k < 10; k++) {
        fake.start(operation().doneAfter(never()));
      }
      fake.advanceClock(Duration.ofHours(1));
      fake.reset();
    }
  }

  private static void check(String what, Footprint before, Footprint after) {
    System.out.printf(
        "%s: heap %,d to %,d bytes, threads %d to %d%n",
        what, before.heap(), after.heap(), before.threads(), after.threads());
    boolean heapGrows = after.heap() > before.heap() * TOLERANCE + TOLERANCE_BYTES;
    // Of its pool, the server starts threads as it needs them.
    boolean threadsGrow = after.threads() > before.threads() + CONNECTIONS_OF_ENDURANCE;
    if (heapGrows || threadsGrow) {
      throw new IllegalStateException("grows: " + what);
    }
  }
}
