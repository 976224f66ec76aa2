package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
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

  /** Returns the metadata, as it was at the start where nothing was merged into it. */
  RunningMetadata metadata(Origin origin) {
    return metadata == null ? RunningMetadata.of(origin.script(), origin.createTime()) : metadata;
  }

  /** Returns the ending, be it that at the start or another in its place. */
  Ending ending(Origin origin) {
    return ending == null ? Ending.of(origin) : ending;
  }

  /** Returns whether it is over, and clients no longer find it. */
  boolean isGone() {
    return removed && end != null;
  }

  /** Returns the operation as clients see it. */
  Operation operation(Origin origin) {
    RunningMetadata merged = metadata(origin);
    Instant endTime = end == null ? null : end.time();
    MetadataFields fields =
        new MetadataFields(origin.createTime(), merged.changed(), cancelAccepted, endTime);
    JsonObject shown = merged.shown(fields, origin.metadataType());
    return end == null
        ? new Operation(origin.name(), shown, false, null, null)
        : new Operation(origin.name(), shown, true, end.result().error(), end.response(origin));
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

  /**
   * Returns when time alone makes of it what can be let go of, or makes it let go of a resource;
   * null where neither comes by time.
   */
  @Nullable Instant due(Origin origin) {
    Instant endTime = end == null ? ending(origin).dueTime() : end.time();
    if (endTime == null || isGone()) {
      return null;
    }
    boolean letsGoAtTheEnd = removed || origin.script().resource() != null;
    return end == null && letsGoAtTheEnd ? endTime : origin.expiry(endTime);
  }

  /** Returns whether time does the same to an operation as where another is its course. */
  boolean endsAs(Course other) {
    return ending == other.ending && end == other.end && removed == other.removed;
  }
}
