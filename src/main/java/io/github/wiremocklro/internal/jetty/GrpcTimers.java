package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcTimeout;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.util.thread.Scheduler;

/** What a call waits for, and how long. Not thread-safe. */
final class GrpcTimers {
  private final Scheduler scheduler;
  private Scheduler.@Nullable Task patience;
  private Scheduler.@Nullable Task deadline;
  private Scheduler.@Nullable Task delay;

  GrpcTimers(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Begins to wait for a message, unless that has begun before. */
  void await(Duration time, Runnable tooSlow) {
    if (patience == null) {
      patience = scheduler.schedule(tooSlow, time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The message is there. */
  void messageHasCome() {
    patience = cancelled(patience);
  }

  /** Sets when the client expects the end of the call, unless that is set. */
  void setDeadline(GrpcTimeout time, Runnable passed) {
    if (deadline == null) {
      deadline = scheduler.schedule(passed, time.value(), time.unit());
    }
  }

  /** Keeps a reply back. */
  void delay(Duration time, Runnable reply) {
    delay = scheduler.schedule(reply, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop() {
    patience = cancelled(patience);
    deadline = cancelled(deadline);
    delay = cancelled(delay);
  }

  private static Scheduler.@Nullable Task cancelled(Scheduler.@Nullable Task task) {
    if (task != null) {
      task.cancel();
    }
    return null;
  }
}
