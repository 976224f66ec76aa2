package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
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
public record Ending(After after, Instant from, int fromPolls, Operation.Result result) {

  /** Returns the ending that an operation has at its start. */
  public static Ending of(Origin origin) {
    OperationScript script = origin.script();
    After after = script.validatesOnly() ? After.polls(0) : script.doneAfterOrDefault();
    return new Ending(after, origin.createTime(), 0, origin.result());
  }

  /** Returns the state that it leaves the operation in. */
  OperationState state() {
    return OperationState.doneWith(result.error());
  }

  /** Returns the instant at which time brings it about, null where time does not. */
  @Nullable Instant dueTime() {
    return after instanceof After.Time time ? from.plus(time.duration()) : null;
  }

  /** Returns whether this many polls bring it about. */
  boolean dueByPolls(int polls) {
    return after instanceof After.Polls count && polls - fromPolls >= count.count();
  }

  /** Returns whether time or so many polls have brought it about. */
  boolean isDue(Instant now, int polls) {
    Instant due = dueTime();
    return dueByPolls(polls) || (due != null && !due.isAfter(now));
  }

  /**
   * Returns the ending that an accepted cancel puts in place of this one.
   *
   * @param polls how many there were
   * @param success what the operation results in if it completes all the same, and nothing else is
   *     said of that
   */
  Ending cancelledBy(OnCancel onCancel, Moment now, int polls, Operation.Result success) {
    After given = onCancel.after();
    Operation.Result failure = new Operation.Result.Failure(onCancel.errorOrDefault());
    After atOnceByDefault = given != null ? given : After.polls(0);
    return switch (onCancel.outcome()) {
      case COMPLETES -> completing(onCancel.response(), success, now, polls, given);
      case STUCK -> new Ending(After.never(), now.time(), polls, failure);
      default -> new Ending(atOnceByDefault, now.time(), polls, failure);
    };
  }

  private Ending completing(
      @Nullable JsonObject response,
      Operation.Result success,
      Moment now,
      int polls,
      @Nullable After given) {
    Operation.Result said = response == null ? null : new Operation.Result.Response(response);
    if (given != null) {
      return new Ending(given, now.time(), polls, said == null ? success : said);
    }
    return said == null ? this : new Ending(after, from, fromPolls, said);
  }
}
