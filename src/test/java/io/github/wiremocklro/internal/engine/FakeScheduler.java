package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Runs what is to be done when a test says so, in its thread. */
public final class FakeScheduler implements Scheduler {
  private final List<Task> tasks = new ArrayList<>();

  @Override
  public synchronized Future<?> in(Duration delay, Runnable task) {
    Task added = new Task(delay, task);
    tasks.add(added);
    return added;
  }

  /** Does what is to be done at once, and what that brings with it. */
  public void runSoon() {
    run(Duration.ZERO);
  }

  /** Does what is to be done within a time, and at once what that brings with it. */
  public void run(Duration within) {
    for (List<Task> due = due(within); !due.isEmpty(); due = due(Duration.ZERO)) {
      due.forEach(Task::run);
    }
  }

  /** Returns in how long something is to be done. */
  public synchronized List<Duration> delays() {
    return tasks.stream().map(task -> task.delay).toList();
  }

  private synchronized List<Task> due(Duration within) {
    List<Task> due = tasks.stream().filter(task -> task.delay.compareTo(within) <= 0).toList();
    tasks.removeAll(due);
    return due;
  }

  private synchronized void forget(Task task) {
    tasks.remove(task);
  }

  private final class Task extends FutureTask<Void> {
    private final Duration delay;

    Task(Duration delay, Runnable task) {
      super(task, null);
      this.delay = delay;
    }

    @Override
    protected void done() {
      forget(this);
    }
  }
}
