package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.GrpcService;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A service that answers as a test says, by the name of the method. */
final class FakeGrpc implements GrpcService {
  static final String ECHO = "test.Service/Echo";
  static final String NEVER = "test.Service/Never";
  static final String STREAM = "test.Service/Stream";

  private final Map<String, Function<GrpcCall, GrpcReply>> replies = new ConcurrentHashMap<>();

  /** The futures of the calls of {@link #NEVER}. */
  final Queue<CompletableFuture<GrpcReply>> pending = new ConcurrentLinkedQueue<>();

  FakeGrpc() {
    replies.put(ECHO, call -> message(call.message()));
    replies.put(STREAM, call -> message(call.message()));
  }

  FakeGrpc with(String method, Function<GrpcCall, GrpcReply> reply) {
    replies.put(method, reply);
    return this;
  }

  static GrpcReply message(byte[] message) {
    return GrpcReply.of(new GrpcReply.Message(message));
  }

  @Override
  public boolean isStream(String method) {
    return method.equals(STREAM);
  }

  @Override
  public CompletableFuture<GrpcReply> answer(GrpcCall call) {
    if (call.method().equals(NEVER)) {
      CompletableFuture<GrpcReply> reply = new CompletableFuture<>();
      pending.add(reply);
      return reply;
    }
    return CompletableFuture.completedFuture(replies.get(call.method()).apply(call));
  }
}
