package io.github.wiremocklro;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.cli.About;
import io.github.wiremocklro.internal.cli.Launch;
import io.github.wiremocklro.internal.engine.Confinement;
import io.github.wiremocklro.internal.state.KeptState;
import io.github.wiremocklro.internal.wiremock.ApiCheck;
import io.github.wiremocklro.internal.wiremock.FailureLog;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.protobuf.Apis;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
public final class WireMockLroServer extends LocalFakeOperations implements AutoCloseable {
  private final LroServices services;
  private final LateWireMock wireMock;

  /** Guarded by this. */
  private @Nullable KeptState state;

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
   * @throws IllegalArgumentException if it sets what cannot differ: the factory of HTTP servers
   * @throws IllegalStateException if WireMock or Jackson on the class path are others than those
   *     that this library works with; the message says which
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
    this(services, new LateWireMock(EmbeddedOptions.of(services, configuration), services));
  }

  private WireMockLroServer(LroServices services, LateWireMock wireMock) {
    super(services, wireMock::baseUrl, Confinement.ALL);
    this.services = services;
    this.wireMock = wireMock;
  }

  /**
   * Creates a server from the command-line options of WireMock's standalone server, and its own:
   * see {@link #commandLineHelp()}.
   *
   * @throws IllegalArgumentException if they are not understood; the message says which
   */
  public static WireMockLroServer fromCommandLine(String... arguments) {
    return fromCommandLine(Map.of(), arguments);
  }

  /**
   * Creates a server from a command line, and from variables of an environment that stand for
   * options of its own; the command line wins.
   *
   * <p>Example: {@code fromCommandLine(Map.of("WIREMOCK_LRO_MAX_OPERATIONS", "5"), "--port", "0")}.
   *
   * @param environment such as {@link System#getenv()}; what does not begin with {@code
   *     WIREMOCK_LRO_} is passed over
   * @throws IllegalArgumentException if they are not understood; the message says which
   */
  public static WireMockLroServer fromCommandLine(
      Map<String, String> environment, String... arguments) {
    Launch launch = Launch.of(environment, arguments);
    WireMockLroServer server =
        new WireMockLroServer(launch.services(), new LateWireMock(launch.server()));
    return launch.stateFile() == null ? server : server.stateFile(launch.stateFile());
  }

  /** Returns a description of the options that {@link #fromCommandLine(String...)} understands. */
  public static String commandLineHelp() {
    return About.options();
  }

  /**
   * Serves the APIs that a file describes, beside those of earlier calls and Dataplex: a jar with
   * the classes that protoc wrote, of which none is loaded, or a {@code FileDescriptorSet}. Where
   * two have the same route, the one that was named first serves it.
   *
   * <p>Example: {@code new WireMockLroServer().api(Path.of("my-api.binpb")).start()}.
   *
   * @throws IllegalArgumentException if the file cannot be read, or has no descriptors. What one
   *     imports, and none has, is missed by {@link #start()}, with the same exception
   * @throws IllegalStateException if the server has been started, or {@link #wireMock()} called
   */
  public WireMockLroServer api(Path file) {
    checkNotMade("api(...)");
    services.catalog().add(DescriptorSource.read(file));
    return this;
  }

  /**
   * Serves APIs that generated classes describe, as {@link #api(Path)} does.
   *
   * <p>Example: {@code new WireMockLroServer().api(Apis.of(RedisProto.getDescriptor())).start()}.
   *
   * @throws IllegalStateException if the server has been started, or {@link #wireMock()} called
   */
  public WireMockLroServer api(Apis apis) {
    checkNotMade("api(...)");
    services.catalog().add(DescriptorSource.ofSet(apis.toString(), apis.toByteArray()));
    return this;
  }

  /** Mappings are loaded by then, and were checked against the APIs that were there. */
  private void checkNotMade(String setting) {
    if (wireMock.isMade()) {
      throw new IllegalStateException(
          "the server is made; say %s before start() and wireMock(), on a command line as an option"
              .formatted(setting));
    }
  }

  /**
   * Takes requests that do not fit the descriptors of their API, from the next one on and for good:
   * unknown fields, wrong values, missing ones. Otherwise they are answered 400 {@code
   * INVALID_ARGUMENT}, as Google's front end does.
   *
   * <p>Example: {@code new WireMockLroServer().lenient().start()}.
   */
  public WireMockLroServer lenient() {
    services.catalog().beLenient();
    return this;
  }

  /**
   * Answers 404 {@code NOT_FOUND} to a create whose parent was never made here, from the next
   * request on and for good. Otherwise a parent is taken as existing until it is deleted here.
   *
   * <p>Example: {@code new WireMockLroServer().strictParents().start()}.
   */
  public WireMockLroServer strictParents() {
    services.catalog().askForParents();
    return this;
  }

  /**
   * Lets ids such as {@code cancel-late-1} decide the fate of the creates of every API. Otherwise
   * they do so in Dataplex alone.
   *
   * <p>Example: {@code new WireMockLroServer().api(redis).fatesForAllApis().start()}.
   *
   * @throws IllegalStateException if the server has been started, or {@link #wireMock()} called
   */
  public WireMockLroServer fatesForAllApis() {
    checkNotMade("fatesForAllApis()");
    services.catalog().fatesForAll();
    return this;
  }

  /**
   * Keeps all state in a file: {@link #start()} goes on from it, if it is there, as though the
   * server had never stopped; it is written within a second of a change, less often where that
   * takes long, and by {@link #close()}. Access tokens are not in it, for they are secrets.
   *
   * <p>Example: {@code new WireMockLroServer().stateFile(Path.of("state.json")).start()}.
   *
   * @throws IllegalStateException if the server has been started
   */
  public synchronized WireMockLroServer stateFile(Path file) {
    if (wireMock.isRunning() || state != null) {
      throw new IllegalStateException(
          "the state is kept elsewhere by now; say stateFile(...) once, before start()");
    }
    state = KeptState.in(file, services.state(), FailureLog::failed);
    return this;
  }

  /**
   * Returns a line that says where the state is kept, and what was there at the start; empty where
   * it is kept nowhere.
   */
  public synchronized Optional<String> keptState() {
    return state == null ? Optional.empty() : Optional.of(state.toString());
  }

  /**
   * Requires an OAuth 2.0 access token of all requests to the API, from the next one on and for
   * good: what comes without a good one is answered as Google does, 401 or 403. Any token will do
   * until one is {@link #declare declared}. Paths that do not begin with a version, such as {@code
   * /v1/}, and that no API has that is known here, stay open.
   *
   * <p>Example: {@code new WireMockLroServer().requireAuth().start()}.
   */
  public WireMockLroServer requireAuth() {
    services.accessTokens().require();
    return this;
  }

  /**
   * Names hosts that the admin API may be reached as, from the next request on and for good: such
   * as that of an ingress, or of a proxy that adds TLS. The address that the server is bound to, IP
   * addresses, {@code localhost}, names below it, names without a dot and {@code
   * host.docker.internal} need not be named.
   *
   * <p>Example: {@code new WireMockLroServer().allowedHosts("fake.example.com", "*.test").start()}.
   *
   * @param hosts names without scheme, port and path; {@code *.test} stands for all below {@code
   *     test}
   * @throws IllegalArgumentException if one is no host; then none is added
   */
  public WireMockLroServer allowedHosts(String... hosts) {
    return InvalidArgumentException.at(
        "allowedHosts",
        () -> {
          services.allowedHosts().add(hosts);
          return this;
        });
  }

  /**
   * Adds names to the certificate that the server makes for HTTPS, which is for {@code localhost},
   * {@code 127.0.0.1}, {@code ::1} and the address that the server is bound to: those by which
   * clients elsewhere reach it, such as containers. What they are to trust is {@link
   * #caCertificate()}. To be said with HTTPS on and without a keystore; else {@link #start()}
   * throws an {@link IllegalArgumentException}.
   *
   * <p>Example: {@code new WireMockLroServer(options ->
   * options.dynamicHttpsPort()).tlsNames("fake.test", "*.fake.test", "192.0.2.1").start()}.
   *
   * @throws IllegalArgumentException if one is no name that clients accept; then none is added
   * @throws IllegalStateException if the server has been started, or {@link #wireMock()} called
   */
  public WireMockLroServer tlsNames(String... names) {
    checkNotMade("tlsNames(...)");
    return InvalidArgumentException.at(
        "tlsNames",
        () -> {
          services.tls().addNames(names);
          return this;
        });
  }

  /**
   * Shows credentials, such as those in {@code Authorization}, wherever the journal and the log
   * show requests, from now on and for good. Otherwise {@code Bearer [redacted]} is shown. What is
   * matched and what {@link #wireMock()} hands out is whole in either case.
   *
   * <p>Example: {@code new WireMockLroServer().showCredentials().start()}.
   */
  public WireMockLroServer showCredentials() {
    services.credentials().show();
    return this;
  }

  /**
   * Starts to listen. Does nothing if it does already. After {@link #close()} it listens again,
   * with the operations and stubs that were there; without a port of its own it may be at another
   * one.
   *
   * @throws RuntimeException if an API or a mapping cannot be served, or the file of the state not
   *     be read or written; the message says why
   */
  public synchronized WireMockLroServer start() {
    if (!wireMock.isRunning()) {
      WireMockServer made = wireMock.get();
      ApiCheck.check(services.catalog(), made.getOptions().notifier());
      if (state != null) {
        state.start();
      }
      try {
        made.start();
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }
    return this;
  }

  /** Stops listening. Does nothing if it has already. */
  @Override
  public synchronized void close() {
    if (wireMock.isRunning()) {
      wireMock.get().stop();
    }
    if (state != null) {
      state.close();
    }
  }

  /** Returns the port it listens on; HTTPS has one of its own, see {@link #wireMock()}. */
  public int port() {
    return wireMock.running().port();
  }

  /**
   * Returns the WireMock server inside, for stubs of your own, its journal and its verification. A
   * stub of the default priority wins over the shipped mappings. Its {@code resetMappings()}
   * removes those too, until the next {@code resetToDefaultMappings()}, which also resets all
   * operations. To start and stop it is this class's part.
   */
  public WireMockServer wireMock() {
    return wireMock.get();
  }

  @Override
  public String toString() {
    return "WireMockLroServer{" + (wireMock.isRunning() ? baseUrl() : "not running") + "}";
  }
}
