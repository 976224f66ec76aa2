package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationsService;
import io.github.wiremocklro.resource.ResourcesService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * All extensions of one fake. WireMock finds this class by itself when the library is on its class
 * path; then it brings the transformers, the template helper {@code operation} and the admin API,
 * and the mappings are the user's.
 *
 * <p>Example: {@code wireMockConfig().extensions(new LroExtensionFactory())}.
 */
public final class LroExtensionFactory implements ExtensionFactory {
  private final LroServices services;
  private final boolean shippedMappings;

  /** Creates the extensions of a new fake, without the shipped mappings. */
  public LroExtensionFactory() {
    this(LroServices.create(Limits.DEFAULTS), false);
  }

  /**
   * Creates the extensions of a fake.
   *
   * @param shippedMappings whether the mappings that come with this library are loaded
   */
  public LroExtensionFactory(LroServices services, boolean shippedMappings) {
    this.services = services;
    this.shippedMappings = shippedMappings;
  }

  @Override
  public List<Extension> create(WireMockServices wireMock) {
    Templates templates =
        new Templates(wireMock, new ScriptFiles(wireMock.getFiles()), services.limits());
    OperationsService operations = services.operations();
    ResourcesService resources = services.resources();
    Semaphore placesToWait = new Semaphore(placesToWait(wireMock.getOptions()));
    List<Rpc> rpcs =
        List.of(
            new StartOperation(operations, templates),
            new GetOperation(operations, templates),
            new ListOperations(operations, templates),
            new CancelOperation(operations, templates),
            new DeleteOperation(operations, templates),
            new WaitOperation(operations, placesToWait, templates),
            new GetResource(resources, templates),
            new ListResources(resources, templates));
    List<Extension> extensions = new ArrayList<>(rpcs);
    extensions.add(new AuthFilter(services));
    extensions.add(new TranscodingFilter());
    extensions.add(new ScriptCheck(templates, rpcs));
    extensions.add(new OperationHelper(operations));
    extensions.add(new ResetWithWireMock(services));
    extensions.add(new AdminApi(services, placesToWait));
    if (shippedMappings) {
      extensions.add(new ShippedMappings());
    }
    return extensions;
  }

  /**
   * Waits keep threads, and others must be served meanwhile. Some of the threads never serve: of
   * WireMock's default of 25 about 17 do, and of these no more than half may wait.
   */
  private static int placesToWait(Options options) {
    return Math.max(1, options.containerThreads() / 3);
  }
}
