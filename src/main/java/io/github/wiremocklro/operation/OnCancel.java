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
 * @param ifDone the error that answers a cancel of an operation that is done; null for success
 * @param metadata merged into the operation's metadata when the cancel is accepted (RFC 7396)
 */
public record OnCancel(
    Outcome outcome,
    @Nullable After after,
    @Nullable Status error,
    @Nullable Status ifDone,
    @Nullable JsonObject metadata) {

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
    if (after != null && (outcome == STUCK || NOT_ACCEPTED.contains(outcome))) {
      throw contradiction("after", after, outcome, "cancelled, completes or fails");
    }
    if (metadata != null && NOT_ACCEPTED.contains(outcome)) {
      throw contradiction(
          "metadata", metadata.fields(), outcome, "cancelled, completes, fails or stuck");
    }
    if (metadata != null) {
      Checks.patch("metadata", metadata);
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
    return new OnCancel(outcome, null, null, null, null);
  }

  /** Returns this with another {@link #after()}. */
  public OnCancel after(After after) {
    return new OnCancel(outcome, after, error, ifDone, metadata);
  }

  /** Returns this with another {@link #error()}. */
  public OnCancel error(Status error) {
    return new OnCancel(outcome, after, error, ifDone, metadata);
  }

  /** Returns this with an error that answers the cancel of a done operation. */
  public OnCancel ifDone(Status error) {
    return new OnCancel(outcome, after, this.error, error, metadata);
  }

  /** Returns this with other {@link #metadata()}. */
  public OnCancel metadata(JsonObject metadata) {
    return new OnCancel(outcome, after, error, ifDone, metadata);
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
