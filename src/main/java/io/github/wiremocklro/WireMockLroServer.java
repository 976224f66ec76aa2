package io.github.wiremocklro;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.standalone.MappingsLoader;
import com.github.tomakehurst.wiremock.store.Stores;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.wiremock.BoundedStores;
import io.github.wiremocklro.wiremock.LroExtensionFactory;
import io.github.wiremocklro.wiremock.LroHttpServerFactory;
import io.github.wiremocklro.wiremock.LroServices;
import io.github.wiremocklro.wiremock.NotMatched;
import io.github.wiremocklro.wiremock.UsersMappings;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server that fakes Google's long-running operations, with the shipped mappings loaded. It
 * listens on the loopback interface, on a free port, unless told otherwise; several may run side by
 * side. Thread-safe.
 *
 * <pre>{@code
 * try (WireMockLroServer fake = new WireMockLroServer().start()) {
 *   Operation operation = fake.start(operation().doneAfter(polls(3)));
 *   // point a client at fake.baseUrl()
 * }
 * }</pre>
 */
public final class WireMockLroServer extends DelegatingFakeOperations implements AutoCloseable {
  private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::");

  private final LroServices services;
  private final WireMockServer wireMock;
  private final FakeOperations operations;
  private final String host;

  /** Creates a server with the defaults; it listens once it is {@link #start() started}. */
  public WireMockLroServer() {
    this(options -> {});
  }

  /**
   * Creates a server with options of WireMock's own, on top of the defaults.
   *
   * <p>Example: {@code new WireMockLroServer(options -> options.port(8080))}.
   *
   * @param configuration sets what is to differ; a root directory, if one is set, may hold the
   *     user's {@code mappings} and {@code __files}
   */
  public WireMockLroServer(Consumer<WireMockConfiguration> configuration) {
    this(Limits.DEFAULTS, configuration);
  }

  /**
   * Creates a server with limits of its own on what it takes from outside.
   *
   * <p>Example: {@code new WireMockLroServer(Limits.DEFAULTS.maxOperations(10_000), options ->
   * {})}.
   */
  public WireMockLroServer(Limits limits, Consumer<WireMockConfiguration> configuration) {
    this(LroServices.create(limits), configuration);
  }

  private WireMockLroServer(LroServices services, Consumer<WireMockConfiguration> configuration) {
    this(services, embedded(services, configuration));
  }

  private WireMockLroServer(LroServices services, Options options) {
    this.services = services;
    this.wireMock = new WireMockServer(options);
    this.operations = new LocalFakeOperations(services, this::baseUrl, Reach.ALL);
    this.host = hostFor(options.bindAddress());
  }

  /**
   * Creates a server from the command-line options of WireMock's standalone server, and its own:
   * see {@link #commandLineHelp()}.
   *
   * @throws IllegalArgumentException if they are not understood; the message says which
   */
  public static WireMockLroServer fromCommandLine(String... arguments) {
    LimitOptions limits = LimitOptions.of(arguments);
    AuthOptions auth = AuthOptions.of(limits.others());
    LroServices services = LroServices.create(limits.limits());
    auth.applyTo(services);
    return new WireMockLroServer(
        services, CommandLine.parse(services, auth.others().toArray(String[]::new)));
  }

  /** Returns a description of the options that {@link #fromCommandLine} understands. */
  public static String commandLineHelp() {
    return AuthOptions.DESCRIPTION + LimitOptions.description() + "\n" + CommandLine.description();
  }

  /**
   * Requires an OAuth 2.0 access token of all requests to the API, from the next one on and for
   * good: what comes without a good one is answered as Google does, 401 or 403. Any token will do
   * until one is {@link #declare declared}. Paths that do not begin with a version, such as {@code
   * /v1/}, stay open.
   *
   * <p>Example: {@code new WireMockLroServer().requireAuth().start()}.
   */
  public WireMockLroServer requireAuth() {
    services.accessTokens().require();
    return this;
  }

  /** Starts to listen. Does nothing if it does already. */
  public synchronized WireMockLroServer start() {
    if (!wireMock.isRunning()) {
      wireMock.start();
    }
    return this;
  }

  /** Stops listening. Does nothing if it has already. */
  @Override
  public synchronized void close() {
    if (wireMock.isRunning()) {
      wireMock.stop();
    }
  }

  /** Returns the port it listens on; HTTPS has one of its own, see {@link #wireMock()}. */
  public int port() {
    return running().port();
  }

  @Override
  public String baseUrl() {
    WireMockServer server = running();
    boolean https = server.getOptions().getHttpDisabled();
    return "%s://%s:%d"
        .formatted(https ? "https" : "http", host, https ? server.httpsPort() : server.port());
  }

  /**
   * Returns the WireMock server inside, for stubs of your own, its journal and its verification. A
   * stub of the default priority wins over the shipped mappings. To start and stop it is this
   * class's part.
   */
  public WireMockServer wireMock() {
    return wireMock;
  }

  @Override
  public String toString() {
    return "WireMockLroServer{" + (wireMock.isRunning() ? baseUrl() : "not running") + "}";
  }

  private WireMockServer running() {
    if (!wireMock.isRunning()) {
      throw new IllegalStateException("the server is not running; call start() first");
    }
    return wireMock;
  }

  private static Options embedded(
      LroServices services, Consumer<WireMockConfiguration> configuration) {
    WireMockConfiguration options =
        new EmbeddedOptions(services)
            .bindAddress(Defaults.BIND_ADDRESS)
            .dynamicPort()
            .fileSource(new NoFiles())
            .maxRequestJournalEntries(Defaults.JOURNAL_ENTRIES)
            .useChunkedTransferEncoding(Defaults.CHUNKED_ENCODING)
            .asynchronousResponseEnabled(true)
            .asynchronousResponseThreads(Defaults.DELAYING_THREADS)
            .timeout(Math.toIntExact(Defaults.TIMEOUT.toMillis()))
            .httpServerFactory(new LroHttpServerFactory(Duration.ZERO, services))
            .notMatchedRendererFactory(NotMatched::new);
    Notifier deaf = options.notifier();
    configuration.accept(options);
    if (options.notifier() == deaf) {
      // WireMock writes out each request and reply for the log, and then throws it away.
      options.stubRequestLoggingDisabled(true);
    }
    // Scanning would find the extensions of this library a second time.
    return options
        .extensionScanningEnabled(false)
        .extensions(new LroExtensionFactory(services, true));
  }

  /** Returns how a client on this machine calls the host that a server is bound to. */
  private static String hostFor(String bindAddress) {
    if (ALL_INTERFACES.contains(bindAddress)) {
      return "localhost";
    }
    return bindAddress.contains(":") ? "[" + bindAddress + "]" : bindAddress;
  }

  @Override
  protected FakeOperations delegate() {
    return operations;
  }

  private static final class EmbeddedOptions extends WireMockConfiguration {
    private final LroServices services;
    private @Nullable Stores stores;

    EmbeddedOptions(LroServices services) {
      this.services = services;
    }

    @Override
    public WireMockConfiguration withStores(Stores users) {
      stores = users;
      return super.withStores(users);
    }

    /** Made late: the user may yet say where the files are. */
    @Override
    public Stores getStores() {
      if (stores == null) {
        stores = new BoundedStores(filesRoot(), Defaults.JOURNAL_BYTES);
      }
      return stores;
    }

    @Override
    public MappingsLoader mappingsLoader() {
      return new UsersMappings(super.mappingsLoader(), services);
    }
  }
}
