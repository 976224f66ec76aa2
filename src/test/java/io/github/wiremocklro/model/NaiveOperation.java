package io.github.wiremocklro.model;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The model's operation: every field may change at any time. */
final class NaiveOperation {
  final OperationScript script;
  final OperationName name;
  final Instant createTime;
  final NaiveHistory history = new NaiveHistory();
  @Nullable JsonObject effect;
  int polls;
  boolean cancelRequested;
  boolean done;
  boolean removed;
  final NaiveFaults faults = new NaiveFaults(this);
  private final List<Progress.Step> progressAhead = new ArrayList<>();
  private @Nullable JsonObject metadata;
  private @Nullable Instant cancelTime;
  private int pollsBeforeCancel;
  private @Nullable Instant endTime;
  private @Nullable JsonObject response;
  private @Nullable Status error;

  NaiveOperation(OperationScript script, Instant now) {
    this.script = script;
    this.name = requireNonNull(script.name());
    this.createTime = now;
    this.metadata = script.metadata();
    ResourceChange change = script.resource();
    if (change != null && metadata != null && RandomScripts.isOfDataplex(metadata)) {
      if (!metadata.has("target")) {
        metadata = metadata.with("target", change.name());
      }
      if (!metadata.has("verb") && change.kind() != ResourceChange.Kind.CUSTOM) {
        metadata = metadata.with("verb", change.kind().verb());
      }
    }
    if (script.progress() != null) {
      progressAhead.addAll(script.progress().steps());
    }
    note(Event.Type.STARTED, now, null);
  }

  void progressAtStart() {
    progress(
        step -> step.at().equals(After.polls(0)) || step.at().equals(After.time(Duration.ZERO)));
  }

  void progressByPolls() {
    progress(step -> step.at() instanceof After.Polls at && polls >= at.count());
  }

  /** The earliest first, and of those at the same time the first. */
  void progressByTime(Instant until) {
    for (Progress.Step next = nextByTime(); next != null; next = nextByTime()) {
      if (progressTime(next).isAfter(until)) {
        return;
      }
      Progress.Step come = next;
      progress(step -> step == come);
    }
  }

  private Progress.@Nullable Step nextByTime() {
    Progress.Step earliest = null;
    for (Progress.Step step : progressAhead) {
      if (step.at() instanceof After.Time
          && (earliest == null || progressTime(step).isBefore(progressTime(earliest)))) {
        earliest = step;
      }
    }
    return earliest;
  }

  private Instant progressTime(Progress.Step step) {
    return createTime.plus(((After.Time) step.at()).duration());
  }

  private void progress(Predicate<Progress.Step> come) {
    for (Progress.Step step : List.copyOf(progressAhead)) {
      if (come.test(step)) {
        progressAhead.removeIf(other -> other == step);
        merge(step.metadata());
      }
    }
  }

  /** All patches of the generator are flat. */
  private void merge(JsonObject patch) {
    JsonObject merged = metadata == null ? JsonObject.EMPTY : metadata;
    for (String field : patch.fields().keySet()) {
      Object value = patch.get(field);
      merged = value == null ? merged.without(field) : merged.with(field, value);
    }
    metadata = merged;
  }

  void note(Event.Type type, Instant time, @Nullable Status answer) {
    history.note(type, time, answer);
  }

  /** Clients no longer find it, and a short history is enough. */
  void remove() {
    removed = true;
    history.keepEnds(50);
  }

  OnCancel onCancel() {
    return script.onCancel() == null ? OnCancel.cancelled() : script.onCancel();
  }

  void acceptCancel(Instant now) {
    cancelRequested = true;
    cancelTime = now;
    pollsBeforeCancel = polls;
    if (onCancel().metadata() != null) {
      merge(onCancel().metadata());
    }
  }

  /** Whether the cancel has put another ending in the place of the script's. */
  private boolean cancelDecides() {
    return cancelTime != null
        && (onCancel().outcome() != Outcome.COMPLETES || onCancel().after() != null);
  }

  After after() {
    if (!cancelDecides()) {
      return script.doneAfter() == null ? After.polls(2) : script.doneAfter();
    }
    if (onCancel().outcome() == Outcome.STUCK) {
      return After.never();
    }
    return onCancel().after() == null ? After.polls(0) : onCancel().after();
  }

