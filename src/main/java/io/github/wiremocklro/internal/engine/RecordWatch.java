package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A look at one operation that goes on until enough is seen. It keeps the calling thread. */
final class RecordWatch implements WakeUps.Waiter {
  private final Store store;
  private final Supplier<@Nullable StoredOperation> operation;
  private final Predicate<OperationRecord> enough;
  private final Duration end;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean over;
  private @Nullable OperationRecord last;

  private RecordWatch(
      Store store,
      Supplier<@Nullable StoredOperation> operation,
      Predicate<OperationRecord> enough,
      Duration atMost) {
    this.store = store;
    this.operation = operation;
    this.enough = enough;
    this.end = elapsed(store).plus(atMost);
  }

  /** Returns what was seen last, null where there was no operation then. */
  static @Nullable OperationRecord last(
      Store store,
      Supplier<@Nullable StoredOperation> operation,
      Predicate<OperationRecord> enough,
      Duration atMost) {
    RecordWatch watching = new RecordWatch(store, operation, enough, atMost);
    store.waits().addWatcher(watching);
    try {
      watching.lookAgainAndAgain();
    } catch (InterruptedException e) {
      // Then it is over for this one: the caller has seen what there is.
      Thread.currentThread().interrupt();
    } finally {
      store.waits().removeWatcher(watching);
    }
    return watching.last;
  }

  @Override
  public void wake() {
    wakeUps.release();
  }

  @Override
  public void end() {
    over = true;
    wake();
  }

  private void lookAgainAndAgain() throws InterruptedException {
    for (Duration left = look(); !left.isZero() && !over; left = look()) {
      boolean unused = wakeUps.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS);
      wakeUps.drainPermits();
    }
  }

  /** Returns the real time until there may be more to be seen; zero: enough. */
  private Duration look() {
    Duration left = end.minus(elapsed(store));
    StoredOperation found = found();
    if (found == null) {
      last = null;
      return atLeastZero(left);
    }
    Scope scope = found.scope();
    Moment now = scope.now();
    Lifecycle seen = found.viewAt(now);
    OperationRecord record = seen.record();
    last = record;
    if (enough.test(record)) {
      return Duration.ZERO;
    }
    Duration due = seen.end() == null ? untilDue(scope, seen.ending(), now) : null;
    return atLeastZero(due == null || due.compareTo(left) > 0 ? left : due);
  }

  /** Returns null where time alone brings nothing about. */
  private static @Nullable Duration untilDue(Scope scope, Ending ending, Moment now) {
    Instant due = ending.dueTime();
    return due == null || scope.clock().stands() ? null : Duration.between(now.time(), due);
  }

  private @Nullable StoredOperation found() {
    try {
      return operation.get();
    } catch (StatusException e) {
      if (e.status().code() == Code.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  private static Duration elapsed(Store store) {
    return store.world().clock().now().elapsed();
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
