package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs what is to be done soon or later, one after the other, in another thread than those that ask
 * for it. Thread-safe.
 */
@FunctionalInterface
public interface Scheduler {
  /**
   * Lets a task run once so much real time has passed.
   *
   * @return cancelled, it keeps nothing of the task any more
   */
  Future<?> in(Duration delay, Runnable task);

  /**
   * Returns a scheduler with a daemon thread of its own, which begins with the first task and ends
   * by itself a second after the last. So nobody has to close it.
   */
  static Scheduler withThread(String name) {
    ScheduledThreadPoolExecutor thread =
        // What the thread of a test keeps for itself is not to be inherited by this one.
        new ScheduledThreadPoolExecutor(1, task -> daemon(new Thread(null, task, name, 0, false)));
    thread.setKeepAliveTime(1, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    thread.setRemoveOnCancelPolicy(true);
    return (delay, task) -> thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Thread daemon(Thread thread) {
    thread.setDaemon(true);
    return thread;
  }
}
