package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

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
    return new Share(this, true);
  }

  /**
   * Returns a new part of it, of which nothing is known here until it is {@linkplain Share#attach
   * attached}.
   */
  Share detached() {
    return new Share(this, false);
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

    /** Whether the others know of what is taken here. */
    @GuardedBy("this")
    private boolean attached;

    private Share(Quota quota, boolean attached) {
      this.quota = quota;
      this.attached = attached;
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
        if (attached) {
          quota.take(amount);
        }
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
        if (attached) {
          quota.taken.addAndGet(amount);
        }
      }
    }

    /**
     * Checks that there is room for what is taken here, once what another has is given back.
     *
     * @throws StatusException with RESOURCE_EXHAUSTED if there is not
     */
    void checkRoom(@Nullable Share other) {
      long needed = taken() - (other == null ? 0 : other.taken());
      if (needed > 0 && !quota.hasRoomFor(needed)) {
        throw new FullException(quota.refusal.apply(needed), quota, needed);
      }
    }

    private synchronized long taken() {
      return taken;
    }

    /** From now on what is taken here is gone for others. */
    synchronized void attach() {
      attached = true;
      quota.taken.addAndGet(taken);
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
      if (attached) {
        quota.taken.addAndGet(-taken);
      }
    }
  }
}
