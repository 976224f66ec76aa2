package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where those wait that have to look again when something has changed. Waking costs nothing while
 * nobody waits. Thread-safe.
 */
final class WakeUps {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile int waiting;
  private volatile int watching;
  private volatile int ended;

  @GuardedBy("lock")
  private long changes;

  /** Something has changed that may end a wait. */
  void wake() {
    if (waiting > 0) {
      signal();
    }
  }

  /** Something has happened that ends no wait, such as a poll, but that may be watched for. */
  void note() {
    if (watching > 0) {
      signal();
    }
  }

  /** Ends all waits that are going on, whatever there is to be seen. */
  void end() {
    lock.lock();
    try {
      ended++;
      signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looks again and again, whenever something has changed or the time is up, until enough is seen.
   */
  void until(Look look) {
    int endedBefore = ended;
    long seen = enter();
    try {
      for (Duration left = look.again();
          !left.isZero() && ended == endedBefore;
          left = look.again()) {
        seen = pause(seen, left);
      }
    } catch (InterruptedException e) {
      // Then it is over for this one: the caller answers with what there is.
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  /** Does the same as {@link #until}, and looks also whenever something has been noted. */
  void watch(Look look) {
    count(1);
    try {
      until(look);
    } finally {
      count(-1);
    }
  }

  /** Looks at what is waited for. */
  @FunctionalInterface
  interface Look {
    /** Returns how long it may take, in real time, until there is more to be seen; zero: enough. */
    Duration again();
  }

  private void signal() {
    lock.lock();
    try {
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void count(int watchers) {
    lock.lock();
    try {
      watching += watchers;
    } finally {
      lock.unlock();
    }
  }

  // Who waits is counted before the first look, so that no change after that look is missed.
  private long enter() {
    lock.lock();
    try {
      waiting++;
      return changes;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      waiting--;
    } finally {
      lock.unlock();
    }
  }

  private long pause(long seen, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      if (changes == seen) {
        boolean unused = changed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
      }
      return changes;
    } finally {
      lock.unlock();
    }
  }
}
