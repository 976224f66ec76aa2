package io.github.wiremocklro.operation;

import static io.github.wiremocklro.operation.OnCancel.Outcome.CANCELLED;
import static io.github.wiremocklro.operation.OnCancel.Outcome.COMPLETES;
import static io.github.wiremocklro.operation.OnCancel.Outcome.FAILS;
import static io.github.wiremocklro.operation.OnCancel.Outcome.REFUSED;
import static io.github.wiremocklro.operation.OnCancel.Outcome.STUCK;
import static io.github.wiremocklro.operation.OnCancel.Outcome.UNIMPLEMENTED;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CancelOperation} does to an operation. The first accepted cancel replaces the
 * operation's ending, once.
 *
 * <p>Example: {@code completes().after(polls(1))}: the cancel is accepted, and the operation
 * completes all the same at the next poll.
 *
 * @param outcome what becomes of the operation
 * @param after when, counted from the accepted cancel; null for at once, or, with {@link
 *     Outcome#COMPLETES}, for when the script says
 * @param error the error of the operation, or of the call that is refused; null for the outcome's
 *     own
 * @param response with {@link Outcome#COMPLETES} what the operation then results in, as in APIs
 *     that tell of a cancel in a response; null for what the script says
 * @param ifDone the error that answers a cancel of an operation that is done; null for success
 * @param metadata merged into the operation's metadata when the cancel is accepted (RFC 7396)
 * @param metadataAtEnd merged into it when the operation ends after that, in the place of what the
 *     script merges then; null for nothing, or with {@link Outcome#COMPLETES} for what the script
 *     says
 */
public record OnCancel(
    Outcome outcome,
    @Nullable After after,
    @Nullable Status error,
    @Nullable JsonObject response,
    @Nullable Status ifDone,
    @Nullable JsonObject metadata,
    @Nullable JsonObject metadataAtEnd) {

  /** The six fates of a cancel. */
  public enum Outcome {
    /** The operation ends with {@link Code#CANCELLED}: what operations.proto calls success. */
    CANCELLED,
    /** The operation completes despite the cancel. */
    COMPLETES,
    /** The operation ends with another error, as when the undo went wrong. */
    FAILS,
    /** The cancel is accepted, and nothing comes of it. */
    STUCK,
    /** The call fails, and the operation goes on. */
    REFUSED,
    /** The call fails with {@link Code#UNIMPLEMENTED}, and the operation goes on. */
    UNIMPLEMENTED;

    /** Returns the outcome as scripts write it, in lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Set<Outcome> NOT_ACCEPTED = Set.of(REFUSED, UNIMPLEMENTED);

  /**
   * @throws InvalidArgumentException if the parts contradict each other
   */
  public OnCancel {
    boolean neverEnds = outcome == STUCK || NOT_ACCEPTED.contains(outcome);
    if (after != null && neverEnds) {
      throw contradiction("after", after, outcome, "cancelled, completes or fails");
    }
    if (metadataAtEnd != null && neverEnds) {
      throw contradiction(
          "metadataAtEnd", metadataAtEnd.fields(), outcome, "cancelled, completes or fails");
    }
    if (metadata != null && NOT_ACCEPTED.contains(outcome)) {
      throw contradiction(
          "metadata", metadata.fields(), outcome, "cancelled, completes, fails or stuck");
    }
    Checks.patch("metadata", metadata);
    Checks.patch("metadataAtEnd", metadataAtEnd);
    Checks.any("response", response);
    if (response != null && error != null) {
      throw new InvalidArgumentException(
          "",
          "response and error",
          "exclude each other",
          "give one of them, for there is one result");
    }
    if (response != null && outcome != COMPLETES) {
      throw contradiction("response", response.fields(), outcome, "completes");
    }
    if (error != null) {
      if (outcome == COMPLETES || outcome == STUCK) {
        throw contradiction("error", error.code(), outcome, "cancelled, fails or refused");
      }
      if (outcome == CANCELLED && error.code() != Code.CANCELLED) {
        throw contradiction("error.code", error.code(), outcome, "fails");
      }
      if (outcome == UNIMPLEMENTED && error.code() != Code.UNIMPLEMENTED) {
        throw contradiction("error.code", error.code(), outcome, "refused");
      }
    }
  }

  /** Returns a cancel that ends it as cancelled, at once unless {@link #after(After)} says when. */
  public static OnCancel cancelled() {
    return of(CANCELLED);
  }

  /** Returns a cancel after which it completes all the same, as its script says. */
  public static OnCancel completes() {
    return of(COMPLETES);
  }

  /** Returns a cancel that ends it with INTERNAL, or with what {@link #error(Status)} says. */
  public static OnCancel fails() {
    return of(FAILS);
  }

  /** Returns a cancel that is accepted, and after which the operation never ends. */
  public static OnCancel stuck() {
    return of(STUCK);
  }

  /**
   * Returns a cancel that is answered FAILED_PRECONDITION, or with what {@link #error(Status)}
   * says.
   */
  public static OnCancel refused() {
    return of(REFUSED);
  }

  /** Returns a cancel that is answered UNIMPLEMENTED. */
  public static OnCancel unimplemented() {
    return of(UNIMPLEMENTED);
  }

  /** Returns an outcome with all its defaults. */
  public static OnCancel of(Outcome outcome) {
    return new OnCancel(outcome, null, null, null, null, null, null);
  }

  /** Returns this with another {@link #after()}. */
  public OnCancel after(After after) {
    return new OnCancel(outcome, after, error, response, ifDone, metadata, metadataAtEnd);
  }

  /** Returns this with another {@link #error()}. */
  public OnCancel error(Status error) {
    return new OnCancel(outcome, after, error, response, ifDone, metadata, metadataAtEnd);
  }

  /**
   * Returns this with another {@link #response()}, a message with an {@code @type}.
   *
   * <p>Example: {@code completes().after(polls(0)).response(cancelled)}, where {@code cancelled}
   * has a status of its own that says so.
   */
  public OnCancel response(JsonObject response) {
    return new OnCancel(outcome, after, error, response, ifDone, metadata, metadataAtEnd);
  }

  /** Returns this with an error that answers the cancel of a done operation. */
  public OnCancel ifDone(Status error) {
    return new OnCancel(outcome, after, this.error, response, error, metadata, metadataAtEnd);
  }

  /** Returns this with other {@link #metadata()}. */
  public OnCancel metadata(JsonObject metadata) {
    return new OnCancel(outcome, after, error, response, ifDone, metadata, metadataAtEnd);
  }

  /**
   * Returns this with other {@link #metadataAtEnd()}.
   *
   * <p>Example: {@code cancelled().after(polls(2)).metadata(JsonObject.of("state",
   * "CANCELLING")).metadataAtEnd(JsonObject.of("state", "CANCELLED"))}.
   */
  public OnCancel metadataAtEnd(JsonObject metadataAtEnd) {
    return new OnCancel(outcome, after, error, response, ifDone, metadata, metadataAtEnd);
  }

  /** Returns the error that the operation, or the call, gets: the given one or the default. */
  public Status errorOrDefault() {
    return error != null ? error : defaultError(outcome);
  }

  /**
   * Returns the error of an outcome for which a script gives none. {@link Outcome#COMPLETES} and
   * {@link Outcome#STUCK} have none of their own and count as INTERNAL here.
   */
  public static Status defaultError(Outcome outcome) {
    return switch (outcome) {
      case CANCELLED -> Status.of(Code.CANCELLED, "The operation was cancelled.");
      case REFUSED -> Status.of(Code.FAILED_PRECONDITION, "The operation cannot be cancelled now.");
      case UNIMPLEMENTED ->
          Status.of(Code.UNIMPLEMENTED, "This operation does not support CancelOperation.");
      case FAILS, COMPLETES, STUCK ->
          Status.of(Code.INTERNAL, "The operation could not be undone after its cancellation.");
    };
  }

  private static InvalidArgumentException contradiction(
      String path, Object value, Outcome outcome, String remedy) {
    return new InvalidArgumentException(
        path,
        value,
        "contradicts the outcome \"%s\"".formatted(outcome.word()),
        "leave it out, or use the outcome " + remedy);
  }
}
