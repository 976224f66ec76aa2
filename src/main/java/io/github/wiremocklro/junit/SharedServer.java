package io.github.wiremocklro.junit;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs as long as somebody uses it: a class, its nested classes, or a single test.
 * Thread-safe.
 */
final class SharedServer {
  private final Consumer<WireMockConfiguration> configuration;
  private final List<Consumer<WireMockLroServer>> settings = new CopyOnWriteArrayList<>();

  @GuardedBy("this")
  private boolean started;

  @GuardedBy("this")
  private @Nullable WireMockLroServer running;

  @GuardedBy("this")
  private final Map<String, Integer> users = new HashMap<>();

  SharedServer(Consumer<WireMockConfiguration> configuration) {
    this.configuration = configuration;
  }

  /**
   * Changes what the extension does. Later it would be ignored, or be for other tests and classes
   * than the one that says it.
   *
   * @throws IllegalStateException if a server has been started
   */
  synchronized void set(String setting, Runnable change) {
    if (started) {
      throw new IllegalStateException(
          ("%s: the server has been started already, and what is set now would be for other tests"
                  + " and classes; say it where the extension is made:"
                  + " new WireMockLroExtension().%s")
              .formatted(setting, setting));
    }
    change.run();
  }

  /** Changes the servers that are going to be started. */
  synchronized void set(String setting, Consumer<WireMockLroServer> change) {
    set(setting, () -> settings.add(change));
  }

  /** Starts the server, if it does not run yet, for somebody who uses it until the release. */
  synchronized WireMockLroServer acquire(String user) {
    if (running == null) {
      WireMockLroServer server = new WireMockLroServer(configuration);
      settings.forEach(setting -> setting.accept(server));
      running = server.start();
      started = true;
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

  /** Refuses to be for all classes where there is none before the test. */
  synchronized void checkIsShared() {
    if (running == null) {
      throw new IllegalStateException(
          "forAllClasses() is for an extension in a static field: this one is made for each test");
    }
  }

  synchronized WireMockLroServer get() {
    if (running == null) {
      throw new IllegalStateException(
          "no test is running, and so is no server: it starts before @BeforeAll, or for an extension"
              + " in an instance field before @BeforeEach; a field of the class, or of an instance"
              + " that is made before, cannot ask it, as with @TestInstance(PER_CLASS);"
              + " and is the field of the extension annotated with @RegisterExtension?");
    }
    return running;
  }
}
