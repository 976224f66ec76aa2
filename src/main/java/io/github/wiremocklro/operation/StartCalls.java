package io.github.wiremocklro.operation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often clients called for the same start, of those starts that can go wrong. A call that is
 * answered with a fault leaves no operation behind, so it is counted here. Thread-safe.
 */
final class StartCalls {
  /** A client that goes on with ever other targets must not fill the memory. */
  private static final int LIMIT = 10_000;

  private final Map<Start, Integer> counts = new HashMap<>();

  /** Counts a call, and returns the how many-th of its start it is. */
  synchronized int count(OperationScript script) {
    Start start =
        new Start(
            script.name() != null ? script.name().toString() : script.parent(),
            script.target(),
            script.verb(),
            script.faultsOrDefault());
    if (counts.size() >= LIMIT && !counts.containsKey(start)) {
      throw Errors.tooManyFaultyStarts(LIMIT);
    }
    return counts.merge(start, 1, Integer::sum);
  }

  /** What makes two calls the same: with other faults it is counted anew. */
  private record Start(
      @Nullable String place, @Nullable String target, @Nullable String verb, Faults faults) {}
}
