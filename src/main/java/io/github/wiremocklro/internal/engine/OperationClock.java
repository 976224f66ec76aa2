package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidArgumentException;
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

  @GuardedBy("this")
  private @Nullable Hands own;

  private OperationClock(
      TimeSource source, @Nullable OperationClock followed, @Nullable Hands own) {
    this.source = source;
    this.followed = followed;
    this.own = own;
  }

  /** Returns a clock that shows real time. */
  static OperationClock global(TimeSource source) {
    return new OperationClock(source, null, Hands.running(source.start(), Duration.ZERO));
  }

  /** Returns a clock that follows this one until it is told otherwise. */
  OperationClock follower() {
    return new OperationClock(source, this, null);
  }

  synchronized Moment now() {
    if (own != null) {
      return Moment.of(own, source.elapsed());
    }
    if (followed == null) {
      throw new IllegalStateException("a clock that follows none has hands of its own");
    }
    return followed.now();
  }

  ClockReading read() {
    Moment now = now();
    return new ClockReading(now.time(), now.hands().frozen());
  }

  /** Returns what its own hands showed at a moment of real time, null where it follows another. */
  synchronized @Nullable ClockReading ownReading(Duration elapsed) {
    return own == null ? null : new ClockReading(own.at(elapsed), own.frozen());
  }

  /** Goes on from what another clock showed; it may go back by that. */
  synchronized void goOnFrom(ClockReading reading) {
    own = new Hands(reading.time(), source.elapsed(), reading.frozen(), null, 0);
  }

  /** Returns whether it shows no later time by itself: it is frozen, or at the end of all times. */
  boolean stands() {
    Moment now = now();
    return now.hands().stand(now.elapsed());
  }

  /** Returns when it will show a time, in real time; null while that will not come by itself. */
  @Nullable Duration elapsedAt(Instant time) {
    Moment now = now();
    if (!time.isAfter(now.time())) {
      return now.elapsed();
    }
    return now.hands().frozen() || time.isAfter(ClockReading.LAST)
        ? null
        : now.elapsed().plus(Duration.between(now.time(), time));
  }

  synchronized ClockReading freeze() {
    return move(now(), Duration.ZERO, true);
  }

  /**
   * Lets the clock run on from what it shows, not from the time that passed meanwhile. One that
   * runs goes on as it does, and does not stop following.
   */
  synchronized ClockReading resume() {
    Moment now = now();
    return now.hands().frozen() ? move(now, Duration.ZERO, false) : read();
  }

  synchronized ClockReading advance(Duration by) {
    if (by.isNegative()) {
      throw new InvalidArgumentException(
          "by", by, "is negative, and the clock never goes back", "use a positive duration");
    }
    Moment now = now();
    if (by.compareTo(Duration.between(now.time(), ClockReading.LAST)) > 0) {
      throw new InvalidArgumentException(
          "by", by, "ends past the year 9999 (timestamp.proto)", "advance by less");
    }
    return move(now, by, now.hands().frozen());
  }

  /**
   * Forgets how its hands came to where they are, where that takes more moves than so many.
   *
   * @param settleAll keeps what time has made due by now: nobody can tell later when that came
   */
  void forgetMovesOver(int most, Runnable settleAll) {
    Hands last = own();
    if (last != null && last.moves() > most) {
      settleAll.run();
      forgetBefore(last);
    }
  }

  private synchronized @Nullable Hands own() {
    return own;
  }

  private synchronized void forgetBefore(Hands last) {
    if (own == last) {
      own = last.withoutBefore();
    }
  }

  @GuardedBy("this")
  private ClockReading move(Moment now, Duration by, boolean frozen) {
    Hands moved = now.hands().moved(now.time().plus(by), now.elapsed(), frozen);
    own = moved;
    return new ClockReading(moved.shown(), frozen);
  }
}
