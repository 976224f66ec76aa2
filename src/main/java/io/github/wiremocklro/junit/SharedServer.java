package io.github.wiremocklro.junit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.WireMockLroServer;
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
  private int users;

  SharedServer(Supplier<WireMockLroServer> maker) {
    this.maker = maker;
  }

  synchronized WireMockLroServer acquire() {
    if (running == null) {
      running = maker.get().start();
    }
    users++;
    return running;
  }

  synchronized void release() {
    // JUnit also comes here after a start that failed.
    users = Math.max(0, users - 1);
    if (users == 0 && running != null) {
      running.close();
      running = null;
    }
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
