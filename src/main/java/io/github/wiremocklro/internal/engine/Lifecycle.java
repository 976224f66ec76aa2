package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation from start to end, as a pure state machine: an immutable value whose methods return
 * the value after something happened. Each first settles what time has made due since, at the
 * instant it was due; so nothing has to happen between two calls.
 *
 * @param origin what is settled since the start
 * @param course what has become of it since
 * @param calls how often clients called its methods
 * @param history what happened to it
 */
public record Lifecycle(Origin origin, Course course, Calls calls, History history) {
  private static final int ENDS_OF_REMOVED = 50;

  /**
   * The state after a call, the error that answers it, if one does, and the fault that the answer
   * meets, if any. All of these, as the history notes refused calls too.
   */
  public record Step(Lifecycle next, @Nullable StatusException error, @Nullable Fault fault) {}

  /**
   * Starts an operation.
   *
   * @param start the call that starts it; null for a start that no client made
   */
  static Lifecycle start(Origin origin, Moment now, @Nullable Call start) {
    Ending ending = Ending.of(origin);
    OperationState shown = ending.isDue(now.time(), 0) ? ending.state() : OperationState.RUNNING;
    Event first =
        start == null
            ? Event.of(Event.Type.STARTED, now.time(), now.elapsed(), null)
            : start.event(Event.Type.STARTED, shown, null);
    return new Lifecycle(origin, Course.AT_START, Calls.NONE.after(first), History.of(first))
        .at(now);
  }

  /**
   * Returns the same operation in another server.
   *
   * @param number in the place of its sequence
   * @param later how much more of real time has passed since that server's start
   */
  Lifecycle in(MessageTypes types, long number, Duration later) {
    return new Lifecycle(
        origin.in(types, number), course, calls.later(later), history.later(later));
  }

  /** Returns the metadata, and the progress that is still to come. */
  public RunningMetadata metadata() {
    return course.metadata(origin);
  }

  /** Returns when it ends, and how, if nothing intervenes. */
  public Ending ending() {
    return course.ending(origin);
  }

  /** Returns how it ended; null while it runs. */
  public @Nullable End end() {
    return course.end();
  }

  /** Returns whether clients no longer find it, but it runs on. */
  public boolean removed() {
    return course.removed();
  }

  /** Returns this as it is now, with what was due at or before now settled when it was due. */
  Lifecycle at(Moment now) {
    return endedIfDue(now).expiredIfDue(now);
  }

  /** Makes a client's call, unless clients no longer find the operation. */
  Step ifFound(Function<Lifecycle, Step> call) {
    return removed() ? new Step(this, Errors.operationGone(this), null) : call.apply(this);
  }

  /**
   * Makes a client's call, unless clients no longer find the operation, or a fault keeps the call
   * from taking effect.
   */
  Step called(
      Fault.On on, RpcRequest request, Moment now, BiFunction<Lifecycle, Call, Step> effect) {
    Lifecycle settled = at(now);
    if (settled.removed()) {
      return new Step(settled, Errors.operationGone(settled), null);
    }
    Duration gap = on.isPoll() ? calls.sinceLastPoll(now) : null;
    Fault fault = origin.script().faultsOrDefault().first(on, calls.of(on) + 1, gap);
    Call call = new Call(on, request, now, gap, fault);
    Lifecycle reached = new Lifecycle(origin, settled.course, calls.with(call), settled.history);
    Step step =
        call.takesEffect()
            ? effect.apply(reached, call)
            : step(reached.noted(call.missed(reached.state())));
    return fault == null ? step : new Step(step.next, step.error, fault);
  }

  /** GetOperation or WaitOperation: the poll that reaches the count already shows the new state. */
  Step polled(Call call) {
    Moment now = call.now();
    boolean ends = end() == null && ending().dueByPolls(calls.polls());
    OperationState shown = ends ? ending().state() : state();
    Lifecycle noted = noted(call.event(Event.Type.POLLED, shown, null));
    return step(noted.broughtByPolls(now).expiredIfDue(now));
  }

  /** A WaitOperation that was kept waiting is answered. */
  Step waitAnswered(Call call) {
    return step(noted(call.event(Event.Type.WAIT_ANSWERED, state(), null)));
  }

  /** Returns whether there is nothing to wait for: it is over, or only further polls can end it. */
  boolean endsNoMoreByItself() {
    return end() != null || removed() || ending().after() instanceof After.Polls;
  }

  /** CancelOperation, in the order of checks that the rules fix. */
  Step cancelRequested(Call call) {
    Moment now = call.now();
    OnCancel onCancel = origin.script().onCancelOrDefault();
    Status refusal = origin.refusal(end() != null);
    Lifecycle noted = noted(call.event(Event.Type.CANCEL_REQUESTED, null, refusal));
    if (refusal != null) {
      return new Step(noted, Errors.cancelAnswer(refusal), null);
    }
    boolean runs = noted.state() == OperationState.RUNNING;
    return step(runs ? noted.cancelling(onCancel, now).at(now) : noted);
  }

  /** DeleteOperation: no cancel, and what the operation does to resources stays. */
  Step deleted(Call call) {
    return step(noted(call.event(Event.Type.DELETED, null, null)).leftBy(call.now()));
  }

