package io.github.wiremocklro.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures servers side by side, in turns, first the one and then the other, so that what slows the
 * machine for a while slows each of them. Of the ratios of the rounds the median counts.
 */
final class Race {
  private static final int THREADS = 4;
  private static final TimeValue ONE_SECOND = TimeValue.seconds(1);

  private final int rounds;
  private final int seconds;

  Race(int rounds, int seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  int rounds() {
    return rounds;
  }

  int seconds() {
    return seconds;
  }

  /** Returns the calls per second of the first, as a multiple of those of the second. */
  double throughput(Contender measured, Contender against) throws Exception {
    return ratio(Mode.Throughput, measured, against);
  }

  /** Returns the 99th percentile of how long calls of the first take, as such a multiple. */
  double p99(Contender measured, Contender against) throws Exception {
    return ratio(Mode.SampleTime, measured, against);
  }

  private double ratio(Mode mode, Contender measured, Contender against) throws Exception {
    measured.warmUp();
    against.warmUp();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      boolean mineFirst = i % 2 == 0;
      double first = score(mode, mineFirst ? measured : against);
      double second = score(mode, mineFirst ? against : measured);
      double mine = mineFirst ? first : second;
      double other = mineFirst ? second : first;
      ratios.add(mine / other);
      System.out.printf("  %s: %.6g against %.6g, %.3f%n", measured, mine, other, mine / other);
    }
    return Median.of(ratios);
  }

  private double score(Mode mode, Contender contender) throws RunnerException {
    ChainedOptionsBuilder options =
        contender
            .with(new OptionsBuilder())
            .mode(mode)
            .threads(THREADS)
            .forks(1)
            .jvmArgs(ServerProcess.HEAP)
            .warmupIterations(2)
            .warmupTime(ONE_SECOND)
            .measurementIterations(seconds)
            .measurementTime(ONE_SECOND)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    Statistics statistics =
        new Runner(options.build()).runSingle().getPrimaryResult().getStatistics();
    return mode == Mode.Throughput ? statistics.getPercentile(50) : statistics.getPercentile(99);
  }
}
