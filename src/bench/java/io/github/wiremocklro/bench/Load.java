package io.github.wiremocklro.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The server under load over both transports, with every reply checked, and for long. Fails if a
 * reply is wrong or does not come, or if the heap or the number of threads grows; never because
 * something is slow.
 */
public final class Load {
  /** Half of them over REST, half over gRPC. */
  private static final int CONNECTIONS = 64;

  private static final Duration SLICE = Duration.ofMinutes(1);

  /** The heap of a server that has to do with little. */
  private static final String SMALL_HEAP = "-Xmx128m";

  /** After so many operations all that is bounded is full: the journal, records of what is gone. */
  private static final int OPERATIONS_UNTIL_FULL = 10_000;

  /** What a heap that does not grow may differ by, from one collection to the next. */
  private static final long TOLERANCE_BYTES = 8 << 20;

  private Load() {}

  public static void main(String[] arguments) throws Exception {
    ServerProcess.endAllWithThisJvm();
    Duration load = Duration.ofSeconds(Integer.getInteger("load.seconds"));
    Duration endurance = Duration.ofSeconds(Integer.getInteger("load.endurance.seconds"));
    try (ServerProcess server = ServerProcess.fake(0)) {
      System.out.printf(
          "%d connections for %s: %,d calls, each answered as it has to be%n",
          CONNECTIONS, load, run(clients(server, "load", within(load))));
    }
    try (ServerProcess server = ServerProcess.fake(List.of(SMALL_HEAP), 0)) {
      endure(server, endurance);
    }
    Resets.run();
  }

  /**
   * Returns clients with half of the connections that are alone, each with two of them, and with
   * the other half in groups that meet on the same operations.
   *
   * @param name of their projects
   * @param more whether they are to start another operation
   */
  private static List<Callable<Long>> clients(
      ServerProcess server, String name, BooleanSupplier more) {
    List<Callable<Long>> clients = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS / 2 / 2; i++) {
      String project = name + "-" + i;
      clients.add(
          () -> {
            try (LoadClient client = new LoadClient(server.port(), project)) {
              return client.run(more);
            }
          });
    }
    for (int i = 0; i < CONNECTIONS / 2 / CancelRace.CLIENTS; i++) {
      CancelRace race = new CancelRace("%s-race-%d".formatted(name, i), more);
      for (int j = 0; j < CancelRace.CLIENTS; j++) {
        int client = j;
        boolean overGrpc = (i + j) % 2 == 0;
        clients.add(() -> race.run(server.port(), overGrpc, client));
      }
    }
    return clients;
  }

  private static BooleanSupplier within(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> System.nanoTime() < end;
  }

  /** Looks at heap and threads after each slice of the time, once all that is bounded is full. */
  private static void endure(ServerProcess server, Duration time) throws Exception {
    AtomicInteger left = new AtomicInteger(OPERATIONS_UNTIL_FULL);
    run(clients(server, "full", () -> left.getAndDecrement() > 0));
    Footprint first = server.footprint();
    System.out.printf("%s, full: %s%n", SMALL_HEAP, first.said());
    long calls = 0;
    Footprint latest = first;
    for (Duration past = Duration.ZERO; past.compareTo(time) < 0; past = past.plus(SLICE)) {
      Duration rest = time.minus(past);
      Duration slice = rest.compareTo(SLICE) < 0 ? rest : SLICE;
      calls += run(clients(server, "minute-" + past.toMinutes(), within(slice)));
      latest = server.footprint();
      System.out.printf("%,d calls later: %s%n", calls, latest.said());
    }
    latest.checkNoMoreThan(first, TOLERANCE_BYTES);
  }

  /** Lets all of them run at once, and returns how many calls they made. */
  private static long run(List<Callable<Long>> clients) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    IllegalStateException failure = new IllegalStateException("a client was answered wrongly");
    long calls = 0;
    for (Future<Long> client : threads.invokeAll(clients)) {
      try {
        calls += client.get();
      } catch (ExecutionException e) {
        failure.addSuppressed(e.getCause());
      }
    }
    threads.shutdown();
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
    return calls;
  }
}
