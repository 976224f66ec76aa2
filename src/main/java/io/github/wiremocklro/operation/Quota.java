package io.github.wiremocklro.operation;

import java.util.concurrent.atomic.AtomicInteger;

/** How many things of one kind there may be, in all scopes together. Thread-safe. */
public final class Quota {
  private final String things;
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * Creates a quota of which nothing is taken.
   *
   * @param things what is counted, for the error: a plural
   */
  Quota(String things, int limit) {
    this.things = things;
    this.limit = limit;
  }

  /** Returns a new part of it, for one scope. */
  Share share() {
    return new Share(this);
  }

  private void take() {
    if (taken.getAndUpdate(number -> Math.min(number + 1, limit)) == limit) {
      throw Errors.tooMany(things, limit);
    }
  }

  private void giveBack(int number) {
    taken.addAndGet(-number);
  }

  /** What one scope has taken of a quota. Thread-safe. */
  public static final class Share {
    private final Quota quota;
    private int taken;
    private boolean closed;

    private Share(Quota quota) {
      this.quota = quota;
    }

    /**
     * Takes one.
     *
     * @throws StatusException with RESOURCE_EXHAUSTED if there is none left
     */
    public synchronized void take() {
      quota.take();
      taken++;
    }

    /** Gives one back that was taken. */
    public synchronized void giveBack() {
      if (!closed) {
        taken--;
        quota.giveBack(1);
      }
    }

    /** Gives all back, for the scope is no more; what is given back later is among it. */
    synchronized void close() {
      closed = true;
      quota.giveBack(taken);
    }
  }
}
