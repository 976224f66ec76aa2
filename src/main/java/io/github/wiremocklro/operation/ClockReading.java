package io.github.wiremocklro.operation;

import java.time.Instant;

/**
 * What a clock shows.
 *
 * @param time the time on the fake's clock
 * @param frozen whether it stands still
 */
public record ClockReading(Instant time, boolean frozen) {}
