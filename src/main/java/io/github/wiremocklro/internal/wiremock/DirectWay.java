package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which calls of {@code google.longrunning.Operations} need not go through WireMock: those
 * in which nothing but this library has a part. Each call is looked at anew, so what a test changes
 * counts for the next one.
 */
final class DirectWay {
  private static final String AUTHORIZATION = "authorization";

  private final Options options;
  private final Pipeline pipeline;
  private final AccessCheck access;

  DirectWay(Options options, LroServices services) {
    this.options = options;
    this.pipeline = services.pipeline();
    this.access = new AccessCheck(services);
  }

  /**
   * Returns the shipped mapping that would let an rpc serve a call; null where the call has to go
   * through WireMock.
   */
  @Nullable StubMapping mapping(GrpcRpcCall call, Rpc rpc) {
    String url = call.rest().pathAndQuery();
    String path = ResourcePath.path(url);
    if (!ResourcePath.isOfOperations(path)
        || hasSettings()
        || pipeline.hasOthers()
        || isDenied(call, path)
        || !(options.getStores().getStubStore() instanceof QuickStubs stubs)) {
      return null;
    }
    RequestMethod method = RequestMethod.fromString(call.rest().httpMethod());
    StubMapping first = stubs.firstFor(method, url, path);
    boolean isOurs =
        first != null
            && ShippedMappings.isShipped(first)
            && List.of(rpc.name()).equals(first.getResponse().getTransformers());
    return isOurs ? first : null;
  }

  /** WireMock delays all replies by these, and writes out each request for a log that hears it. */
  private boolean hasSettings() {
    GlobalSettings settings = options.getStores().getSettingsStore().get();
    return settings.getFixedDelay() != null
        || settings.getDelayDistribution() != null
        || !options.getStubRequestLoggingDisabled();
  }

  private boolean isDenied(GrpcRpcCall call, String path) {
    return access.isOn()
        && access.denial(
                path, call.name(), call.call().metadata().first(AUTHORIZATION).orElse(""))
            != null;
  }
}
