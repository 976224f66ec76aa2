package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the polls of an operation tell of the client's manners. */
final class Polls {
  private Polls() {}

  /**
   * Returns how polls came sooner than this after the poll before, in real time; empty if none did.
   * Whether any did is exact. How many did is known of those that the history has.
   */
  static Optional<String> fasterThan(Duration minimum, OperationRecord record) {
    Duration shortest = record.calls().shortestGap();
    if (shortest == null || shortest.compareTo(minimum) >= 0) {
      return Optional.empty();
    }
    List<Event> polls = record.history().stream().filter(Polls::isPoll).toList();
    long fast = polls.stream().filter(poll -> isFasterThan(minimum, poll)).count();
    boolean all = polls.size() == record.calls().polled();
    String times = Times.inWords(Math.max(1, Math.toIntExact(fast)));
    return Optional.of(
        "expected at least %s from poll to poll, but it was less %s, once only %s"
            .formatted(
                Timeline.seconds(minimum),
                all ? times : "at least " + times,
                Timeline.seconds(shortest)));
  }

  /** Checks the shortest time from poll to poll. */
  static void checkMinimum(String key, Duration minimum) {
    if (minimum.isNegative() || minimum.isZero()) {
      throw new InvalidArgumentException(
          key, minimum, "is kept by every poll", "use a positive duration such as \"0.1s\"");
    }
  }

  private static boolean isPoll(Event event) {
    return event.type() == Event.Type.POLLED;
  }

  private static boolean isFasterThan(Duration minimum, Event poll) {
    Duration gap = poll.sinceLastPoll();
    return gap != null && gap.compareTo(minimum) < 0;
  }
}
