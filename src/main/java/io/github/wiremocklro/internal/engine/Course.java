package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an operation since its start, but for the calls. What is null is as it was at
 * the start, and follows from the script: so most operations share the one that {@link #AT_START}
 * is.
 *
 * @param metadata the metadata, once something was merged into it
 * @param ending the ending that has taken the place of that at the start
 * @param cancelAccepted when a cancel was accepted
 * @param end how it ended
 * @param removed whether it was deleted or forgotten, or has expired: clients no longer find it,
 *     but it runs on
 */
public record Course(
    @Nullable RunningMetadata metadata,
    @Nullable Ending ending,
    @Nullable Instant cancelAccepted,
    @Nullable End end,
    boolean removed) {
  /** All is as it was at the start. */
  public static final Course AT_START = new Course(null, null, null, null, false);

  OperationState state() {
    if (end != null) {
      return end.state();
    }
    return cancelAccepted == null ? OperationState.RUNNING : OperationState.CANCELLING;
  }

  Course progressed(RunningMetadata next) {
    return new Course(next, ending, cancelAccepted, end, removed);
  }

  /** Returns this after an accepted cancel. */
  Course cancelling(@Nullable RunningMetadata merged, Ending next, Instant now) {
    return new Course(merged, next, now, end, removed);
  }

  Course ended(@Nullable RunningMetadata merged, @Nullable Instant cancelled, End ended) {
    return new Course(merged, ending, cancelled, ended, removed);
  }

  /** Returns this where clients no longer find the operation. */
  Course left() {
    return new Course(metadata, ending, cancelAccepted, end, true);
  }

  /** Returns whether time does the same to an operation as where another is its course. */
  boolean endsAs(Course other) {
    return ending == other.ending && end == other.end && removed == other.removed;
  }
}
