package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidScriptException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock that every time in the fake comes from. It runs with real time until it is frozen or
 * advanced, and never goes back. It stops at the last instant that timestamp.proto has. The clock
 * of a scope follows the global one until it is frozen or advanced itself.
 *
 * <p>Thread-safe. Reading takes the lock too: a reader that had taken the time while another thread
 * froze the clock a little earlier would see it go back.
 */
final class OperationClock {
  private final TimeSource source;
  private final @Nullable OperationClock followed;
  private @Nullable Hands own;

  private OperationClock(
      TimeSource source, @Nullable OperationClock followed, @Nullable Hands own) {
    this.source = source;
    this.followed = followed;
    this.own = own;
  }

  /** Returns a clock that shows real time. */
  static OperationClock global(TimeSource source) {
    return new OperationClock(source, null, new Hands(source.start(), Duration.ZERO, false));
  }

  /** Returns a clock that follows this one until it is told otherwise. */
  OperationClock follower() {
    return new OperationClock(source, this, null);
  }

  Moment now() {
    Hands now = settled();
    return new Moment(now.shown, now.elapsed);
  }

  ClockReading read() {
    Hands now = settled();
    return new ClockReading(now.shown, now.frozen);
  }

  /** Returns whether it shows no later time by itself: it is frozen, or at the end of all times. */
  boolean stands() {
    Hands now = settled();
    return now.frozen || now.shown.equals(ClockReading.LAST);
  }

  /** Returns when it will show a time, in real time; null while that will not come by itself. */
  @Nullable Duration elapsedAt(Instant time) {
    Hands now = settled();
    if (!time.isAfter(now.shown)) {
      return now.elapsed;
    }
    return now.frozen || time.isAfter(ClockReading.LAST)
        ? null
        : now.elapsed.plus(Duration.between(now.shown, time));
  }

  synchronized ClockReading freeze() {
    Hands now = settled();
    own = new Hands(now.shown, now.elapsed, true);
    return read();
  }

  /**
   * Lets the clock run on from what it shows, not from the time that passed meanwhile. One that
   * runs goes on as it does, and does not stop following.
   */
  synchronized ClockReading resume() {
    Hands now = settled();
    if (now.frozen) {
      own = new Hands(now.shown, now.elapsed, false);
    }
    return read();
  }

  synchronized ClockReading advance(Duration by) {
    if (by.isNegative()) {
      throw new InvalidScriptException(
          "by", by, "is negative, and the clock never goes back", "use a positive duration");
    }
    Hands now = settled();
    if (by.compareTo(Duration.between(now.shown, ClockReading.LAST)) > 0) {
      throw new InvalidScriptException(
          "by", by, "ends past the year 9999 (timestamp.proto)", "advance by less");
    }
    own = new Hands(now.shown.plus(by), now.elapsed, now.frozen);
    return read();
  }

  private synchronized Hands settled() {
    if (own != null) {
      return own.after(source.elapsed());
    }
    if (followed == null) {
      throw new IllegalStateException("a clock that follows none has hands of its own");
    }
    return followed.settled();
  }

  /** What was {@code shown} when {@code elapsed} had passed, and whether it stands still. */
  private record Hands(Instant shown, Duration elapsed, boolean frozen) {

    Hands after(Duration later) {
      Instant next = frozen ? shown : shown.plus(later.minus(elapsed));
      return new Hands(next.isAfter(ClockReading.LAST) ? ClockReading.LAST : next, later, frozen);
    }
  }
}
