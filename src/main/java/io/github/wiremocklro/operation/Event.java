package io.github.wiremocklro.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an operation.
 *
 * @param type what happened
 * @param time when, on the fake's clock
 * @param elapsed real time since the server's start, which no test can freeze: two of these tell
 *     how long a client really waited; of an end that time brought about, when it was first seen
 * @param error the error that answered the call, or that the operation ended with; null where all
 *     went well
 */
public record Event(Type type, Instant time, Duration elapsed, @Nullable Status error) {

  /** What can happen to an operation. */
  public enum Type {
    STARTED,
    POLLED,
    /** A client called CancelOperation, whatever the answer. */
    CANCEL_REQUESTED,
    DONE,
    /** A client called DeleteOperation. */
    DELETED,
    /** The server lost it, as a test told it to. */
    FORGOTTEN,
    /** The server no longer keeps it: its script says for how long after the end it does. */
    EXPIRED
  }
}
