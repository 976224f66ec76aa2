package io.github.wiremocklro.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
  private static final Duration SLICE = Duration.ofMinutes(1);

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
          CONNECTIONS, load, run(clients(server, load)));
    }
    try (ServerProcess server = ServerProcess.fake(0)) {
      endure(server, endurance);
    }
    Resets.run();
  }

  /** Half of them alone, and half in groups that meet on the same operations. */
  private static List<Callable<Long>> clients(ServerProcess server, Duration time) {
    List<Callable<Long>> clients = stories(server, CONNECTIONS / 2, "load", time);
    long end = System.nanoTime() + time.toNanos();
    while (clients.size() < CONNECTIONS) {
      CancelRace race = new CancelRace("race-" + clients.size(), end);
      for (int i = 0; i < CancelRace.CLIENTS; i++) {
        int client = i;
        clients.add(() -> race.run(server.port(), client));
      }
    }
    return clients;
  }

  private static List<Callable<Long>> stories(
      ServerProcess server, int number, String project, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    List<Callable<Long>> clients = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String own = project + "-" + i;
      clients.add(
          () -> {
            try (LoadClient client = new LoadClient(server.port(), own)) {
              while (System.nanoTime() < end) {
                client.tellStory();
              }
              return client.calls();
            }
          });
    }
    return clients;
  }

  /**
   * Looks at heap and threads after each slice of the time, once all that is bounded is full: the
   * journal, and the records of operations that are gone.
   */
  private static void endure(ServerProcess server, Duration time) throws Exception {
    run(stories(server, CONNECTIONS_OF_ENDURANCE, "full", SLICE.multipliedBy(2)));
    Footprint first = server.footprint();
    System.out.println("full: " + first.said());
    long calls = 0;
    Footprint latest = first;
    Duration left = time;
    for (int i = 1; !left.isZero(); i++) {
      Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      left = left.minus(slice);
      calls += run(stories(server, CONNECTIONS_OF_ENDURANCE, "minute-" + i, slice));
      latest = server.footprint();
      System.out.printf("%,d calls later: %s%n", calls, latest.said());
    }
    // Of its pool, the server starts threads as it needs them.
    latest.checkNoMoreThan(first, TOLERANCE_BYTES, CONNECTIONS_OF_ENDURANCE);
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
