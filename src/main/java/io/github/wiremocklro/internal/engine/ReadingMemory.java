package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all messages and bodies together may take while they are read: what is short as
 * it comes may be long once it is objects. Thread-safe.
 *
 * <p>Example: {@code memory.take(cost, "message")}, and {@code memory.giveBack(cost)} at the end.
 */
public final class ReadingMemory {
  private static final int PART_OF_MEMORY = 4;

  private final long maxBytes;
  private final AtomicLong taken = new AtomicLong();

  public ReadingMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Returns one with a part of the JVM's memory. */
  public static ReadingMemory ofTheJvm() {
    return new ReadingMemory(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
  }

  /**
   * Takes so much.
   *
   * @param what is to be read, for the error
   * @throws StatusException with {@code RESOURCE_EXHAUSTED} if it is not there
   */
  public void take(long bytes, String what) {
    // What is refused must not have been taken meanwhile, or others that fit would be refused, too.
    long before = taken.getAndUpdate(now -> bytes > maxBytes - now ? now : now + bytes);
    if (bytes > maxBytes - before) {
      throw new StatusException(
          Status.of(
              Code.RESOURCE_EXHAUSTED,
              ("To read the %1$s takes %2$d bytes of memory, and all that are read at the same time"
                      + " may take %3$d together. Send fewer parts in one %1$s, or try again later,"
                      + " or give the JVM more memory: -Xmx.")
                  .formatted(what, bytes, maxBytes)),
          LimitErrors.REASON);
    }
  }

  /** Gives back so much. */
  public void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
