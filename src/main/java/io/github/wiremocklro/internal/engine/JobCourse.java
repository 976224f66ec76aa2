package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.Operation.Result;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies ahead of a job that ends by itself, as an operation does: what is a poll there, is a
 * read of the job here. Immutable.
 *
 * @param onCancel what a cancel does to it
 * @param ending when it ends, and how, if nothing intervenes; an accepted cancel replaces it
 * @param reads how often it was read
 * @param cancelling whether a cancel was accepted
 */
public record JobCourse(OnCancel onCancel, Ending ending, int reads, boolean cancelling) {
  /** What a job results in that goes well. */
  public static final Result SUCCESS = new Result.Response(JsonObject.EMPTY_MESSAGE);

  /** Returns the course of a job that starts now. */
  static JobCourse of(OperationScript script, Instant now) {
    Status error = script.error();
    Result result = error == null ? SUCCESS : new Result.Failure(error);
    Ending ending = new Ending(script.doneAfterOrDefault(), now, 0, result);
    return new JobCourse(script.onCancelOrDefault(), ending, 0, false);
  }

  /**
   * Returns a script that is about a job, if it says nothing else than how it ends.
   *
   * @throws InvalidArgumentException if it does
   */
  static OperationScript checked(OperationScript script) {
    OperationScript known = OperationScript.operation();
    After doneAfter = script.doneAfter();
    known = doneAfter == null ? known : known.doneAfter(doneAfter);
    Status error = script.error();
    known = error == null ? known : known.error(error);
    OnCancel onCancel = script.onCancel();
    if (onCancel != null) {
      known = known.onCancel(ofAJob(onCancel));
    }
    if (!known.equals(script)) {
      throw new InvalidArgumentException(
          "",
          "script",
          "says more than a job has, which is no operation",
          "keep doneAfter, operation.error, and of onCancel the outcome, after and error");
    }
    return script;
  }

  private static OnCancel ofAJob(OnCancel onCancel) {
    return new OnCancel(
        onCancel.outcome(), onCancel.after(), onCancel.error(), null, null, null, null);
  }

  JobCourse read() {
    return new JobCourse(onCancel, ending, reads + 1, cancelling);
  }

  /** Returns the error that a cancel is answered with, null where it is accepted. */
  @Nullable Status refusal() {
    boolean refused =
        onCancel.outcome() == Outcome.REFUSED || onCancel.outcome() == Outcome.UNIMPLEMENTED;
    return refused ? onCancel.errorOrDefault() : null;
  }

  /** Returns this after an accepted cancel; a second one changes nothing. */
  JobCourse cancelled(Moment now) {
    return cancelling
        ? this
        : new JobCourse(onCancel, ending.cancelledBy(onCancel, now, reads, SUCCESS), reads, true);
  }

  boolean isOver(Moment now) {
    return ending.isDue(now.time(), reads);
  }

  /** Returns when it came to the end that it has come to by now. */
  Moment end(Moment now) {
    Instant due = ending.dueTime();
    return due == null ? now : now.backAt(due);
  }

  /** Returns the state that it ends in. */
  OperationState endState() {
    return OperationState.doneWith(ending.result().error());
  }

  /** Returns what is said of its end; null for nothing. */
  @Nullable String message() {
    Status error = ending.result().error();
    return error == null ? null : error.message();
  }
}
