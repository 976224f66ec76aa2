package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all messages together may take while they are read. Thread-safe. */
final class ReadingMemory {
  private final long maxBytes;
  private final AtomicLong taken = new AtomicLong();

  ReadingMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes so much.
   *
   * @throws StatusException with {@code RESOURCE_EXHAUSTED} if it is not there
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > maxBytes) {
      giveBack(bytes);
      throw new StatusException(
          Status.of(
              Code.RESOURCE_EXHAUSTED,
              ("To read the message takes %d bytes of memory, and all that are read at the same time"
                      + " may take %d together. Send fewer parts in one message, or give the JVM more"
                      + " memory: -Xmx.")
                  .formatted(bytes, maxBytes)),
          "LIMIT_EXCEEDED");
    }
  }

  /** Gives back so much. */
  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
