package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When to look at which schedule again, in real time: no later than something in it is due, as far
 * as its clock tells now. Thread-safe.
 */
final class Alarms {
  private final Object oneAtATime = new Object();

  @GuardedBy("this")
  private final TreeMap<Alarm, Schedule> soonestFirst = new TreeMap<>();

  @GuardedBy("this")
  private final Map<Schedule, Alarm> bySchedule = new HashMap<>();

  /** Sets the alarm of a schedule, unless it goes off before that anyway. */
  synchronized void set(Schedule schedule, Duration elapsed) {
    Alarm known = bySchedule.get(schedule);
    if (known == null || elapsed.compareTo(known.elapsed) < 0) {
      forget(schedule);
      Alarm alarm = new Alarm(elapsed, schedule.number());
      soonestFirst.put(alarm, schedule);
      bySchedule.put(schedule, alarm);
    }
  }

  /**
   * Looks at one operation of which something is due, and returns whether there was one. While one
   * caller looks, others wait: who was told that nothing is due would refuse a call for want of the
   * room that is being made. Whoever has waited finds all of it made, and goes by the time of then.
   */
  boolean settleDue(OperationClock clock) {
    synchronized (oneAtATime) {
      Duration elapsed = clock.now().elapsed();
      for (Schedule next = takeDue(elapsed); next != null; next = takeDue(elapsed)) {
        try {
          StoredOperation due = next.takeDue();
          if (due != null) {
            due.settle();
            return true;
          }
        } finally {
          next.setAlarm();
        }
      }
      return false;
    }
  }

  /** Returns a schedule whose alarm has gone off, with none set any more; null where none has. */
  private synchronized @Nullable Schedule takeDue(Duration elapsed) {
    Map.Entry<Alarm, Schedule> first = soonestFirst.firstEntry();
    if (first == null || first.getKey().elapsed.compareTo(elapsed) > 0) {
      return null;
    }
    forget(first.getValue());
    return first.getValue();
  }

  /** Sets the alarm of a schedule off. */
  synchronized void forget(Schedule schedule) {
    Alarm alarm = bySchedule.remove(schedule);
    if (alarm != null) {
      soonestFirst.remove(alarm);
    }
  }

  private record Alarm(Duration elapsed, long number) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      int order = elapsed.compareTo(other.elapsed);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }
}
