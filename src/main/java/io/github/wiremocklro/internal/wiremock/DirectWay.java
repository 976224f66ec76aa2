package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.internal.auth.Authorization;
import io.github.wiremocklro.internal.auth.Refusal;
import io.github.wiremocklro.operation.StatusException;
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
  private final Authorization authorization;

  DirectWay(Options options, LroServices services) {
    this.options = options;
    this.pipeline = services.pipeline();
    this.authorization = services.authorization();
  }

  /**
   * Returns whether a call can go no other way: its name is not written as that of an operation, so
   * as a path it would be that of a resource, of nothing that is served, or of a list.
   */
  boolean isTheOnlyOne(GrpcRpcCall call, Rpc rpc) {
    StubMapping first = first(call);
    return ResourcePath.isOfOperations(path(call))
        ? first != null
            && isShippedFor(ListOperations.NAME, first)
            && !isShippedFor(rpc.name(), first)
        : first == null;
  }

  /**
   * Checks who makes a call.
   *
   * @throws StatusException if it is turned away
   */
  void checkAccess(GrpcRpcCall call) {
    StatusException denial = denial(call);
    if (denial != null) {
      throw denial;
    }
  }

  /**
   * Returns the shipped mapping that would let an rpc serve a call; null where the call has to go
   * through WireMock.
   */
  @Nullable StubMapping mapping(GrpcRpcCall call, Rpc rpc) {
    if (hasSettings()
        || pipeline.hasOthers()
        || denial(call) != null
        || !(options.getStores().getStubStore() instanceof QuickStubs)) {
      return null; // What a store of the user's does with a request is not known.
    }
    StubMapping first = first(call);
    return first != null && isShippedFor(rpc.name(), first) ? first : null;
  }

  private static boolean isShippedFor(String rpc, StubMapping mapping) {
    return ShippedMappings.isShipped(mapping)
        && List.of(rpc).equals(mapping.getResponse().getTransformers());
  }

  private @Nullable StubMapping first(GrpcRpcCall call) {
    String path = path(call);
    String query =
        call.rest()
            .pathAndQuery()
            .substring(ResourcePath.path(call.rest().pathAndQuery()).length());
    return QuickStubs.firstFor(
        options.getStores().getStubStore(),
        RequestMethod.fromString(call.rest().httpMethod()),
        path + query,
        path);
  }

  /** Returns the path as mappings see it, in which less is escaped than a client does. */
  private static String path(GrpcRpcCall call) {
    return ResourcePath.unescaped(ResourcePath.path(call.rest().pathAndQuery()));
  }

  /** WireMock delays all replies by these. */
  private boolean hasSettings() {
    GlobalSettings settings = options.getStores().getSettingsStore().get();
    return settings.getFixedDelay() != null || settings.getDelayDistribution() != null;
  }

  /** Returns why a call is turned away; null if it may pass. */
  private @Nullable StatusException denial(GrpcRpcCall call) {
    Refusal refusal =
        authorization.check(
            call.call().metadata().first(AUTHORIZATION).orElse(null),
            call.name(),
            call.call().method().replace('/', '.'));
    return refusal == null ? null : refusal.error();
  }
}
