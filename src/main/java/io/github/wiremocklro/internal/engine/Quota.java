package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** How much of one kind there may be, in all scopes together. Thread-safe. */
public final class Quota {
  private final long limit;
  private final LongFunction<Status> refusal;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Creates a quota of which nothing is taken.
   *
   * @param refusal what answers who takes too much, given how much that is
   */
  Quota(long limit, LongFunction<Status> refusal) {
    this.limit = limit;
    this.refusal = refusal;
  }

  /** Returns a new part of it, for one scope. */
  Share share() {
    return new Share(this);
  }

  boolean couldHold(long amount) {
    return amount <= limit;
  }

  boolean hasRoomFor(long amount) {
    return amount <= limit - taken.get();
  }

  private void take(long amount) {
    long before = taken.getAndUpdate(now -> amount <= limit - now ? now + amount : now);
    if (amount > limit - before) {
      throw new FullException(refusal.apply(amount), this, amount);
    }
  }

  /** What one scope has taken of a quota. Thread-safe. */
  public static final class Share {
    private final Quota quota;

    @GuardedBy("this")
    private long taken;

    @GuardedBy("this")
    private boolean closed;

    private Share(Quota quota) {
      this.quota = quota;
    }

    /**
     * Takes some; a negative amount is given back.
     *
     * @throws StatusException with RESOURCE_EXHAUSTED if less is left
     */
    public synchronized void take(long amount) {
      if (amount <= 0) {
        charge(amount);
      } else if (!closed) {
        quota.take(amount);
        taken += amount;
      }
    }

    /**
     * Takes what cannot be refused any more, if need be past the limit: nothing is left then for
     * others.
     */
    public synchronized void charge(long amount) {
      if (!closed) {
        taken += amount;
        quota.taken.addAndGet(amount);
      }
    }

    /** Returns whether more is taken, in all scopes together, than there may be. */
    boolean isOverdrawn() {
      return !quota.hasRoomFor(0);
    }

    /** Gives some back that was taken. */
    public void giveBack(long amount) {
      charge(-amount);
    }

    /** Gives all back, for the scope is no more; what is given back later is among it. */
    synchronized void close() {
      closed = true;
      quota.taken.addAndGet(-taken);
    }
  }
}
