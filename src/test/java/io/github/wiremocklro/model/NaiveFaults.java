package io.github.wiremocklro.model;

import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls of one operation in the model: how many there were, and what goes wrong with them. */
final class NaiveFaults {
  /** What a client gets whose reply is lost. */
  static final String LOST = "LOST";

  private final NaiveOperation operation;
  private final Map<Fault.On, Integer> calls = new EnumMap<>(Fault.On.class);
  private @Nullable Duration lastPoll;
  private @Nullable Duration shortestGap;
  private boolean endShown;
  private int polledAfterDone;

  NaiveFaults(NaiveOperation operation) {
    this.operation = operation;
  }

  /**
   * Makes a call, if it comes through.
   *
   * @param effect what the call does; it notes itself before anything else
   * @param reply what is replied where the call does nothing
   */
  Object call(
      Fault.On on, Instant now, Duration elapsed, Supplier<Object> effect, Supplier<Object> reply) {
    int count = calls.merge(on, 1, Integer::sum);
    Duration gap = lastPoll == null ? null : elapsed.minus(lastPoll);
    Fault fault = find(on, count, gap);
    boolean replied = fault == null || fault.reply() instanceof FaultReply.Delay;
    Status error =
        fault != null && fault.reply() instanceof FaultError failure ? failure.status() : null;
    if (!replied) {
      operation.history.answerNext(error);
    }
    Object answer;
    if (fault == null || fault.applied()) {
      answer = effect.get();
    } else {
      operation.note(missed(on), now, error);
      answer = reply.get();
    }
    if (on == Fault.On.GET) {
      polled(elapsed, gap, replied && operation.done);
    }
    if (replied) {
      return answer;
    }
    return error == null ? LOST : error.code();
  }

  private void polled(Duration elapsed, @Nullable Duration gap, boolean showsTheEnd) {
    lastPoll = elapsed;
    if (shortestGap == null || (gap != null && gap.compareTo(shortestGap) < 0)) {
      shortestGap = gap;
    }
    if (endShown) {
      polledAfterDone++;
    }
    endShown |= showsTheEnd;
  }

  CallCounts counts() {
    return new CallCounts(
        calls.getOrDefault(Fault.On.GET, 0),
        calls.getOrDefault(Fault.On.CANCEL, 0),
        calls.getOrDefault(Fault.On.DELETE, 0),
        polledAfterDone,
        shortestGap);
  }

  private @Nullable Fault find(Fault.On on, int count, @Nullable Duration gap) {
    if (operation.script.faults() == null) {
      return null;
    }
    for (Fault fault : operation.script.faults().inOrder()) {
      boolean counted = count >= fault.from() && count < (long) fault.from() + fault.times();
      Duration pace = fault.fasterThan();
      boolean fast = pace == null || (gap != null && gap.compareTo(pace) < 0);
      if (fault.on() == on && counted && fast) {
        return fault;
      }
    }
    return null;
  }

  private static Event.Type missed(Fault.On on) {
    return switch (on) {
      case GET -> Event.Type.POLLED;
      case CANCEL -> Event.Type.CANCEL_REQUESTED;
      case DELETE -> Event.Type.DELETE_FAILED;
      default -> throw new IllegalArgumentException("not in this model: " + on);
    };
  }
}
