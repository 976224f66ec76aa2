package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again in the thread of a scheduler, whenever it is woken or the time is up, until
 * it is closed. It keeps no thread meanwhile. Thread-safe.
 */
final class Lookout implements WakeUps.Waiter, AutoCloseable {
  private final Scheduler scheduler;
  private final Look look;

  @GuardedBy("this")
  private @Nullable Future<?> next;

  @GuardedBy("this")
  private boolean awake;

  @GuardedBy("this")
  private boolean over;

  @GuardedBy("this")
  private boolean closed;

  /** Looks at what is waited for. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks once more.
     *
     * @param over whether this is the last time, whatever there is to be seen
     * @return how long it may take, in real time, until there is more to be seen; zero: enough
     */
    Duration again(boolean over);
  }

  /** Creates one that does not look before it is woken. */
  Lookout(Scheduler scheduler, Look look) {
    this.scheduler = scheduler;
    this.look = look;
  }

  @Override
  public synchronized void wake() {
    if (!awake) {
      awake = true;
      lookIn(Duration.ZERO);
    }
  }

  @Override
  public synchronized void end() {
    over = true;
    wake();
  }

  /** Looks no more. */
  @Override
  public synchronized void close() {
    closed = true;
    cancelNext();
  }

  private void look() {
    Duration left = look.again(begin());
    if (!left.isZero()) {
      sleep(left);
    }
  }

  /** What wakes it from now on may come too late for this look, and is worth another. */
  private synchronized boolean begin() {
    awake = false;
    return over;
  }

  private synchronized void sleep(Duration left) {
    if (!awake) {
      lookIn(left);
    }
  }

  @GuardedBy("this")
  private void lookIn(Duration delay) {
    cancelNext();
    if (!closed) {
      next = scheduler.in(delay, this::look);
    }
  }

  @GuardedBy("this")
  private void cancelNext() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }
}
