package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all bodies together may take of which a part has come and the rest is still to
 * come. Thread-safe.
 */
final class BodyMemory {
  private final long maxBytes;
  private final AtomicLong taken = new AtomicLong();

  BodyMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes so much.
   *
   * @throws StatusException if it is not there
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > maxBytes) {
      giveBack(bytes);
      throw Errors.noMemoryForRequests(maxBytes);
    }
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
