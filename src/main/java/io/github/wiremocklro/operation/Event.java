package io.github.wiremocklro.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an operation. Of very many the history leaves out those in the middle.
 *
 * @param type what happened
 * @param time when, on the fake's clock
 * @param elapsed real time since the server's start, which no test can freeze: two of these tell
 *     how long a client really waited; of what time brought about, when the fake's clock came to it
 * @param request the client's call; null where time or a test brought it about
 * @param sinceLastPoll of a poll: the real time since the poll before; null where there was none
 * @param shown what the client was shown of the operation; null where that was nothing
 * @param fault the fault that the call met, such as {@code dropped}; null where it met none
 * @param error the error that answered the call, or that the operation ended with; null where all
 *     went well
 * @param leftOut how many events the history leaves out between the one before and this
 */
public record Event(
    Type type,
    Instant time,
    Duration elapsed,
    @Nullable RpcRequest request,
    @Nullable Duration sinceLastPoll,
    @Nullable OperationState shown,
    @Nullable String fault,
    @Nullable Status error,
    int leftOut) {

  /** What can happen to an operation. */
  public enum Type {
    STARTED,
    /** A client called GetOperation or WaitOperation, whatever the answer. */
    POLLED,
    /** A WaitOperation that had been kept waiting was answered. */
    WAIT_ANSWERED,
    /** A client called CancelOperation, whatever the answer. */
    CANCEL_REQUESTED,
    DONE,
    /** A client called DeleteOperation. */
    DELETED,
    /** A client called DeleteOperation, and a fault kept the call from taking effect. */
    DELETE_FAILED,
    /** The server lost it, as a test told it to. */
    FORGOTTEN,
    /** The server no longer keeps it: its script says for how long after the end it does. */
    EXPIRED
  }

  /** Returns something that no client's call brought about. */
  public static Event of(Type type, Instant time, Duration elapsed, @Nullable Status error) {
    return new Event(type, time, elapsed, null, null, null, null, error, 0);
  }

  /**
   * Returns what the client was answered, in one word: the code of an error, else the state of the
   * operation that it was shown, else OK; null where there was no client, or a fault took the place
   * of these.
   */
  public @Nullable String answered() {
    if (request == null) {
      return null;
    }
    if (error != null) {
      return error.code().name();
    }
    if (shown != null) {
      return shown.name();
    }
    return fault == null ? Code.OK.name() : null;
  }

  /** Returns this with another {@link #leftOut()}. */
  public Event afterGap(int leftOut) {
    return leftOut == this.leftOut
        ? this
        : new Event(type, time, elapsed, request, sinceLastPoll, shown, fault, error, leftOut);
  }

  /** Returns this without what the client sent: of its call it tells the method alone. */
  public Event withoutText() {
    if (request == null || request.asked().isEmpty()) {
      return this;
    }
    RpcRequest method = RpcRequest.of(request.rpc());
    return new Event(type, time, elapsed, method, sinceLastPoll, shown, fault, error, leftOut);
  }

  /** Returns whether the client learnt by this that the operation is done. */
  public boolean showsDone() {
    return shown != null && shown.isDone();
  }
}
