package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidScriptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the polls in a history tell of the client's manners. */
final class Polls {
  private Polls() {}

  /**
   * Returns the polls that came after the client had been shown the end. The poll that finds the
   * operation done is none of them, nor is one whose reply was lost.
   */
  static List<Event> afterDone(List<Event> history) {
    List<Event> late = new ArrayList<>();
    boolean shownDone = false;
    for (Event event : history) {
      if (shownDone && isPoll(event)) {
        late.add(event);
      }
      shownDone |= event.showsDone();
    }
    return late;
  }

  /** Returns the polls that came sooner than this after the poll before, in real time. */
  static List<Event> fasterThan(Duration minimum, List<Event> history) {
    return history.stream().filter(event -> isFasterThan(minimum, event)).toList();
  }

  /** Checks the shortest time from poll to poll. */
  static void checkMinimum(String key, Duration minimum) {
    if (minimum.isNegative() || minimum.isZero()) {
      throw new InvalidScriptException(
          key, minimum, "is kept by every poll", "use a positive duration such as \"0.1s\"");
    }
  }

  private static boolean isPoll(Event event) {
    return event.type() == Event.Type.POLLED;
  }

  private static boolean isFasterThan(Duration minimum, Event event) {
    Duration gap = event.sinceLastPoll();
    return isPoll(event) && gap != null && gap.compareTo(minimum) < 0;
  }
}