  int pollsBefore() {
    return cancelDecides() ? pollsBeforeCancel : 0;
  }

  @Nullable Instant dueTime() {
    Instant from = cancelDecides() ? requireNonNull(cancelTime) : createTime;
    return after() instanceof After.Time time ? from.plus(time.duration()) : null;
  }

  /** Returns the error that the operation is heading for, null where it is heading for success. */
  @Nullable Status scriptedError() {
    OnCancel onCancel = onCancel();
    if (responseOfCancel() != null) {
      return null;
    }
    if (cancelDecides() && onCancel.outcome() != Outcome.COMPLETES) {
      return onCancel.error() != null
          ? onCancel.error()
          : OnCancel.defaultError(onCancel.outcome());
    }
    return script.error();
  }

  @Nullable JsonObject scriptedResponse() {
    if (responseOfCancel() != null) {
      return responseOfCancel();
    }
    return scriptedError() != null ? null : successResponse();
  }

  private @Nullable JsonObject responseOfCancel() {
    return cancelTime == null ? null : onCancel().response();
  }

  /** Returns what an end merges that comes as it was said to come. */
  @Nullable JsonObject plannedPatch(@Nullable Status withError) {
    if (cancelTime != null && onCancel().metadataAtEnd() != null) {
      return onCancel().metadataAtEnd();
    }
    boolean undone = cancelTime != null && onCancel().outcome() != Outcome.COMPLETES;
    return undone ? null : patchOfScript(withError);
  }

  /** The script speaks of a success or of a failure, and not of the other. */
  @Nullable JsonObject patchOfScript(@Nullable Status withError) {
    boolean meant = (script.error() == null) == (withError == null);
    return meant ? script.metadataAtEnd() : null;
  }

  /** Returns the response of a success, null where it is the resource. */
  @Nullable JsonObject successResponse() {
    if (script.response() != null || effect != null) {
      return script.response();
    }
    return JsonObject.of("@type", "type.googleapis.com/google.protobuf.Empty");
  }

  void end(
      Instant time,
      @Nullable JsonObject withResponse,
      @Nullable Status withError,
      @Nullable JsonObject patch) {
    if (patch != null) {
      merge(patch);
    }
    done = true;
    endTime = time;
    error = withError;
    response = withResponse;
    note(Event.Type.DONE, time, withError);
  }

  /** Returns when clients no longer find it, null where they always do. */
  @Nullable Instant expireTime() {
    return endTime == null || script.expiresAfter() == null
        ? null
        : endTime.plus(script.expiresAfter());
  }

  @Nullable JsonObject effectAtEnd() {
    if (effect == null) {
      return null;
    }
    if (requireNonNull(script.resource()).kind() == ResourceChange.Kind.CUSTOM) {
      return effect;
    }
    JsonObject changed = effect.with("updateTime", requireNonNull(endTime).toString());
    boolean sameResource =
        response != null && requireNonNull(effect.get("name")).equals(response.get("name"));
    return sameResource ? changed.overlaidWith(requireNonNull(response)) : changed;
  }

  Operation shown() {
    JsonObject shown = metadata;
    if (shown != null
        && String.valueOf(shown.get("@type")).endsWith("dataplex.v1.OperationMetadata")) {
      shown =
          shown
              .with("createTime", createTime.toString())
              .with("requestedCancellation", cancelRequested);
      shown =
          endTime == null ? shown.without("endTime") : shown.with("endTime", endTime.toString());
    }
    if (done && error == null && response == null) {
      return new Operation(name, shown, true, null, effectAtEnd());
    }
    return new Operation(name, shown, done, error, response);
  }

  Seen seen() {
    return new Seen(shown(), state(), faults.counts(), history.all());
  }

  private OperationState state() {
    if (!done) {
      return cancelRequested ? OperationState.CANCELLING : OperationState.RUNNING;
    }
    if (error == null) {
      return OperationState.SUCCEEDED;
    }
    return error.code() == Code.CANCELLED ? OperationState.CANCELLED : OperationState.FAILED;
  }
}
