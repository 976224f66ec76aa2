package io.github.wiremocklro.internal.cli;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.AsynchronousResponseSettings;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.MappingsSaver;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import com.github.tomakehurst.wiremock.extension.ExtensionDeclarations;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.standalone.CommandLineOptions;
import com.github.tomakehurst.wiremock.standalone.MappingsLoader;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import io.github.wiremocklro.internal.jetty.LroHttpServerFactory;
import io.github.wiremocklro.internal.wiremock.BoundedStores;
import io.github.wiremocklro.internal.wiremock.LateHttpClients;
import io.github.wiremocklro.internal.wiremock.LroExtensions;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.NotMatched;
import io.github.wiremocklro.internal.wiremock.ProxyAll;
import io.github.wiremocklro.internal.wiremock.RedactingNotifier;
import io.github.wiremocklro.internal.wiremock.UsersMappings;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import wiremock.joptsimple.OptionException;

/**
 * WireMock's command-line options with the defaults of this server: loopback instead of all
 * interfaces, no directory unless one is named, a journal that cannot grow for ever.
 */
final class CommandLine extends CommandLineOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LroServices services;
  private final Arguments arguments;
  private final Stores stores;
  private final ExtensionDeclarations extensions = new ExtensionDeclarations();

  private CommandLine(LroServices services, Arguments arguments) {
    super(arguments.words());
    this.services = services;
    this.arguments = arguments;
    this.stores = new BoundedStores(filesRoot(), Defaults.JOURNAL_BYTES);
    this.stores.getSettingsStore().set(super.getStores().getSettingsStore().get());
    this.extensions.add(new LroExtensions(services, true));
  }

  /**
   * Returns the options that the arguments say.
   *
   * @throws IllegalArgumentException if they are not understood; the message says which, and why
   */
  static CommandLine parse(LroServices services, Arguments arguments) {
    try {
      CommandLine options = new CommandLine(services, arguments);
      options.check();
      options.addNamedExtensions();
      return options;
    } catch (OptionException e) {
      throw new IllegalArgumentException(
          "--%s %s".formatted(String.join(", --", e.options()), explanation(e)));
    }
  }

  /**
   * Its own message needs a resource that WireMock's jar does not have; so it is no cause either,
   * for who prints the trace would fail.
   */
  private static String explanation(OptionException e) {
    String kind = e.getClass().getSimpleName();
    if (kind.startsWith("Unrecognized")) {
      return "is no option";
    }
    if (kind.startsWith("Multiple")) {
      return "is given twice";
    }
    if (kind.startsWith("OptionMissing")) {
      return "needs a value";
    }
    return kind.startsWith("MissingRequired") || kind.startsWith("Unavailable")
        ? "belongs together with an option that is missing: see --help"
        : "is not used as it should be";
  }

  /** Returns WireMock's own description of its options. */
  static String description() {
    return new CommandLineOptions("--help").helpText();
  }

  /** WireMock reads most values when it first needs them, and then does not say which is wrong. */
  private void check() {
    if (help() || version()) {
      throw new IllegalArgumentException(
          "--help and --version are answered by the program, when they are written in full");
    }
    OptionRules.check(arguments);
    checkPort("port", this::portNumber);
    if (has("https-port")) {
      checkPort("https-port", () -> httpsSettings().port());
    }
    check("use-chunked-encoding", this::getChunkedEncodingPolicy);
    check("admin-api-basic-auth", this::getAdminAuthenticator);
    check("proxy-via", this::proxyVia);
    check("proxy-all", this::proxyAll);
    if (has("load-resources-from-classpath") && !super.filesRoot().exists()) {
      throw new IllegalArgumentException(
          "--load-resources-from-classpath: %s is not on the class path"
              .formatted(super.filesRoot().getPath()));
    }
    if (has("root-dir")) {
      for (String folder : List.of("", "mappings", "__files", "apis", "grpc")) {
        checkReadable(new File(super.filesRoot().getPath(), folder), folder.isEmpty());
      }
    }
  }

  private static void checkPort(String option, Supplier<Integer> port) {
    check(option, port);
    if (port.get() < 0 || port.get() > Defaults.MAX_PORT) {
      throw new IllegalArgumentException(
          "--%s has to be a number from 0 to %d".formatted(option, Defaults.MAX_PORT));
    }
  }

  private static void check(String option, Supplier<?> value) {
    try {
      Object unused = value.get();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--%s has to be a whole number".formatted(option), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--%s cannot be used: %s".formatted(option, e.getMessage()), e);
    }
  }

  /** WireMock takes what it cannot read for empty, and would start without the user's stubs. */
  private static void checkReadable(File folder, boolean required) {
    boolean readable = folder.isDirectory() && folder.canRead() && folder.canExecute();
    if (!readable && (required || folder.exists())) {
      throw new IllegalArgumentException(
          "--root-dir: %s is not a directory that can be read".formatted(folder));
    }
  }

  private void addNamedExtensions() {
    NamedExtensions.addTo(
        extensions, isExtensionScanningEnabled(), super.getDeclaredExtensions().getClassNames());
  }

  /**
   * Does what WireMock does at the start of its own program for those who ask for it: what it gets
   * from elsewhere is written into the root directory, as mappings and files.
   */
  void recordTo(WireMockServer server) {
    if (recordMappingsEnabled()) {
      FileSource mappings = filesRoot().child(WireMockApp.MAPPINGS_ROOT);
      FileSource files = filesRoot().child(WireMockApp.FILES_ROOT);
      mappings.createIfNecessary();
      files.createIfNecessary();
      server.enableRecordMappings(mappings, files);
    }
  }

  @Override
  public ExtensionDeclarations getDeclaredExtensions() {
    return extensions;
  }

  @Override
  public Function<Extensions, NotMatchedRenderer> getNotMatchedRendererFactory() {
    return extensions -> new NotMatched(extensions, services);
  }

  @Override
  public Notifier notifier() {
    return new RedactingNotifier(super.notifier(), verboseLoggingEnabled(), services.credentials());
  }

  @Override
  public HttpServerFactory httpServerFactory() {
    return new LroHttpServerFactory(PATIENCE, services);
  }

  @Override
  public HttpClientFactory httpClientFactory() {
    return new LateHttpClients();
  }

  @Override
  public String bindAddress() {
    return has("bind-address") ? super.bindAddress() : Defaults.BIND_ADDRESS;
  }

  @Override
  public Optional<Integer> maxRequestJournalEntries() {
    return super.maxRequestJournalEntries().or(() -> Optional.of(Defaults.JOURNAL_ENTRIES));
  }

  @Override
  public ChunkedEncodingPolicy getChunkedEncodingPolicy() {
    return has("use-chunked-encoding")
        ? super.getChunkedEncodingPolicy()
        : Defaults.CHUNKED_ENCODING;
  }

  /** Without --verbose, WireMock would write them out all the same, and throw it away. */
  @Override
  public boolean getStubRequestLoggingDisabled() {
    return !verboseLoggingEnabled() || super.getStubRequestLoggingDisabled();
  }

  @Override
  public AsynchronousResponseSettings getAsynchronousResponseSettings() {
    AsynchronousResponseSettings typed = super.getAsynchronousResponseSettings();
    return new AsynchronousResponseSettings(
        typed.isEnabled() || !has("async-response-enabled"),
        has("async-response-threads") ? typed.getThreads() : Defaults.DELAYING_THREADS);
  }

  /** WireMock's own option takes no value, and is refused with or without one. */
  @Override
  public long timeout() {
    return Defaults.TIMEOUT.toMillis();
  }

  @Override
  public Stores getStores() {
    return stores;
  }

  @Override
  public FileSource filesRoot() {
    return hasFiles() ? super.filesRoot() : new NoFiles();
  }

  @Override
  public MappingsLoader mappingsLoader() {
    return new UsersMappings(
        hasFiles() ? super.mappingsLoader() : noMappingFiles(), services, proxyAll());
  }

  private MappingsLoader proxyAll() {
    return specifiesProxyUrl() ? new ProxyAll(proxyUrl()) : stubs -> {};
  }

  @Override
  public MappingsSaver mappingsSaver() {
    return hasFiles() ? super.mappingsSaver() : noMappingFiles();
  }

  private MappingsSource noMappingFiles() {
    return NoFiles.mappings(getFilenameMaker());
  }

  private boolean hasFiles() {
    return has("root-dir") || has("load-resources-from-classpath");
  }

  private boolean has(String option) {
    return arguments.has(option);
  }
}
