package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hands of a clock since somebody moved them, and how they came there: an immutable value.
 *
 * @param shown what they showed then, the last instant of timestamp.proto at the latest
 * @param elapsed when that was, in real time since the server's start
 * @param frozen whether they stand still since
 * @param before the hands that were moved; null where it matters to nobody any more
 * @param moves how many of those there are, one before the other
 */
public record Hands(
    Instant shown, Duration elapsed, boolean frozen, @Nullable Hands before, int moves) {
  /** Returns hands that nobody has moved. */
  public static Hands running(Instant shown, Duration elapsed) {
    return new Hands(shown, elapsed, false, null, 0);
  }

  /** Returns hands that are moved to a time now. */
  Hands moved(Instant time, Duration now, boolean stopped) {
    return new Hands(time, now, stopped, this, moves + 1);
  }

  /** Returns the same, without how they came there. */
  Hands withoutBefore() {
    return new Hands(shown, elapsed, frozen, null, 0);
  }

  /** Returns what they show at a moment of real time, if nobody moves them meanwhile. */
  Instant at(Duration later) {
    Instant next = frozen ? shown : shown.plus(later.minus(elapsed));
    return next.isAfter(ClockReading.LAST) ? ClockReading.LAST : next;
  }

  /** Returns whether they show no later time by themselves. */
  boolean stand(Duration now) {
    return frozen || at(now).equals(ClockReading.LAST);
  }

  /**
   * Returns when they came to a time that they have shown or passed, in real time since the
   * server's start. What is longer ago than is known counts as the earliest that is.
   */
  Duration cameTo(Instant time) {
    Hands moved = this;
    Duration end = null;
    while (moved.before != null && !moved.shown.isBefore(time)) {
      end = moved.elapsed;
      moved = moved.before;
    }
    if (!moved.shown.isBefore(time)) {
      return moved.elapsed;
    }
    Duration ran = moved.elapsed.plus(Duration.between(moved.shown, time));
    return end != null && (moved.frozen || ran.compareTo(end) > 0) ? end : ran;
  }
}
