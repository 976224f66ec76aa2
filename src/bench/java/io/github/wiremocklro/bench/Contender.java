package io.github.wiremocklro.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** What takes part in a {@link Race}: something that a JMH benchmark can call again and again. */
interface Contender {

  /** Calls it until its code is compiled, where that runs in another JVM than the benchmark. */
  void warmUp() throws IOException;

  /** Adds to the options which benchmark is to run, and with which parameters. */
  ChainedOptionsBuilder with(ChainedOptionsBuilder options);
}
