package io.github.wiremocklro.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What each thread of JUnit's is in the middle of. A thread that waits may begin something else
 * meanwhile, as those of a fork-join pool do; so each has a stack. Thread-safe.
 */
final class ThreadWork {
  private final ThreadLocal<Deque<Work>> stacks = ThreadLocal.withInitial(ArrayDeque::new);

  /**
   * Begins something on the calling thread.
   *
   * @param test none for what comes before, between or after tests
   */
  void begin(String what, Optional<TestScope> test) {
    stacks.get().push(new Work(what, test));
  }

  /** Ends the last that began under this name on the calling thread, if any did. */
  void end(String what) {
    Deque<Work> stack = stacks.get();
    stack.stream().filter(work -> work.what.equals(what)).findFirst().ifPresent(stack::remove);
    if (stack.isEmpty()) {
      stacks.remove();
    }
  }

  /** Returns what the calling thread began last; nothing for a thread that is not JUnit's. */
  Optional<Work> current() {
    return Optional.ofNullable(stacks.get().peek());
  }

  /** One thing that a thread has begun. */
  record Work(String what, Optional<TestScope> test) {}
}
