package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;

/** The errors that there is more of something than the server takes; each says what to do. */
public final class LimitErrors {
  /** The reason of {@link #noPlaceToWait()}. */
  public static final String NO_PLACE_TO_WAIT = "NO_PLACE_TO_WAIT";

  /** The reason of all others. */
  static final String REASON = "LIMIT_EXCEEDED";

  private LimitErrors() {}

  /** Returns the error that what is verified may still come, but too many wait already. */
  public static StatusException noPlaceToWait() {
    Status status =
        Status.of(
            Code.RESOURCE_EXHAUSTED,
            "It is not as expected yet, and too many verifications wait already; try again.");
    return new StatusException(status, NO_PLACE_TO_WAIT, Duration.ofSeconds(1));
  }

  static StatusException tooMany(String things, int limit) {
    return new StatusException(noRoomFor(things, limit), REASON);
  }

  static Status noRoomFor(String things, int limit) {
    return Status.of(
        Code.RESOURCE_EXHAUSTED,
        ("There are %d %s, and this server holds no more. Reset it, or raise the limit:"
                + " --max-operations, in Java Limits.maxOperations.")
            .formatted(limit, things));
  }

  static Status noMemory(long amount, long limit) {
    return Status.of(
        Code.RESOURCE_EXHAUSTED,
        ("This takes about %d bytes of memory, and there is no room for them: all that this server"
                + " keeps may take %d together. Reset it, keep less in it, or raise the limit:"
                + " --max-stored-bytes, in Java Limits.maxStoredBytes.")
            .formatted(amount, limit));
  }

  static StatusException tooManyArmedScripts(int limit) {
    return exceeded(
        Code.RESOURCE_EXHAUSTED,
        ("%d scripts wait for a start already, and there is no room for more. Start what they are"
                + " meant for, or reset.")
            .formatted(limit));
  }

  /**
   * Returns the error that the body of a request is too long.
   *
   * @param length what is known of its length, such as {@code more than 10 bytes}
   */
  public static StatusException requestTooLarge(String length, int limit) {
    return exceeded(
        Code.INVALID_ARGUMENT,
        ("The body of the request has %s, and this server takes at most %d. Send less, or raise the"
                + " limit: --max-request-bytes, in Java Limits.maxRequestBytes.")
            .formatted(length, limit));
  }

  /** Returns the error that a state is larger than what could be sent back. */
  public static StatusException stateTooLarge(int limit) {
    return exceeded(
        Code.RESOURCE_EXHAUSTED,
        ("The state has more than %d bytes, and this server takes no more of one. Ask for one scope,"
                + " keep it in a file (--state-file, in Java stateFile(...)), or raise the limit:"
                + " --max-request-bytes, in Java Limits.maxRequestBytes.")
            .formatted(limit));
  }

  /** Returns the error that the bodies of too many requests have come in part: there is no room. */
  public static StatusException noMemoryForRequests(long limit) {
    return exceeded(
        Code.RESOURCE_EXHAUSTED,
        ("Too many requests are on their way: the bodies that have come in part, and as many replies"
                + " that clients have yet to take, may take %d bytes together. Try again, or give the"
                + " JVM more memory: -Xmx.")
            .formatted(limit));
  }

  private static StatusException exceeded(Code code, String message) {
    return new StatusException(Status.of(code, message), REASON);
  }
}
