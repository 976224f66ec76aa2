package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.Operation.Result;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about an operation when it starts, and never changes.
 *
 * @param script what it was started from
 * @param name its name
 * @param sequence how many operations this server had started before
 * @param planned the resource as it will be once the operation completes, if it makes one
 * @param metadataType the type of its metadata, which never changes
 * @param createTime when it was started
 */
public record Origin(
    OperationScript script,
    OperationName name,
    long sequence,
    @Nullable Planned planned,
    MessageType metadataType,
    Instant createTime) {

  /** A resource that is to be, and its type. */
  public record Planned(JsonObject resource, MessageType type) {}

  private static final Result EMPTY = new Result.Response(JsonObject.EMPTY_MESSAGE);
  private static final Result UNEXPLAINED =
      new Result.Failure(Status.of(Code.INTERNAL, "The operation failed."));

  /**
   * Returns what is settled.
   *
   * @param effect the resource as it will be once the operation completes, if it makes one
   * @param types what is known of the messages
   */
  public static Origin of(
      OperationScript script,
      OperationName name,
      long sequence,
      @Nullable JsonObject effect,
      MessageTypes types,
      Instant createTime) {
    Planned planned = effect == null ? null : new Planned(effect, types.of(effect));
    return new Origin(script, name, sequence, planned, types.of(script.metadata()), createTime);
  }

  /** Returns how the operation ends when nobody intervenes. */
  public Result result() {
    // A validation answers with what there would be, so a scripted failure has to wait.
    return script.result() instanceof Result.Failure failure && !script.validatesOnly()
        ? failure
        : success(null);
  }

  /**
   * Returns the same operation in another server.
   *
   * @param number in the place of its sequence
   */
  Origin in(MessageTypes types, long number) {
    return of(script, name, number, effect(), types, createTime);
  }

  /** Returns the resource as it will be once the operation completes, if it makes one. */
  public @Nullable JsonObject effect() {
    return planned == null ? null : planned.resource;
  }

  /** Returns success with the given response, else the script's, else the resource or nothing. */
  Result success(@Nullable JsonObject given) {
    if (given == null && script.result() instanceof Result.Response scripted) {
      return scripted;
    }
    JsonObject response = given != null ? given : effect();
    return response != null ? new Result.Response(response) : EMPTY;
  }

  /** Returns failure with the given error, else the script's, else INTERNAL. */
  Result failure(@Nullable Status given) {
    if (given != null) {
      return new Result.Failure(given);
    }
    return script.result() instanceof Result.Failure scripted ? scripted : UNEXPLAINED;
  }

  /** Returns the error that a cancel is answered with, null where it is accepted or moot. */
  @Nullable Status refusal(boolean done) {
    OnCancel onCancel = script.onCancelOrDefault();
    if (onCancel.outcome() == Outcome.UNIMPLEMENTED) {
      return onCancel.errorOrDefault();
    }
    if (done) {
      return onCancel.ifDone();
    }
    return onCancel.outcome() == Outcome.REFUSED ? onCancel.errorOrDefault() : null;
  }

  /**
   * Returns what is merged into the metadata at the end that nobody brings about from outside; null
   * for nothing.
   *
   * @param cancelled whether a cancel was accepted
   */
  @Nullable JsonObject metadataAtEnd(Result result, boolean cancelled) {
    OnCancel onCancel = script.onCancelOrDefault();
    JsonObject own = cancelled ? onCancel.metadataAtEnd() : null;
    boolean otherwise = cancelled && onCancel.outcome() != Outcome.COMPLETES;
    return own != null || otherwise ? own : metadataAtEnd(result);
  }

  /**
   * Returns what the script merges into the metadata at a success, or a failure, if it means one.
   */
  @Nullable JsonObject metadataAtEnd(Result result) {
    boolean meant = script.result() instanceof Result.Failure == result instanceof Result.Failure;
    return meant ? script.metadataAtEnd() : null;
  }

  /** Returns when clients no longer find what ended at a time, null where that never comes. */
  @Nullable Instant expiry(Instant endTime) {
    Duration after = script.expiresAfter();
    return after == null ? null : endTime.plus(after);
  }
}
