package io.github.wiremocklro;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.MappingsSaver;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.standalone.MappingsLoader;
import com.github.tomakehurst.wiremock.store.Stores;
import io.github.wiremocklro.internal.cli.Defaults;
import io.github.wiremocklro.internal.cli.NoFiles;
import io.github.wiremocklro.internal.jetty.LroHttpServerFactory;
import io.github.wiremocklro.internal.wiremock.BoundedStores;
import io.github.wiremocklro.internal.wiremock.ClassPathCheck;
import io.github.wiremocklro.internal.wiremock.LateHttpClients;
import io.github.wiremocklro.internal.wiremock.LroExtensions;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.NotMatched;
import io.github.wiremocklro.internal.wiremock.RedactingNotifier;
import io.github.wiremocklro.internal.wiremock.UsersMappings;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** WireMock's options in Java, with the defaults of this server. */
final class EmbeddedOptions extends WireMockConfiguration {
  private final LroServices services;
  private @Nullable Stores stores;

  private EmbeddedOptions(LroServices services) {
    this.services = services;
  }

  /** Returns the options that a user's configuration makes of the defaults. */
  static Options of(LroServices services, Consumer<WireMockConfiguration> configuration) {
    ClassPathCheck.forServer();
    LroHttpServerFactory servers = new LroHttpServerFactory(Duration.ZERO, services);
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
            .httpServerFactory(servers)
            .httpClientFactory(new LateHttpClients())
            .notMatchedRendererFactory(extensions -> new NotMatched(extensions, services))
            .extensions(new LroExtensions(services, true));
    Notifier deaf = options.notifier();
    configuration.accept(options);
    if (options.notifier() == deaf) {
      // WireMock writes out each request and reply for the log, and then throws it away.
      options.stubRequestLoggingDisabled(true);
    }
    if (options.httpServerFactory() != servers) {
      throw new IllegalArgumentException(
          "httpServerFactory(...) cannot be set here, for the limits and errors of this server are in"
              + " its own; use a WireMockServer with extensions(new LroExtensionFactory())");
    }
    return options;
  }

  @Override
  public WireMockConfiguration notifier(Notifier users) {
    return super.notifier(new RedactingNotifier(users, true, services.credentials()));
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
    return new UsersMappings(super.mappingsLoader(), services, stubs -> {});
  }

  @Override
  public MappingsSaver mappingsSaver() {
    return filesRoot() instanceof NoFiles
        ? NoFiles.mappings(getFilenameMaker())
        : super.mappingsSaver();
  }
}
