package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The scope of each test that is running. A thread that waits may run another test meanwhile, as
 * those of a fork-join pool do; so each thread has a stack of them.
 */
final class TestScopes {
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, ReportedOperations> byTest = new ConcurrentHashMap<>();
  private final ThreadLocal<Deque<FakeOperations>> ofThread =
      ThreadLocal.withInitial(ArrayDeque::new);

  void enter(String test, FakeOperations server, TestReport report) {
    String scope = "projects/t-" + count.incrementAndGet();
    ReportedOperations fake = new ReportedOperations(server.in(scope), report);
    byTest.put(test, fake);
    ofThread.get().push(fake);
  }

  void leave(String test) {
    FakeOperations fake = byTest.remove(test);
    if (fake != null) {
      fake.reset();
      ofThread.get().remove(fake);
      if (ofThread.get().isEmpty()) {
        ofThread.remove();
      }
    }
  }

  boolean has(String test) {
    return byTest.containsKey(test);
  }

  ReportedOperations of(String test) {
    ReportedOperations fake = byTest.get(test);
    if (fake == null) {
      throw new IllegalStateException("no such test is running: " + test);
    }
    return fake;
  }

  /** Returns the scope of the test that the calling thread works for, outside tests the server. */
  FakeOperations current(FakeOperations server) {
    FakeOperations own = ofThread.get().peek();
    if (own != null) {
      return own;
    }
    var running = byTest.values().iterator();
    if (!running.hasNext()) {
      return server;
    }
    FakeOperations only = running.next();
    if (running.hasNext()) {
      throw new IllegalStateException(
          "several tests are running, and the thread %s is not that of one of them;"
                  .formatted(Thread.currentThread().getName())
              + " take a FakeOperations parameter in the test method and hand it over");
    }
    return only;
  }
}
