package io.github.wiremocklro.operation;

import io.github.wiremocklro.operation.Fault.On;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often clients called the methods of one operation.
 *
 * @param polls how many polls reached it: what endings and progress count
 * @param gets the calls of GetOperation, those that met a fault too, as in the following
 * @param waits the calls of WaitOperation
 * @param cancels the calls of CancelOperation
 * @param deletes the calls of DeleteOperation
 * @param lastPoll when the last poll came, in real time since the server's start
 */
record Calls(
    int polls, int gets, int waits, int cancels, int deletes, @Nullable Duration lastPoll) {
  static final Calls NONE = new Calls(0, 0, 0, 0, 0, null);

  /** Returns these and one more, which may yet meet a fault. */
  Calls with(On on, Moment now) {
    return switch (on) {
      case GET -> new Calls(polls, gets + 1, waits, cancels, deletes, now.elapsed());
      case WAIT -> new Calls(polls, gets, waits + 1, cancels, deletes, now.elapsed());
      case CANCEL -> new Calls(polls, gets, waits, cancels + 1, deletes, lastPoll);
      case DELETE -> new Calls(polls, gets, waits, cancels, deletes + 1, lastPoll);
      case START -> this;
    };
  }

  int of(On on) {
    return switch (on) {
      case GET -> gets;
      case WAIT -> waits;
      case CANCEL -> cancels;
      case DELETE -> deletes;
      case START -> 1;
    };
  }

  Calls polled() {
    return new Calls(polls + 1, gets, waits, cancels, deletes, lastPoll);
  }

  /** Returns the real time since the last poll, null where there was none. */
  @Nullable Duration sinceLastPoll(Moment now) {
    return lastPoll == null ? null : now.elapsed().minus(lastPoll);
  }
}
