package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.GrpcHealth;
import io.github.wiremocklro.internal.api.GrpcReflection;
import io.github.wiremocklro.internal.api.GrpcTranscoder;
import io.github.wiremocklro.internal.api.LinkedApis;
import io.github.wiremocklro.internal.api.MethodKind;
import io.github.wiremocklro.internal.api.RestCall;
import io.github.wiremocklro.internal.engine.LimitErrors;
import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcService;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What answers gRPC calls. Each is the request over HTTP that it stands for, and goes the way of
 * that through WireMock; only a call of {@code google.longrunning.Operations} goes straight to the
 * operations, where nobody could tell the difference.
 */
public final class GrpcCalls implements GrpcService {
  private static final Set<String> REFLECTION = Set.of(GrpcReflection.V1, GrpcReflection.V1_ALPHA);

  private final Catalog catalog;
  private final int maxRequestBytes;
  private final Notifier notifier;
  private final GrpcBridge bridge;
  private final DirectCalls direct;
  private final GrpcFailures failures;

  /**
   * Creates what answers the calls of a server.
   *
   * @param stubs what answers its requests over HTTP
   * @param executor goes on with calls that have waited
   */
  public GrpcCalls(
      Options options, StubRequestHandler stubs, LroServices services, Executor executor) {
    this.catalog = services.catalog();
    this.maxRequestBytes = services.limits().maxRequestBytes();
    this.notifier = options.notifier();
    this.bridge =
        new GrpcBridge(
            new BoundedReading(new FewCopies(stubs, services), services.reading()),
            services.clients(),
            executor);
    this.failures = new GrpcFailures(catalog);
    this.direct = new DirectCalls(options, services, failures, executor);
  }

  @Override
  public boolean isStream(String method) {
    return REFLECTION.contains(method);
  }

  @Override
  public CompletableFuture<GrpcReply> answer(GrpcCall call) {
    LocalNotifier.set(notifier);
    try {
      LinkedApis apis = catalog.apis();
      byte[] told = told(call, apis);
      return told == null
          ? served(call, apis)
          : CompletableFuture.completedFuture(GrpcReply.of(new GrpcReply.Message(told)));
    } catch (Throwable e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare.
      return CompletableFuture.completedFuture(failures.failed(e));
    }
  }

  /** Returns what tools ask of the server itself, null where something else is asked. */
  private byte @Nullable [] told(GrpcCall call, LinkedApis apis) {
    if (REFLECTION.contains(call.method())) {
      check(call.message().length, "");
      return apis.reflection().answer(call.message());
    }
    if (call.method().equals(GrpcHealth.CHECK)) {
      check(call.message().length, "");
      return apis.health().check(call.message());
    }
    return null;
  }

  private CompletableFuture<GrpcReply> served(GrpcCall call, LinkedApis apis) {
    if (call.method().equals(GrpcHealth.WATCH)) {
      throw UnservedMethods.stream(call.method());
    }
    GrpcTranscoder transcoder = apis.grpc();
    ApiMethod method = transcoder.method(call.method());
    if (method == null) {
      throw UnservedMethods.unknown(call.method(), apis.model());
    }
    if (method.kind() == MethodKind.STREAMING) {
      throw UnservedMethods.stream(call.method());
    }
    check(call.message().length, "");
    JsonObject message = transcoder.request(call.method(), call.message());
    RestCall rest = transcoder.rest(call.method(), message);
    GrpcReplies replies = new GrpcReplies(transcoder, rest.responseType());
    CompletableFuture<GrpcReply> answer = direct.answer(call, message, rest, replies);
    if (answer != null) {
      return answer;
    }
    return call.method().equals(DirectCalls.WAIT)
        ? bridge.later(() -> failures.caught(() -> bridged(call, rest, replies)))
        : CompletableFuture.completedFuture(bridged(call, rest, replies));
  }

  private GrpcReply bridged(GrpcCall call, RestCall rest, GrpcReplies replies) {
    LocalNotifier.set(notifier);
    GrpcRequest request = GrpcRequest.of(call, rest);
    check(request.getBody().length, ", as JSON");
    return bridge.answer(request, replies);
  }

  private void check(int bytes, String how) {
    if (bytes > maxRequestBytes) {
      throw LimitErrors.requestTooLarge(bytes + " bytes" + how, maxRequestBytes);
    }
  }
}
