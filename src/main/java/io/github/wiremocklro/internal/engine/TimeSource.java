package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Where time comes from: the one place that reads the machine's clocks. Implementations are
 * thread-safe.
 */
public interface TimeSource {

  /** Returns the wall-clock time at which this source began. */
  Instant start();

  /** Returns how much time has passed since; it never goes back. */
  Duration elapsed();

  /** Returns a source that begins now and follows the machine's monotonic clock. */
  static TimeSource system() {
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    return new TimeSource() {
      @Override
      public Instant start() {
        return start;
      }

      @Override
      public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - nanos);
      }
    };
  }
}
