package io.github.wiremocklro.operation;

import java.time.Duration;

/**
 * What a client gets in place of the reply that was due.
 *
 * <p>Example: {@code error(Status.of(Code.UNAVAILABLE, "try again"))}, {@code dropped()}.
 */
public sealed interface FaultReply
    permits FaultError,
        FaultBody,
        FaultReply.Truncated,
        FaultReply.Dropped,
        FaultReply.Delay,
        FaultReply.Violating {

  /** Returns a reply that is this error. */
  static FaultError error(Status status) {
    return new FaultError(status, null, null);
  }

  /** Returns a reply that is an error with this code and message. */
  static FaultError error(Code code, String message) {
    return error(Status.of(code, message));
  }

  /** Returns a reply that is HTML, such as a proxy's 502. */
  static FaultBody body(int httpStatus, String html) {
    return new FaultBody(httpStatus, FaultBody.HTML, html);
  }

  /** Returns a reply that breaks off half-way. */
  static FaultReply truncated() {
    return new Truncated();
  }

  /** Returns a reply that never comes, for the connection is reset. */
  static FaultReply dropped() {
    return new Dropped();
  }

  /** Returns the reply that was due, after so much real time. */
  static FaultReply delay(Duration delay) {
    return new Delay(delay);
  }

  /** Returns a reply that breaks the protocol. */
  static FaultReply violation(Violation violation) {
    return new Violating(violation);
  }

  /** Returns whether a call that is answered so has taken effect, where a script does not say. */
  default boolean isAppliedByDefault() {
    return true;
  }

  /** Returns whether the client still sees the reply that was due. */
  default boolean showsTheReply() {
    return false;
  }

  /** Returns what the reply says of an operation. */
  default Operation shown(Operation operation) {
    return operation;
  }

  /** Returns this in a few words, for the history. */
  String description();

  /** A reply that breaks off half-way. */
  record Truncated() implements FaultReply {
    @Override
    public String description() {
      return "truncated";
    }
  }

  /** A reply that never comes, for the connection is reset. */
  record Dropped() implements FaultReply {
    @Override
    public String description() {
      return "dropped";
    }
  }

  /**
   * The reply that was due, but late.
   *
   * @param delay of real time, at most ten minutes
   */
  record Delay(Duration delay) implements FaultReply {
    /** The longest there is. */
    public static final Duration MAX = Duration.ofMinutes(10);

    /**
     * @throws InvalidArgumentException if it is no delay, or a very long one
     */
    public Delay {
      if (delay.isNegative() || delay.compareTo(MAX) > 0) {
        throw new InvalidArgumentException(
            "delay",
            delay,
            "is out of bounds",
            "use from \"0s\" to \"%ds\"".formatted(MAX.toSeconds()));
      }
    }

    @Override
    public boolean showsTheReply() {
      return true;
    }

    @Override
    public String description() {
      return "delay of " + delay.toMillis() + " ms";
    }
  }

  /** A reply that says what no server should; the operation itself never does. */
  record Violating(Violation violation) implements FaultReply {
    @Override
    public Operation shown(Operation operation) {
      return violation.of(operation);
    }

    @Override
    public String description() {
      return "violation " + violation.word();
    }
  }
}
