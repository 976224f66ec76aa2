package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.OperationName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, and is woken by what: a change of one operation wakes those that wait for it, and no
 * others. It costs nothing while nobody waits. Thread-safe.
 */
final class WakeUps {
  private static final String ANYTHING = "";

  /** By what wakes them: the name of an operation, its scope, or anything. */
  @GuardedBy("this")
  private final Map<String, Set<Waiter>> bySubject = new LinkedHashMap<>();

  private volatile boolean waiting;
  private volatile boolean watching;

  /** Something that waits. It does elsewhere what it has to: who wakes it may hold locks. */
  interface Waiter {
    /** There may be more to be seen. */
    void wake();

    /** It is over, whatever there is to be seen. */
    void end();
  }

  /**
   * From now on one is woken by what may end a wait for an operation; to be called before it looks.
   */
  void add(Waiter waiter, OperationName operation) {
    add(waiter, subjects(operation));
  }

  /** From now on one is woken by all that happens; to be called before it looks. */
  void addWatcher(Waiter watcher) {
    add(watcher, List.of(ANYTHING));
  }

  /** One that waited for an operation is not woken any more. */
  void remove(Waiter waiter, OperationName operation) {
    remove(waiter, subjects(operation));
  }

  /** One that watched is not woken any more. */
  void removeWatcher(Waiter watcher) {
    remove(watcher, List.of(ANYTHING));
  }

  /** Something has changed that may end a wait for an operation. */
  void wake(OperationName operation) {
    if (waiting) {
      waiters(operation.text()).forEach(Waiter::wake);
    }
  }

  /** Something has changed that may end any wait in a scope, or with null in all. */
  void wakeAll(@Nullable String scope) {
    if (waiting) {
      (scope == null ? everyone() : waiters(scope)).forEach(Waiter::wake);
    }
  }

  /** Something has happened that ends no wait, such as a poll, but that may be watched for. */
  void note() {
    if (watching) {
      waiters(ANYTHING).forEach(Waiter::wake);
    }
  }

  /** Ends all waits that are going on, whatever there is to be seen. */
  void end() {
    everyone().forEach(Waiter::end);
  }

  private static List<String> subjects(OperationName operation) {
    return List.of(operation.text(), operation.scope());
  }

  private synchronized void add(Waiter waiter, List<String> subjects) {
    for (String subject : subjects) {
      bySubject.computeIfAbsent(subject, key -> new LinkedHashSet<>()).add(waiter);
    }
    count();
  }

  private synchronized void remove(Waiter waiter, List<String> subjects) {
    for (String subject : subjects) {
      bySubject.computeIfPresent(
          subject, (key, known) -> known.remove(waiter) && known.isEmpty() ? null : known);
    }
    count();
  }

  @GuardedBy("this")
  private void count() {
    waiting = !bySubject.isEmpty();
    watching = bySubject.containsKey(ANYTHING);
  }

  /** Returns those that a change of a subject wakes: what may be watched for is anything. */
  private synchronized Set<Waiter> waiters(String subject) {
    Set<Waiter> waiters = new LinkedHashSet<>(bySubject.getOrDefault(subject, Set.of()));
    waiters.addAll(bySubject.getOrDefault(ANYTHING, Set.of()));
    return waiters;
  }

  private synchronized Set<Waiter> everyone() {
    Set<Waiter> everyone = new LinkedHashSet<>();
    bySubject.values().forEach(everyone::addAll);
    return everyone;
  }
}
