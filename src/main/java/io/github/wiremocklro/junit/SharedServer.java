package io.github.wiremocklro.junit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs as long as somebody uses it: a class, its nested classes, or a single test.
 * Thread-safe.
 */
final class SharedServer {
  private final Supplier<WireMockLroServer> maker;

  @GuardedBy("this")
  private @Nullable WireMockLroServer running;

  @GuardedBy("this")
  private final Map<String, Integer> users = new HashMap<>();

  SharedServer(Supplier<WireMockLroServer> maker) {
    this.maker = maker;
  }

  /** Starts the server, if it does not run yet, for somebody who uses it until the release. */
  synchronized WireMockLroServer acquire(String user) {
    if (running == null) {
      running = maker.get().start();
    }
    users.merge(user, 1, Integer::sum);
    return running;
  }

  /**
   * Stops the server with its last user. Who has none is none: JUnit also comes after what never
   * began.
   *
   * @param farewell looks at it once more before it stops
   */
  synchronized void release(String user, Consumer<FakeOperations> farewell) {
    boolean used = users.containsKey(user);
    users.computeIfPresent(user, (same, times) -> times == 1 ? null : times - 1);
    if (used && users.isEmpty() && running != null) {
      try {
        farewell.accept(running);
      } finally {
        running.close();
        running = null;
      }
    }
  }

  synchronized boolean isRunning() {
    return running != null;
  }

  synchronized WireMockLroServer get() {
    if (running == null) {
      throw new IllegalStateException(
          "no test is running, and so is no server;"
              + " is the field of the extension annotated with @RegisterExtension?");
    }
    return running;
  }
}
