package io.github.wiremocklro.junit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whose turn it is with scopes that several tests have: these run one after another. A test that
 * has to wait for a turn has none meanwhile, so tests that ask in different orders do not wait for
 * each other. One of these for all tests of a run. Thread-safe.
 */
final class ScopeTurns {
  @GuardedBy("this")
  private final Map<TestScopes, Turn> turns = new IdentityHashMap<>();

  /** Returns those that all tests of a run have in common. */
  @SuppressWarnings("deprecation") // The method in its place came with JUnit 5.13.
  static ScopeTurns of(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(ScopeTurns.class))
            .getOrComputeIfAbsent(ScopeTurns.class, key -> new ScopeTurns(), ScopeTurns.class));
  }

  /**
   * Waits until it is the turn of a test. Turns that the test has already are left as they were;
   * where it had to wait, others have had them meanwhile.
   *
   * @throws IllegalStateException if it would wait for ever
   */
  synchronized void take(String test, TestScopes scopes) throws InterruptedException {
    Set<TestScopes> wanted =
        Stream.concat(
                Stream.of(scopes),
                turns.entrySet().stream()
                    .filter(entry -> entry.getValue().test.equals(test))
                    .map(Map.Entry::getKey))
            .collect(Collectors.toSet());
    if (!areFree(wanted, test)) {
      checkMayWait(test, scopes);
      wanted.forEach(each -> giveBack(test, each));
      while (!areFree(wanted, test)) {
        wait();
      }
    }
    wanted.forEach(each -> turns.put(each, new Turn(test, Thread.currentThread())));
  }

  /** Ends the turn of a test, if it has one. */
  synchronized void giveBack(String test, TestScopes scopes) {
    Turn turn = turns.get(scopes);
    if (turn != null && turn.test.equals(test)) {
      turns.remove(scopes);
      notifyAll();
    }
  }

  @GuardedBy("this")
  private boolean areFree(Set<TestScopes> wanted, String test) {
    for (TestScopes each : wanted) {
      Turn turn = turns.get(each);
      if (turn != null && !turn.test.equals(test)) {
        return false;
      }
    }
    return true;
  }

  /** A thread of a fork-join pool that waits for something may run another test meanwhile. */
  @GuardedBy("this")
  private void checkMayWait(String test, TestScopes scopes) {
    for (Turn turn : turns.values()) {
      if (turn.thread == Thread.currentThread() && !turn.test.equals(test)) {
        throw new IllegalStateException(
            ("this test has to come after others in %s, but JUnit has begun it on a thread that is"
                    + " in the middle of %s, and would wait for ever; annotate the classes of both"
                    + " with @ResourceLock(\"%s\"), so that JUnit knows")
                .formatted(scopes, turn.test, scopes));
      }
    }
  }

  private record Turn(String test, Thread thread) {}
}
