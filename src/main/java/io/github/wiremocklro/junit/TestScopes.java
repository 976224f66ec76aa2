package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.InvocationInterceptor;

/**
 * The scopes of each test that is running: one that is made for it, or those that the application
 * has, which tests have in turn.
 */
final class TestScopes {
  private static final String MADE = "projects/t-";
  private static final Pattern MADE_ONES = Pattern.compile(Pattern.quote(MADE) + "\\d+");

  private final List<String> fixed = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, TestScope> byTest = new ConcurrentHashMap<>();
  private final Set<String> classes = ConcurrentHashMap.newKeySet();
  private final ThreadWork threads = new ThreadWork();

  /** Gives tests this scope, beside those that were fixed before. */
  void fix(String scope) {
    String checked = InvalidArgumentException.at("scope", () -> ResourceNames.checkedScope(scope));
    if (!fixed.contains(checked)) {
      fixed.add(checked);
    }
  }

  /** Returns whether tests have the same scopes, and so have to come one after another. */
  boolean areShared() {
    return !fixed.isEmpty();
  }

  /** Begins a class. Its thread may help with its tests, as those of a fork-join pool do. */
  void begin(String testClass) {
    classes.add(testClass);
  }

  /** Ends a class, also one that never began. */
  void end(String testClass) {
    classes.remove(testClass);
  }

  /** Runs what a class does that is of no test: it makes an instance, say. */
  <T> T outside(String testClass, InvocationInterceptor.Invocation<T> work) throws Throwable {
    String what = "outside the tests of " + testClass;
    threads.begin(what, Optional.empty());
    try {
      return work.proceed();
    } finally {
      threads.end(what);
    }
  }

  /** Gives a test its scopes, once: an extension in two fields hears of each test twice. */
  void enter(String test, FakeOperations server, TestReport report) {
    if (has(test)) {
      return;
    }
    List<String> scopes = areShared() ? fixed : List.of(MADE + count.incrementAndGet());
    TestScope scope = TestScope.of(server, scopes, new Outside(server, this::isOfTests), report);
    scope.reset();
    byTest.put(test, scope);
    threads.begin(test, Optional.of(scope));
  }

  void leave(String test) {
    TestScope scope = byTest.remove(test);
    if (scope != null) {
      threads.end(test);
      scope.reset();
    }
  }

  boolean has(String test) {
    return byTest.containsKey(test);
  }

  TestScope of(String test) {
    TestScope scope = byTest.get(test);
    if (scope == null) {
      throw new IllegalStateException("no such test is running: " + test);
    }
    return scope;
  }

  /** Returns whether a scope is one that a test has, has had, or is going to have. */
  boolean isOfTests(String scope) {
    return areShared() ? fixed.contains(scope) : MADE_ONES.matcher(scope).matches();
  }

  /**
   * Returns the scope of the test that the calling thread works for, or what there is outside tests
   * where it works for none.
   *
   * @throws IllegalStateException if it may work for several
   */
  FakeOperations current(FakeOperations server) {
    return known(server)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "several tests or classes are running, and the thread %s is not that of one of them;"
                            .formatted(Thread.currentThread().getName())
                        + " take a FakeOperations parameter in the test method, or in that of"
                        + " @BeforeAll, and hand it over"));
  }

  /** Returns a scope that has a name, whatever the thread works for. */
  FakeOperations in(String scope, FakeOperations server) {
    return known(server).orElse(server).in(scope);
  }

  private Optional<FakeOperations> known(FakeOperations server) {
    Optional<FakeOperations> own =
        threads
            .current()
            .map(work -> work.test().isPresent() ? work.test().get().fake() : outside(server));
    if (own.isPresent()) {
      return own;
    }
    var running = byTest.entrySet().iterator();
    if (!running.hasNext()) {
      return Optional.of(outside(server));
    }
    var only = running.next();
    return !running.hasNext() && (areShared() || isAlone(only.getKey()))
        ? Optional.of(only.getValue().fake())
        : Optional.empty();
  }

  /** Ids of tests begin with those of the classes that they are in. */
  private boolean isAlone(String test) {
    return classes.stream().allMatch(test::startsWith);
  }

  /** Returns the scope that all tests have, or else the server. */
  FakeOperations outside(FakeOperations server) {
    return areShared() ? server.in(fixed.get(0)) : server;
  }

  @Override
  public String toString() {
    return String.join(", ", fixed);
  }
}
