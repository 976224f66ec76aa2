package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often clients called for the same start, of those starts that can go wrong. A call that is
 * answered with a fault leaves no operation behind, so it is counted here. Thread-safe.
 */
public final class StartCalls {
  /** A client that goes on with ever other targets must not fill the memory. */
  private static final int LIMIT = 10_000;

  @GuardedBy("this")
  private final Map<Start, Integer> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);

  private final Quota.Share stored;

  StartCalls(Quota.Share stored) {
    this.stored = stored;
  }

  /**
   * Counts a call, and returns the how many-th of its start it is.
   *
   * @param armed the armed script that decides this start; null for none
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room to count another start
   */
  synchronized int count(OperationScript script, @Nullable String armed) {
    Start start =
        new Start(
            script.name() != null ? script.name().toString() : script.parent(),
            script.target(),
            script.verb(),
            script.faultsOrDefault(),
            armed);
    if (!leastRecentFirst.containsKey(start)) {
      stored.take(Weight.of(start));
    }
    int count = leastRecentFirst.merge(start, 1, Integer::sum);
    if (leastRecentFirst.size() > LIMIT) {
      Start leastRecent = leastRecentFirst.keySet().iterator().next();
      leastRecentFirst.remove(leastRecent);
      stored.giveBack(Weight.of(leastRecent));
    }
    return count;
  }

  /** Returns how often each start was called for, the least recent first. */
  synchronized List<Snapshot.OfStart> all() {
    List<Snapshot.OfStart> all = new ArrayList<>();
    leastRecentFirst.forEach((start, count) -> all.add(new Snapshot.OfStart(start, count)));
    return all;
  }

  /** Counts as another has counted. */
  synchronized void restore(List<Snapshot.OfStart> starts) {
    for (Snapshot.OfStart counted : starts) {
      stored.take(Weight.of(counted.start()));
      leastRecentFirst.put(counted.start(), counted.count());
    }
  }

  /** What makes two calls the same: with other faults, or armed again, it is counted anew. */
  public record Start(
      @Nullable String place,
      @Nullable String target,
      @Nullable String verb,
      Faults faults,
      @Nullable String armed) {}
}
