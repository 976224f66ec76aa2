package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Event;
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
 * @param late of the gets and waits those that came after a client had been shown the end
 * @param endShown whether a client has been shown the end
 * @param lastPoll when the last poll came, in real time since the server's start
 * @param shortestGap the shortest real time from a poll to the next
 */
public record Calls(
    int polls,
    int gets,
    int waits,
    int cancels,
    int deletes,
    int late,
    boolean endShown,
    @Nullable Duration lastPoll,
    @Nullable Duration shortestGap) {
  /** Nobody has called yet. */
  public static final Calls NONE = new Calls(0, 0, 0, 0, 0, 0, false, null, null);

  /** Returns these and one more. */
  Calls with(Call call) {
    On on = call.on();
    Duration gap = call.sinceLastPoll();
    boolean shorter = gap != null && (shortestGap == null || gap.compareTo(shortestGap) < 0);
    return new Calls(
        polls + count(on.isPoll() && call.takesEffect()),
        gets + count(on == On.GET),
        waits + count(on == On.WAIT),
        cancels + count(on == On.CANCEL),
        deletes + count(on == On.DELETE),
        late + count(on.isPoll() && endShown),
        endShown,
        on.isPoll() ? call.now().elapsed() : lastPoll,
        shorter ? gap : shortestGap);
  }

  /** Returns these after something happened that may have shown a client the end. */
  Calls after(Event event) {
    return endShown || !event.showsDone()
        ? this
        : new Calls(polls, gets, waits, cancels, deletes, late, true, lastPoll, shortestGap);
  }

  /** Returns these as they would be had the server started earlier, by so much. */
  Calls later(Duration by) {
    return new Calls(
        polls,
        gets,
        waits,
        cancels,
        deletes,
        late,
        endShown,
        lastPoll == null ? null : lastPoll.plus(by),
        shortestGap);
  }

  int of(On on) {
    return switch (on) {
      case GET -> gets;
      case WAIT -> waits;
      case CANCEL -> cancels;
      case DELETE -> deletes;
      case START -> 0;
    };
  }

  /** Returns the real time since the last poll, null where there was none. */
  @Nullable Duration sinceLastPoll(Moment now) {
    return lastPoll == null ? null : now.elapsed().minus(lastPoll);
  }

  CallCounts counts() {
    return new CallCounts(gets + waits, cancels, deletes, late, shortestGap);
  }

  private static int count(boolean counts) {
    return counts ? 1 : 0;
  }
}
