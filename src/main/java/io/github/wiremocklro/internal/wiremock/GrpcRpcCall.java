package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.RestCall;
import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A call of {@code google.longrunning.Operations} as it arrived over gRPC: all that it says is in
 * its message. No mapping has a part in it.
 *
 * @param call as it came
 * @param rest the request over HTTP that it stands for
 * @param message what it says
 * @param reply what becomes of it; cancelled where nobody waits for that any more
 */
record GrpcRpcCall(
    GrpcCall call, RestCall rest, JsonObject message, CompletableFuture<GrpcReply> reply)
    implements RpcCall {

  @Override
  public String name() {
    String name = message.string(NAME);
    return name == null ? "" : name;
  }

  @Override
  public List<String> header(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    List<String> values = List.of();
    for (Metadata.Entry entry : call.metadata().entries()) {
      if (entry.name().equals(key)) {
        values = Stream.concat(values.stream(), Stream.of(entry.value())).toList();
      }
    }
    return values;
  }

  @Override
  public Optional<String> query(String lowerCamelName) {
    return Optional.ofNullable(message.get(lowerCamelName)).map(String::valueOf);
  }

  @Override
  public Optional<ApiCall> api() {
    return Optional.empty();
  }

  @Override
  public Optional<String> rpcName() {
    return Optional.empty();
  }

  @Override
  public JsonObject parameters() {
    return JsonObject.EMPTY;
  }

  @Override
  public RpcRequest request(String rpc) {
    String url = Credentials.withoutParameters(rest.pathAndQuery());
    String line = line(call.method(), rest.httpMethod() + " " + url);
    return new RpcRequest(rpc, rest.body() == null ? line : line + " " + Json.text(rest.body()));
  }

  @Override
  public void whenGone(Runnable action) {
    Cancellation.then(reply, action);
  }

  /** Returns a gRPC call as the history tells of it, whichever way it takes. */
  static String line(String method, String request) {
    return "gRPC " + method + " as " + request;
  }
}
