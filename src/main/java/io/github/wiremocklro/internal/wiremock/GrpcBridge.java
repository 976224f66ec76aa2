package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a gRPC call through WireMock, as the request that it stands for: whatever mappings,
 * filters, listeners and the journal do with that, they do here.
 */
final class GrpcBridge {
  private final RequestHandler stubs;
  private final Clients clients;
  private final Executor executor;

  /**
   * Creates the way.
   *
   * @param executor has threads to wait in
   */
  GrpcBridge(RequestHandler stubs, Clients clients, Executor executor) {
    this.stubs = stubs;
    this.clients = clients;
    this.executor = executor;
  }

  /**
   * Begins with a call that may wait, and keeps another thread for that: transformers answer at
   * once or not at all. Who cancels the reply ends the wait.
   */
  CompletableFuture<GrpcReply> later(Supplier<GrpcReply> call) {
    CompletableFuture<GrpcReply> reply = new CompletableFuture<>();
    executor.execute(
        () -> {
          clients.arrived(action -> Cancellation.then(reply, action));
          try {
            boolean unused = reply.complete(call.get());
          } finally {
            clients.left();
          }
        });
    return reply;
  }

  GrpcReply answer(GrpcRequest request, GrpcReplies replies) {
    Sent sent = new Sent(replies);
    try {
      stubs.handle(request, (unused, response, attributes) -> sent.set(response, attributes), null);
    } catch (Throwable e) {
      if (sent.reply == null) {
        throw e;
      }
      // An action of the user's after the reply, which has gone by then over HTTP.
      FailureLog.failed("WireMock failed after its reply to " + request.getUrl(), e);
    }
    if (sent.reply == null) {
      throw new IllegalStateException("WireMock has not answered " + request.getUrl());
    }
    return sent.reply;
  }

  private static final class Sent {
    private final GrpcReplies replies;
    private @Nullable GrpcReply reply;

    Sent(GrpcReplies replies) {
      this.replies = replies;
    }

    void set(Response response, Map<String, Object> attributes) {
      reply =
          response.wasConfigured()
              ? replies.of(response)
              : notMatched((ServeEvent) attributes.get(ServeEvent.ORIGINAL_SERVE_EVENT_KEY));
    }

    /** The server's page of errors has this over HTTP. */
    private GrpcReply notMatched(@Nullable ServeEvent event) {
      Map<String, Object> rendered =
          event == null
              ? Map.of()
              : event.getDiffSubEvent().map(SubEvent::getData).orElse(Map.of());
      int status = rendered.get("status") instanceof Number number ? number.intValue() : 404;
      String type = rendered.get("contentType") instanceof String text ? text : "text/plain";
      String report = rendered.get("report") instanceof String text ? text : "";
      return GrpcReply.of(replies.content(status, type, report.getBytes(UTF_8), null));
    }
  }
}
