package io.github.wiremocklro.model;

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

/** What goes wrong with the calls of one operation, in the model. */
final class NaiveFaults {
  /** What a client gets whose reply is lost. */
  static final String LOST = "LOST";

  private final NaiveOperation operation;
  private final Map<Fault.On, Integer> calls = new EnumMap<>(Fault.On.class);
  private @Nullable Duration lastPoll;

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
    lastPoll = on == Fault.On.GET ? elapsed : lastPoll;
    Fault fault = find(on, count, gap);
    if (fault == null) {
      return effect.get();
    }
    Status error = fault.reply() instanceof FaultError failure ? failure.status() : null;
    boolean delayed = fault.reply() instanceof FaultReply.Delay;
    Object answer;
    if (fault.applied()) {
      int noted = operation.history.size();
      answer = effect.get();
      if (!delayed) {
        Seen.Happened own = operation.history.get(noted);
        operation.history.set(noted, new Seen.Happened(own.type(), own.time(), error));
      }
    } else {
      operation.note(missed(on), now, error);
      answer = reply.get();
    }
    if (delayed) {
      return answer;
    }
    return error == null ? LOST : error.code();
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
