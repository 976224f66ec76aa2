package io.github.wiremocklro.operation;

import java.time.Instant;

/**
 * What a clock shows.
 *
 * @param time the time on the fake's clock
 * @param frozen whether it stands still
 */
public record ClockReading(Instant time, boolean frozen) {
  /** The last time that there is (timestamp.proto), at which every clock stops. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
}
