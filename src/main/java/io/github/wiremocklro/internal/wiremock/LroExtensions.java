package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.ResourcesService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** All extensions of one fake: the transformers, the template helper and the admin API. */
public final class LroExtensions implements ExtensionFactory {
  private static final int THREADS_OF_A_PORT = 6;

  private final LroServices services;
  private final boolean shippedMappings;

  /**
   * Creates the extensions of a fake.
   *
   * @param shippedMappings whether the mappings that come with this library are loaded, in the
   *     server that comes with it
   */
  public LroExtensions(LroServices services, boolean shippedMappings) {
    this.services = services;
    this.shippedMappings = shippedMappings;
  }

  /**
   * Creates the extensions.
   *
   * @throws IllegalStateException if they cannot work with what is on the class path
   */
  @Override
  public List<Extension> create(WireMockServices wireMock) {
    ClassPathCheck.forExtensions();
    addApis(wireMock.getOptions());
    Templates templates =
        new Templates(wireMock, new ScriptFiles(wireMock.getFiles()), services.limits());
    OperationsService operations = services.operations();
    ResourcesService resources = services.resources();
    int places = placesToWait(wireMock.getOptions());
    // Those who verify have places of their own, whatever waits.
    int placesToVerify = places / 4;
    RoutedRequests requests = new RoutedRequests(services.catalog());
    MixinMethods mixins = new MixinMethods(services.policies(), services.locations());
    PlainMethod plain = new PlainMethod(resources, operations, mixins, services.ids());
    StartOperation starts = new StartOperation(operations, resources, plain, services.ids());
    List<Rpc> rpcs =
        List.of(
            starts,
            new ServeMethod(starts, plain),
            new GetOperation(operations),
            new ListOperations(operations),
            new CancelOperation(operations),
            new DeleteOperation(operations),
            new WaitOperation(operations, new Semaphore(places - placesToVerify)),
            new GetResource(resources),
            new ListResources(resources));
    ReplyForms forms = new ReplyForms(services.catalog());
    List<Extension> extensions = new ArrayList<>();
    rpcs.forEach(
        rpc ->
            extensions.add(
                new RpcTransformer(rpc, templates, requests, services.clients(), forms)));
    extensions.add(new RpcMatcher(requests));
    extensions.add(new TranscodingFilter(requests));
    extensions.add(new AuthFilter(services.authorization(), requests));
    ScriptCheck check =
        new ScriptCheck(templates, rpcs, services.catalog(), wireMock.getExtensions());
    extensions.add(check);
    if (ClassPathCheck.isStandalone()) {
      // Elsewhere Handlebars has another name, and templates say that there is no such helper.
      extensions.add(new OperationHelper(services.controls()));
    }
    extensions.add(new ResetWithWireMock(services));
    extensions.add(new AdminApi(services, new Semaphore(placesToVerify)));
    extensions.add(new Console());
    if (shippedMappings) {
      extensions.add(new ShippedMappings(services.catalog()));
      extensions.add(new AdminBodyFilter());
      extensions.add(new ImportApi(check, services.imports()));
      if (!wireMock.getOptions().browserProxySettings().enabled()) {
        extensions.add(new NoCertificate());
      }
      if (!wireMock.getOptions().requestJournalDisabled()) {
        extensions.add(new JournalApi(new JournalTask(wireMock, services.credentials())));
      }
      extensions.add(new OwnHttpServer(wireMock.getExtensions()));
    }
    services.pipeline().has(wireMock.getExtensions(), extensions);
    if (!wireMock.getOptions().getStubRequestLoggingDisabled()) {
      services.pipeline().hasListener();
    }
    return extensions;
  }

  /** A server of our own is told more of them by its options, and checks them when it starts. */
  private void addApis(Options options) {
    ApiFiles.in(options.filesRoot()).forEach(services.catalog()::addFound);
    if (!shippedMappings) {
      ApiFiles.named(System.getProperty(ApiFiles.PROPERTY, "")).forEach(services.catalog()::add);
      ApiCheck.check(services.catalog(), options.notifier());
    }
  }

  /**
   * Waits keep threads, and others must be served meanwhile: half of those that serve. Jetty takes
   * some for itself, for each port about five.
   */
  private static int placesToWait(Options options) {
    int ports = (options.getHttpDisabled() ? 0 : 1) + (options.httpsSettings().enabled() ? 1 : 0);
    return Math.max(0, (options.containerThreads() - ports * THREADS_OF_A_PORT) / 2);
  }
}
