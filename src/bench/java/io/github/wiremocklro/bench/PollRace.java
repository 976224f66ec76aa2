package io.github.wiremocklro.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/**
 * Lets pollers run in turns, each round in the other order, all with threads of this one JVM; so
 * that the client is warm, too. Of the ratios of the rounds the median counts.
 */
final class PollRace implements AutoCloseable {
  private static final int WARM_UP_ROUNDS = 10;
  private static final int WARM_UP_CONNECTIONS = 4;
  private static final double NANOS_PER_MICRO = 1e3;

  private final int rounds;
  private final long nanos;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final OperatingSystemMXBean here =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  PollRace(Race race) {
    this.rounds = race.rounds();
    this.nanos = race.seconds() * 1_000_000_000L;
  }

  /**
   * A run of one poller.
   *
   * @param calls made
   * @param perSecond of these
   * @param serverMicros of CPU time that the server takes for one
   * @param clientMicros of CPU time that this JVM takes for one
   */
  record Score(long calls, double perSecond, double serverMicros, double clientMicros) {}

  /** What all pollers have scored, round by round. */
  record Scores(Map<Poller, List<Score>> all) {

    /** Returns the median of the ratios that two pollers have in one round. */
    double ratio(Poller measured, Poller against, ToDoubleFunction<Score> figure) {
      List<Double> ratios = new ArrayList<>();
      List<Score> mine = of(measured);
      List<Score> other = of(against);
      for (int i = 0; i < mine.size(); i++) {
        ratios.add(figure.applyAsDouble(mine.get(i)) / figure.applyAsDouble(other.get(i)));
      }
      return Median.of(ratios);
    }

    double median(Poller poller, ToDoubleFunction<Score> figure) {
      return Median.of(of(poller).stream().map(figure::applyAsDouble).toList());
    }

    private List<Score> of(Poller poller) {
      return all.getOrDefault(poller, List.of());
    }
  }

  /** Runs each for ten times as long as a round: a JVM needs time, and a server in Go does not. */
  void warmUp(List<Poller> pollers) throws Exception {
    for (Poller poller : pollers) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        run(poller, WARM_UP_CONNECTIONS);
      }
    }
  }

  Scores run(List<Poller> pollers, int connections) throws Exception {
    Map<Poller, List<Score>> scores = new LinkedHashMap<>();
    pollers.forEach(poller -> scores.put(poller, new ArrayList<>()));
    for (int i = 0; i < rounds; i++) {
      for (int j = 0; j < pollers.size(); j++) {
        Poller poller = pollers.get(i % 2 == 0 ? j : pollers.size() - 1 - j);
        Score score = run(poller, connections);
        scores.getOrDefault(poller, new ArrayList<>()).add(score);
        System.out.printf(
            "  %s, %d connections: %.0f calls/s, CPU of the server %.0f us, of the client %.0f us%n",
            poller.said(),
            connections,
            score.perSecond(),
            score.serverMicros(),
            score.clientMicros());
      }
    }
    return new Scores(scores);
  }

  /** Polls as often as it can for the time of a round. */
  Score run(Poller poller, int connections) throws Exception {
    List<Poll> polls = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        polls.add(poller.connect().open());
      }
      long server = poller.server().cpuNanos();
      long client = here.getProcessCpuTime();
      long start = System.nanoTime();
      List<Callable<Long>> loops = new ArrayList<>();
      polls.forEach(poll -> loops.add(() -> callUntil(poll, start + nanos)));
      long calls = 0;
      for (Future<Long> loop : threads.invokeAll(loops)) {
        calls += loop.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Score(
          calls,
          calls / seconds,
          (poller.server().cpuNanos() - server) / NANOS_PER_MICRO / calls,
          (here.getProcessCpuTime() - client) / NANOS_PER_MICRO / calls);
    } finally {
      for (Poll poll : polls) {
        poll.close();
      }
    }
  }

  private static long callUntil(Poll poll, long end) throws Exception {
    long calls = 0;
    while (System.nanoTime() < end) {
      poll.call();
      calls++;
    }
    return calls;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
