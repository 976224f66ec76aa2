package io.github.wiremocklro.internal.wiremock;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what other threads bring about. */
public final class Eventually {
  private Eventually() {}

  /**
   * Returns a wait that is patient with a busy machine, and does not take the failures of the
   * threads of other tests for its own.
   */
  public static ConditionFactory await() {
    return Awaitility.await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(1));
  }
}
