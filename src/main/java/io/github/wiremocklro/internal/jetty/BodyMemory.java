package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.engine.LimitErrors;
import io.github.wiremocklro.internal.grpc.Room;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all bodies together may take of which a part has come, or gone, and the rest is
 * still to do so. Thread-safe.
 */
final class BodyMemory implements Room {
  private final long maxBytes;
  private final AtomicLong taken = new AtomicLong();

  BodyMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void take(long bytes) {
    // What there is no room for is never counted, or it would be in the way of what there is room
    // for.
    long before = taken.getAndUpdate(now -> bytes <= maxBytes - now ? now + bytes : now);
    if (bytes > maxBytes - before) {
      throw LimitErrors.noMemoryForRequests(maxBytes);
    }
  }

  @Override
  public void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
