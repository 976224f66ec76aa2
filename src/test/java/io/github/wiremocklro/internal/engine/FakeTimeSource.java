package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only when a test says so. Thread-safe. */
public final class FakeTimeSource implements TimeSource {
  /** The time at which every such source begins. */
  public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final AtomicReference<Duration> elapsed = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant start() {
    return START;
  }

  @Override
  public Duration elapsed() {
    return elapsed.get();
  }

  /** Lets time pass. */
  public void advance(Duration by) {
    elapsed.accumulateAndGet(by, Duration::plus);
  }
}
