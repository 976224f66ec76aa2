package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that wait for an operation to start, in the order in which they were armed.
 * Thread-safe. A start holds the turn of the script that is meant for it, so that no two starts use
 * the same turn, and one that fails uses none. A start that no script is meant for holds nothing.
 */
final class ArmedScripts {
  /** Each start looks at all of them. */
  static final int LIMIT = 10_000;

  private final Quota.Share stored;

  /** Replaced as a whole, one change at a time, so that starts look through it without a lock. */
  private volatile List<Armed> waiting = List.of();

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
  synchronized void arm(ArmedScript script) {
    List<Armed> replaced = those(armed -> armed.script.isReplacedBy(script));
    if (waiting.size() - replaced.size() >= LIMIT) {
      throw LimitErrors.tooManyArmedScripts(LIMIT);
    }
    stored.take(Weight.of(script) - weight(replaced));
    replace(replaced, List.of(new Armed(script)));
  }

  /** Returns the scripts that wait, each for as many starts as are left of it. */
  synchronized List<ArmedScript> left(@Nullable String scope) {
    return those(armed -> scope == null || armed.script.isIn(scope)).stream()
        .map(Armed::leftOver)
        .toList();
  }

  /**
   * Arms scripts in place of those of a scope, all or none.
   *
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room
   */
  synchronized void rearm(String scope, List<ArmedScript> scripts) {
    List<Armed> added = scripts.stream().map(Armed::new).toList();
    List<Armed> replaced = those(armed -> armed.script.isIn(scope));
    if (waiting.size() - replaced.size() + added.size() > LIMIT) {
      throw LimitErrors.tooManyArmedScripts(LIMIT);
    }
    stored.take(weight(added) - weight(replaced));
    replace(replaced, added);
  }

  /** Forgets the scripts of a scope. */
  synchronized void disarm(String scope) {
    forget(those(armed -> armed.script.isIn(scope)));
  }

  /**
   * Claims the turn of the script that is meant for a start, until the claim is closed; a claim on
   * nothing where none is. Waits for another start that has the turn: it may fail.
   */
  Claim claim(OperationScript start) {
    while (true) {
      List<Armed> seen = waiting;
      Armed first = first(seen, start);
      if (first == null) {
        return new Claim(start, seen, null);
      }
      // Made before the lock is taken, so that nothing fails between that and the return.
      Claim claim = new Claim(start.overlaidWith(first.script.script()), seen, first);
      first.turn.lock();
      if (!first.gone) {
        return claim;
      }
      first.turn.unlock();
    }
  }

  private static @Nullable Armed first(List<Armed> inOrder, OperationScript start) {
    if (start.validatesOnly()) {
      return null;
    }
    for (Armed armed : inOrder) {
      if (armed.script.matches(start)) {
        return armed;
      }
    }
    return null;
  }

  private synchronized void use(Armed armed) {
    armed.left--;
    if (armed.left == 0 && !armed.gone) {
      forget(List.of(armed));
    }
  }

  @GuardedBy("this")
  private void forget(List<Armed> forgotten) {
    if (!forgotten.isEmpty()) {
      stored.giveBack(weight(forgotten));
      replace(forgotten, List.of());
    }
  }

  @GuardedBy("this")
  private void replace(List<Armed> replaced, List<Armed> added) {
    replaced.forEach(armed -> armed.gone = true);
    List<Armed> next = new ArrayList<>(waiting);
    next.removeIf(armed -> armed.gone);
    next.addAll(added);
    waiting = next;
  }

  @GuardedBy("this")
  private List<Armed> those(Predicate<Armed> wanted) {
    return waiting.stream().filter(wanted).toList();
  }

  private static long weight(List<Armed> several) {
    return several.stream().mapToLong(armed -> Weight.of(armed.script)).sum();
  }

  /** The one start that a script, or none, is laid over. */
  final class Claim implements AutoCloseable {
    private final OperationScript script;
    private final List<Armed> seen;
    private final @Nullable Armed armed;

    private Claim(OperationScript script, List<Armed> seen, @Nullable Armed armed) {
      this.script = script;
      this.seen = seen;
      this.armed = armed;
    }

    /** Returns the script of the start, with the armed one laid over it. */
    OperationScript script() {
      return script;
    }

    /** Returns what the armed script is known by; null for none. */
    @Nullable String id() {
      return armed == null ? null : armed.script.id();
    }

    /** Returns whether the same would be claimed now: nothing was reset or replaced meanwhile. */
    boolean stands() {
      return armed == null ? waiting == seen : !armed.gone;
    }

    /** Uses the turn up: the start has succeeded. */
    void use() {
      if (armed != null) {
        ArmedScripts.this.use(armed);
      }
    }

    @Override
    public void close() {
      if (armed != null) {
        armed.turn.unlock();
      }
    }
  }

  /** A script that waits, and what is left of it. */
  private static final class Armed {
    private final ArmedScript script;

    /** Held by the start that may use the next turn. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Counted by the start that has the turn. */
    private int left;

    /** Used up, replaced or reset. */
    private volatile boolean gone;

    Armed(ArmedScript script) {
      this.script = script;
      this.left = script.pattern().times();
    }

    ArmedScript leftOver() {
      return new ArmedScript(
          script.id(), script.scope(), script.pattern().times(left), script.script());
    }
  }
}
