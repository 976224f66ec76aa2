package io.github.wiremocklro.internal.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one scope of which time alone will let something go, by when it is due. So
 * nobody has to look at all of them to find those of which it has. Thread-safe.
 */
final class Schedule {
  private final OperationClock clock;
  private final Alarms alarms;
  private final long number;
  private final NavigableMap<Due, StoredOperation> soonestFirst = new ConcurrentSkipListMap<>();
  private volatile boolean closed;

  /**
   * Creates an empty schedule.
   *
   * @param number no other schedule has it
   */
  Schedule(OperationClock clock, Alarms alarms, long number) {
    this.clock = clock;
    this.alarms = alarms;
    this.number = number;
  }

  long number() {
    return number;
  }

  /** Notes when something is due of an operation, in place of what was noted before. */
  void move(
      StoredOperation operation, long sequence, @Nullable Instant from, @Nullable Instant to) {
    if (Objects.equals(from, to)) {
      return;
    }
    if (from != null) {
      soonestFirst.remove(new Due(from, sequence));
    }
    if (to != null) {
      Due due = new Due(to, sequence);
      soonestFirst.put(due, operation);
      Map.Entry<Due, StoredOperation> first = soonestFirst.firstEntry();
      if (first != null && first.getKey().equals(due)) {
        setAlarm();
      }
    }
  }

  /**
   * Returns an operation of which something is due by now, to be looked at, and notes nothing of it
   * any more; null where there is none.
   */
  @Nullable StoredOperation takeDue() {
    Map.Entry<Due, StoredOperation> first = soonestFirst.firstEntry();
    if (first == null || first.getKey().time.isAfter(clock.now().time())) {
      return null;
    }
    soonestFirst.remove(first.getKey());
    return first.getValue();
  }

  /** Sets the alarm for what is due next; again where the clock was moved. */
  void setAlarm() {
    Map.Entry<Due, StoredOperation> first = soonestFirst.firstEntry();
    // Only now the clock is read: who moves it meanwhile sets the alarm for what stands here then.
    Duration elapsed = first == null ? null : clock.elapsedAt(first.getKey().time);
    if (elapsed != null) {
      alarms.set(this, elapsed);
    }
    if (closed) {
      alarms.forget(this);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Nothing is due any more, for the scope is reset. */
  void close() {
    closed = true;
    alarms.forget(this);
  }

  private record Due(Instant time, long sequence) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int order = time.compareTo(other.time);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }
}
