package io.github.wiremocklro.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * A method of the core, among so many operations.
 *
 * @param method the name of a method of {@link CoreCall}
 */
record CoreContender(String method, int operations) implements Contender {

  /** It runs in the benchmark's own JVM, which JMH warms up. */
  @Override
  public void warmUp() {}

  @Override
  public ChainedOptionsBuilder with(ChainedOptionsBuilder options) {
    return options
        .include(CoreCall.class.getName() + "." + method)
        .param("operations", String.valueOf(operations));
  }

  @Override
  public String toString() {
    return "%s among %,d".formatted(method, operations);
  }
}
