package io.github.wiremocklro.junit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whose turn it is with scopes that several tests have: these run one after another. A test that
 * has to wait for a turn has none meanwhile, so tests that ask in different orders do not wait for
 * each other. One of these for all tests of a run. Thread-safe.
 */
final class ScopeTurns {
  private static final String LOGGER = "io.github.wiremocklro";

  /** For so long a pool is not told that a thread waits. */
  private static final Duration UNTOLD = Duration.ofSeconds(1);

  private final Duration patience;
  private final Consumer<String> warnings;

  @GuardedBy("this")
  private final Map<TestScopes, Turn> turns = new IdentityHashMap<>();

  /** Completed with the next turn that ends. */
  @GuardedBy("this")
  private CompletableFuture<Void> next = new CompletableFuture<>();

  @GuardedBy("this")
  private boolean warned;

  /**
   * Creates the turns of a run.
   *
   * @param patience after how long without an end of a turn those that wait say so
   * @param warnings is told so
   */
  ScopeTurns(Duration patience, Consumer<String> warnings) {
    this.patience = patience;
    this.warnings = warnings;
  }

  /** Returns those that all tests of a run have in common. */
  @SuppressWarnings("deprecation") // The method in its place came with JUnit 5.13.
  static ScopeTurns of(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(ScopeTurns.class))
            .getOrComputeIfAbsent(ScopeTurns.class, key -> ofARun(), ScopeTurns.class));
  }

  /** What stands in the log of the JDK is seen at once, and a run that hangs shows nothing else. */
  private static ScopeTurns ofARun() {
    return new ScopeTurns(
        Duration.ofMinutes(1), text -> System.getLogger(LOGGER).log(Level.WARNING, text));
  }

  /**
   * Waits until it is the turn of a test. Turns that the test has already are left as they were;
   * where it had to wait, others have had them meanwhile.
   *
   * @throws IllegalStateException if it would wait for ever
   */
  void take(String test, TestScopes scopes) throws InterruptedException {
    Set<TestScopes> wanted = wanted(test, scopes);
    Optional<CompletableFuture<Void>> wait = tryTake(test, scopes, wanted);
    while (wait.isPresent()) {
      await(wait.get(), test, scopes);
      wait = tryTake(test, scopes, wanted);
    }
  }

  private synchronized Set<TestScopes> wanted(String test, TestScopes scopes) {
    return Stream.concat(
            Stream.of(scopes),
            turns.entrySet().stream()
                .filter(entry -> entry.getValue().test.equals(test))
                .map(Map.Entry::getKey))
        .collect(Collectors.toSet());
  }

  /** Takes all turns or none, and then returns what completes when another try makes sense. */
  private synchronized Optional<CompletableFuture<Void>> tryTake(
      String test, TestScopes scopes, Set<TestScopes> wanted) {
    if (areFree(wanted, test)) {
      wanted.forEach(each -> turns.put(each, new Turn(test, Thread.currentThread())));
      return Optional.empty();
    }
    checkMayWait(test, scopes);
    wanted.forEach(each -> giveBack(test, each));
    return Optional.of(next);
  }

  /**
   * Waits on a future, for that tells a fork-join pool: it runs another thread meanwhile, for the
   * test that has the turn may wait for what is to run in the pool. But not at once, for that
   * thread takes the next test, which may wait too, and so on.
   */
  private void await(CompletableFuture<Void> end, String test, TestScopes scopes)
      throws InterruptedException {
    CountDownLatch soon = new CountDownLatch(1);
    var unused = end.thenRun(soon::countDown);
    if (soon.await(UNTOLD.toNanos(), TimeUnit.NANOSECONDS)) {
      return;
    }
    try {
      end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      warn(test, scopes);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void warn(String test, TestScopes scopes) {
    Turn turn = turns.get(scopes);
    if (turn != null && !warned) {
      warned = true;
      warnings.accept(
          ("%s waits for %s, which %s has, on the thread %s, and no such test has ended within %s."
                  + " If that one waits for work in JUnit's fork-join pool, such as a parallel"
                  + " stream's, it may wait for ever: annotate the classes of both with"
                  + " @ResourceLock(\"%s\"), or set"
                  + " junit.jupiter.execution.parallel.config.executor-service=WORKER_THREAD_POOL"
                  + " (JUnit 6.1)")
              .formatted(test, scopes, turn.test, turn.thread.getName(), patience, scopes));
    }
  }

  /** Ends the turn of a test, if it has one. */
  synchronized void giveBack(String test, TestScopes scopes) {
    Turn turn = turns.get(scopes);
    if (turn != null && turn.test.equals(test)) {
      turns.remove(scopes);
      warned = false;
      next.complete(null);
      next = new CompletableFuture<>();
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
