package io.github.wiremocklro.contract;

import io.github.wiremocklro.FakeOperations;

/**
 * A server that one test has for itself.
 *
 * @param fake its controls
 * @param stop ends it
 */
record OwnServer(FakeOperations fake, Runnable stop) implements AutoCloseable {
  @Override
  public void close() {
    stop.run();
  }
}
