package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, read once for a whole request.
 *
 * @param time the fake's clock, which a test can freeze and advance
 * @param elapsed real time since the server's start, which nobody can
 * @param hands those of the clock
 */
public record Moment(Instant time, Duration elapsed, Hands hands) {

  /** Returns the moment that a clock shows. */
  public static Moment of(Hands hands, Duration elapsed) {
    return new Moment(hands.at(elapsed), elapsed, hands);
  }

  /** Returns the moment at which the clock came to a time that is past. */
  Moment backAt(Instant past) {
    return new Moment(past, hands.cameTo(past), hands);
  }
}
