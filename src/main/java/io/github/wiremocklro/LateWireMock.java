package io.github.wiremocklro;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's server, which loads and checks mappings when it is made. So it is made when it is
 * first needed: what is said of APIs before that counts for them. Thread-safe.
 */
final class LateWireMock {
  private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::");

  private final Supplier<WireMockServer> maker;

  @GuardedBy("this")
  private @Nullable WireMockServer made;

  LateWireMock(Options options, LroServices services) {
    this.maker = () -> new LroWireMockServer(options, services);
  }

  /** For one that is made already. */
  LateWireMock(WireMockServer made) {
    this.maker = () -> made;
    this.made = made;
  }

  synchronized WireMockServer get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  synchronized boolean isMade() {
    return made != null;
  }

  synchronized boolean isRunning() {
    return made != null && made.isRunning();
  }

  /**
   * Returns the server.
   *
   * @throws IllegalStateException if it does not listen
   */
  WireMockServer running() {
    if (!isRunning()) {
      throw new IllegalStateException("the server is not running; call start() first");
    }
    return get();
  }

  /** Returns where clients on this machine find it. */
  String baseUrl() {
    WireMockServer server = running();
    Options options = server.getOptions();
    boolean https = options.getHttpDisabled();
    return "%s://%s:%d"
        .formatted(
            https ? "https" : "http",
            hostFor(options.bindAddress()),
            https ? server.httpsPort() : server.port());
  }

  /** Returns how a client on this machine calls the host that a server is bound to. */
  private static String hostFor(String bindAddress) {
    if (ALL_INTERFACES.contains(bindAddress)) {
      return "localhost";
    }
    return bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
  }
}
