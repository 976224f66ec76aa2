package io.github.wiremocklro.bench;

import java.io.IOException;

/** Polls an operation on a connection of its own, one call at a time. Not thread-safe. */
interface Poll extends AutoCloseable {

  /** Makes one call, and fails if it is not answered with the operation. */
  void call() throws IOException;

  @Override
  void close() throws IOException;
}
