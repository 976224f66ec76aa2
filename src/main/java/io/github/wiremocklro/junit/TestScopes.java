package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The scopes of each test that is running: one that is made for it, or those that the application
 * has, which tests have in turn. A thread that waits may run another test meanwhile, as those of a
 * fork-join pool do; so each thread has a stack of them.
 */
final class TestScopes {
  private static final String MADE = "projects/t-";
  private static final Pattern MADE_ONES = Pattern.compile(Pattern.quote(MADE) + "\\d+");

  private final List<String> fixed = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, TestScope> byTest = new ConcurrentHashMap<>();
  private final ThreadLocal<Deque<TestScope>> ofThread = ThreadLocal.withInitial(ArrayDeque::new);

  /** Gives tests this scope from now on, beside those that were fixed before. */
  void fix(String scope) {
    if (!byTest.isEmpty()) {
      throw new IllegalStateException(
          "tests are running, and have their scopes; say scope(...) where the extension is made");
    }
    String checked = InvalidArgumentException.at("scope", () -> ResourceNames.checkedScope(scope));
    if (!fixed.contains(checked)) {
      fixed.add(checked);
    }
  }

  /** Returns whether tests have the same scopes, and so have to come one after another. */
  boolean areShared() {
    return !fixed.isEmpty();
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
    ofThread.get().push(scope);
  }

  void leave(String test) {
    TestScope scope = byTest.remove(test);
    if (scope != null) {
      scope.reset();
      ofThread.get().remove(scope);
      if (ofThread.get().isEmpty()) {
        ofThread.remove();
      }
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
   * Returns the scope of the test that the calling thread works for; outside tests that which all
   * have, or else the server.
   */
  FakeOperations current(FakeOperations server) {
    TestScope own = ofThread.get().peek();
    if (own != null) {
      return own.fake();
    }
    var running = byTest.values().iterator();
    if (!running.hasNext()) {
      return areShared() ? server.in(fixed.get(0)) : server;
    }
    TestScope only = running.next();
    if (running.hasNext()) {
      throw new IllegalStateException(
          "several tests are running, and the thread %s is not that of one of them;"
                  .formatted(Thread.currentThread().getName())
              + " take a FakeOperations parameter in the test method and hand it over");
    }
    return only.fake();
  }

  @Override
  public String toString() {
    return String.join(", ", fixed);
  }
}
