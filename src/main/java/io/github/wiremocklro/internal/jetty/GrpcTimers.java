package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcErrors;
import io.github.wiremocklro.internal.grpc.GrpcTimeout;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.util.thread.Scheduler;

/** What a call waits for, and how long. Not thread-safe. */
final class GrpcTimers {
  private final Scheduler scheduler;
  private final Duration patience;
  private final @Nullable GrpcTimeout timeout;
  private final Consumer<StatusException> tooLate;
  private Scheduler.@Nullable Task message;
  private Scheduler.@Nullable Task deadline;
  private Scheduler.@Nullable Task delay;

  /**
   * Creates timers of which none runs.
   *
   * @param patience how long a message may take to come
   * @param timeout how long the client waits for the end of the call; null for ever
   * @param tooLate told what has come too late
   */
  GrpcTimers(
      Scheduler scheduler,
      Duration patience,
      @Nullable GrpcTimeout timeout,
      Consumer<StatusException> tooLate) {
    this.scheduler = scheduler;
    this.patience = patience;
    this.timeout = timeout;
    this.tooLate = tooLate;
  }

  /** Begins to wait for a message, unless that has begun before. */
  void awaitMessage() {
    if (message == null) {
      long millis = patience.toMillis();
      Runnable tooSlow = () -> tooLate.accept(GrpcErrors.tooSlow(millis));
      message = scheduler.schedule(tooSlow, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** The message is there. */
  void messageHasCome() {
    message = cancelled(message);
  }

  /** Begins to wait for the client's deadline, which costs too much for calls that end at once. */
  void awaitDeadline() {
    GrpcTimeout time = timeout;
    if (time != null && deadline == null) {
      Runnable passed = () -> tooLate.accept(GrpcErrors.deadlinePassed(time));
      deadline = scheduler.schedule(passed, time.value(), time.unit());
    }
  }

  /** Keeps a reply back. */
  void delay(Duration time, Runnable reply) {
    delay = scheduler.schedule(reply, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop() {
    message = cancelled(message);
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
