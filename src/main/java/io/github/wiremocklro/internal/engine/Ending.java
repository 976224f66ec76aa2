package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ending that lies ahead of an operation.
 *
 * @param after when it comes
 * @param from the time that {@code after} counts from
 * @param fromPolls the number of polls that {@code after} counts from
 * @param result what the operation then results in
 */
record Ending(After after, Instant from, int fromPolls, Operation.Result result) {

  /** Returns the instant at which time brings it about, null where time does not. */
  @Nullable Instant dueTime() {
    return after instanceof After.Time time ? from.plus(time.duration()) : null;
  }

  /** Returns whether this many polls bring it about. */
  boolean dueByPolls(int polls) {
    return after instanceof After.Polls count && polls - fromPolls >= count.count();
  }
}
