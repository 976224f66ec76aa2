package io.github.wiremocklro.real;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When to stop: after a time, or when somebody says so. */
final class Limit {
  private final long end;
  private final CountDownLatch stop;

  Limit(Duration time, CountDownLatch stop) {
    this.end = System.nanoTime() + time.toNanos();
    this.stop = stop;
  }

  /** Returns the pause after one: half as long again, up to twenty times the first. */
  static Duration longer(Duration pause, Duration first) {
    Duration next = pause.multipliedBy(3).dividedBy(2);
    Duration longest = first.multipliedBy(20);
    return next.compareTo(longest) < 0 ? next : longest;
  }

  void check() {
    if (stop.getCount() == 0) {
      throw new Stopped("It was stopped.");
    }
    if (System.nanoTime() > end) {
      throw new Stopped("Its time was up.");
    }
  }

  void pause(Duration pause) {
    try {
      if (stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped("It was interrupted.");
    }
  }

  /** Ends the checks, but not the removal of what they made. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(String message) {
      super(message);
    }
  }
}
