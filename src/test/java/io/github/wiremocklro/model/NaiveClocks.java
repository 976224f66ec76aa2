package io.github.wiremocklro.model;

import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model's clocks: what each shows, moved by hand. */
final class NaiveClocks {
  /** Of timestamp.proto. */
  static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final Map<String, ClockReading> ownClocks = new HashMap<>();
  private Instant realTime = FakeTimeSource.START;
  private ClockReading global = new ClockReading(realTime, false);

  ClockReading read(@Nullable String scope) {
    return scope == null ? global : ownClocks.getOrDefault(scope, global);
  }

  void pass(Duration by) {
    realTime = realTime.plus(by);
    global = passed(global, by);
    ownClocks.replaceAll((scope, reading) -> passed(reading, by));
  }

  ClockReading advance(@Nullable String scope, Duration by) {
    ClockReading old = read(scope);
    Instant later = old.time().plus(by);
    if (later.isAfter(LAST)) {
      throw new InvalidArgumentException("by", by, "ends too late", "");
    }
    return set(scope, new ClockReading(later, old.frozen()));
  }

  ClockReading freeze(@Nullable String scope) {
    return set(scope, new ClockReading(read(scope).time(), true));
  }

  ClockReading resume(@Nullable String scope) {
    ClockReading old = read(scope);
    return old.frozen() ? set(scope, new ClockReading(old.time(), false)) : old;
  }

  void reset(@Nullable String scope) {
    if (scope == null) {
      ownClocks.clear();
      global = new ClockReading(realTime, false);
    } else {
      ownClocks.remove(scope);
    }
  }

  private ClockReading set(@Nullable String scope, ClockReading reading) {
    if (scope == null) {
      global = reading;
    } else {
      ownClocks.put(scope, reading);
    }
    return reading;
  }

  private static ClockReading passed(ClockReading reading, Duration by) {
    Instant later = reading.time().plus(by);
    return reading.frozen() ? reading : new ClockReading(later.isAfter(LAST) ? LAST : later, false);
  }
}