  /** The server loses it, unless clients no longer find it anyway. */
  Step forgotten(Moment now) {
    Event forgotten = event(Event.Type.FORGOTTEN, now, null);
    return at(now).ifFound(found -> step(found.noted(forgotten).leftBy(now)));
  }

  /** Ended from outside, with metadata or what the script merges at such an end. */
  Step endedBy(Operation.Result result, @Nullable JsonObject metadata, Moment now) {
    JsonObject patch = metadata == null ? origin.metadataAtEnd(result) : metadata;
    return commanded(new End(now.time(), result, metadata), patch, course.cancelAccepted(), now);
  }

  /** Cancelled from outside, whatever the script says of cancels. */
  Step cancelledBy(@Nullable JsonObject metadata, Moment now) {
    Status cancelled = OnCancel.defaultError(Outcome.CANCELLED);
    End ended = new End(now.time(), new Operation.Result.Failure(cancelled), metadata);
    Instant accepted = course.cancelAccepted();
    return commanded(ended, metadata, accepted == null ? now.time() : accepted, now);
  }

  /** Returns whether it is over, and clients no longer find it. */
  boolean isGone() {
    return course.isGone();
  }

  Operation operation() {
    return course.operation(origin);
  }

  /** Returns the resource as the completed operation left it, null where it left none. */
  @Nullable JsonObject effect() {
    return end() == null ? null : end().effect(origin);
  }

  OperationState state() {
    return course.state();
  }

  OperationRecord record() {
    return new OperationRecord(
        operation(), state(), origin.script(), calls.counts(), history.inOrder());
  }

  /** An end that waits for polls comes now, for nobody can poll any more. */
  private Lifecycle leftBy(Moment now) {
    boolean waitsForPolls = end() == null && ending().after() instanceof After.Polls;
    return (waitsForPolls ? endedAt(now) : this).withRemoved();
  }

  private Lifecycle cancelling(OnCancel onCancel, Moment now) {
    Ending next = ending().cancelledBy(onCancel, now, calls.polls(), origin.result());
    return with(course.cancelling(merged(onCancel.metadata(), now.time()), next, now.time()));
  }

  private Step commanded(
      End ended, @Nullable JsonObject patch, @Nullable Instant cancelled, Moment now) {
    Lifecycle settled = at(now);
    return settled.end() != null
        ? new Step(settled, Errors.operationDone(origin.name()), null)
        : step(settled.ended(ended, patch, cancelled, now));
  }

  /** Progress comes before the end at the same instant or poll, and none after it. */
  private Lifecycle endedIfDue(Moment now) {
    Instant due = end() == null ? ending().dueTime() : null;
    return due != null && !due.isAfter(now.time())
        ? progressedTo(due).endedAt(now.backAt(due))
        : broughtByPolls(now);
  }

  /** What so many polls bring about comes as the last of them does. */
  private Lifecycle broughtByPolls(Moment now) {
    if (end() != null) {
      return this;
    }
    Lifecycle current = progressedTo(now.time());
    return ending().dueByPolls(calls.polls()) ? current.endedAt(now) : current;
  }

  /** One that is removed already is not there to expire. */
  private Lifecycle expiredIfDue(Moment now) {
    Instant due = removed() || end() == null ? null : origin.expiry(end().time());
    return due == null || due.isAfter(now.time())
        ? this
        : noted(event(Event.Type.EXPIRED, now.backAt(due), null)).withRemoved();
  }

  private Lifecycle progressedTo(Instant time) {
    RunningMetadata before = metadata();
    RunningMetadata next = before.reached(time, calls.polls());
    return next == before ? this : with(course.progressed(next));
  }

  private Lifecycle endedAt(Moment when) {
    Operation.Result result = ending().result();
    JsonObject patch = origin.metadataAtEnd(result, state() == OperationState.CANCELLING);
    return ended(new End(when.time(), result, null), patch, course.cancelAccepted(), when);
  }

  private Lifecycle ended(
      End ended, @Nullable JsonObject patch, @Nullable Instant cancelled, Moment when) {
    History longer = history.with(event(Event.Type.DONE, when, ended.result().error()));
    Course over = course.ended(merged(patch, when.time()), cancelled, ended);
    return new Lifecycle(origin, over, calls, longer);
  }

  /** Returns the metadata with a patch; null where it is as it was at the start. */
  private @Nullable RunningMetadata merged(@Nullable JsonObject patch, Instant time) {
    return patch == null ? course.metadata() : metadata().mergedWith(patch, time);
  }

  /** Returns an event that no client's call is. */
  private Event event(Event.Type type, Moment when, @Nullable Status error) {
    return Event.of(type, when.time(), history.notBefore(when.elapsed()), error);
  }

  private Lifecycle noted(Event event) {
    History longer = history.with(event);
    return new Lifecycle(origin, course, calls.after(event), longer);
  }

  Lifecycle withHistory(History events) {
    return new Lifecycle(origin, course, calls, events);
  }

  private Lifecycle with(Course next) {
    return new Lifecycle(origin, next, calls, history);
  }

  private Lifecycle withRemoved() {
    return new Lifecycle(origin, course.left(), calls, history.ends(ENDS_OF_REMOVED));
  }

  private static Step step(Lifecycle next) {
    return new Step(next, null, null);
  }
}
