package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The controls that a test has over the clocks. Each is atomic. Thread-safe. */
public final class ClockControls {
  private final Store store;

  /** Creates the controls on a store. */
  public ClockControls(Store store) {
    this.store = store;
  }

  /** Returns what the clock of a scope, or with null the global one, shows. */
  public ClockReading read(@Nullable String scope) {
    World world = store.world();
    return scope == null ? world.clock().read() : world.clockReading(scope);
  }

  /** Stops the clock of a scope, or with null the global one. */
  public ClockReading freeze(@Nullable String scope) {
    return move(scope, OperationClock::freeze);
  }

  /**
   * Moves the clock of a scope, or with null the global one, forward, whether it runs or not. At
   * the end of the year 9999 it stops.
   *
   * @throws InvalidArgumentException if the duration is negative, or ends past the year 9999
   */
  public ClockReading advance(@Nullable String scope, Duration by) {
    return move(scope, clock -> clock.advance(by));
  }

  /** Lets a frozen clock run on from where it stands. */
  public ClockReading resume(@Nullable String scope) {
    return move(scope, OperationClock::resume);
  }

  private ClockReading move(@Nullable String scope, Function<OperationClock, ClockReading> move) {
    ClockReading moved = store.changing(() -> store.world().moveClock(scope, move));
    store.waits().wakeAll(scope);
    return moved;
  }
}
