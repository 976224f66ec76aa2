package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, read once for a whole request.
 *
 * @param time the fake's clock, which a test can freeze and advance
 * @param elapsed real time since the server's start, which nobody can
 */
public record Moment(Instant time, Duration elapsed) {}
