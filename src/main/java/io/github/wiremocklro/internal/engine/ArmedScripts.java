package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that wait for an operation to start, in the order in which they were armed.
 * Thread-safe: a start holds the lock, so that no two starts use the same turn, and one that fails
 * uses none.
 */
final class ArmedScripts {
  /** Each start looks at all of them. */
  static final int LIMIT = 10_000;

  private final List<ArmedScript> waiting = new ArrayList<>();
  private final Quota.Share stored;

  /** Creates an empty list, whose scripts take their share of the memory. */
  ArmedScripts(Quota.Share stored) {
    this.stored = stored;
  }

  /**
   * Arms a script.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room; what it would replace
   *     stays then
   */
  synchronized void arm(ArmedScript armed) {
    Predicate<ArmedScript> replaced = other -> other.id().equals(armed.id());
    if (waiting.size() >= LIMIT && waiting.stream().noneMatch(replaced)) {
      throw Errors.tooManyArmedScripts(LIMIT);
    }
    long freed = waiting.stream().filter(replaced).mapToLong(Weight::of).sum();
    stored.take(Weight.of(armed) - freed);
    waiting.removeIf(replaced);
    waiting.add(armed);
  }

  /** Forgets the scripts of a scope, and does the rest of its reset: no start comes between. */
  synchronized void disarm(String scope, Runnable reset) {
    Predicate<ArmedScript> forgotten = armed -> armed.isIn(scope);
    stored.giveBack(waiting.stream().filter(forgotten).mapToLong(Weight::of).sum());
    waiting.removeIf(forgotten);
    reset.run();
  }

  /**
   * Starts an operation.
   *
   * @param starter makes the start; an answer without a value started nothing
   */
  synchronized <T> Answer<T> start(OperationScript script, Starter<T> starter) {
    int index = indexFor(script);
    if (index < 0) {
      return starter.start(script, null);
    }
    ArmedScript armed = waiting.get(index);
    Answer<T> started = starter.start(script.overlaidWith(armed.script()), armed.id());
    if (started.value() == null) {
      return started;
    }
    if (armed.pattern().times() == 1) {
      waiting.remove(index);
      stored.giveBack(Weight.of(armed));
    } else {
      waiting.set(index, armed.usedOnce());
    }
    return started;
  }

  /** Starts an operation. */
  @FunctionalInterface
  interface Starter<T> {
    /**
     * Makes the start that a script says.
     *
     * @param armed what the armed script that is laid over it is known by; null for none
     */
    Answer<T> start(OperationScript script, @Nullable String armed);
  }

  private int indexFor(OperationScript script) {
    if (script.validatesOnly()) {
      return -1;
    }
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).matches(script)) {
        return i;
      }
    }
    return -1;
  }
}
