package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.RestCall;
import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call of {@code google.longrunning.Operations} as it arrived over gRPC: all that it says is in
 * its message. No mapping has a part in it.
 *
 * @param call as it came
 * @param rest the request over HTTP that it stands for
 * @param message what it says
 */
record GrpcRpcCall(GrpcCall call, RestCall rest, JsonObject message) implements RpcCall {

  @Override
  public String name() {
    String name = message.string(NAME);
    return name == null ? "" : name;
  }

  @Override
  public List<String> header(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return call.metadata().entries().stream()
        .filter(entry -> entry.name().equals(key))
        .map(Metadata.Entry::value)
        .toList();
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
    return new RpcRequest(rpc, line(call.method(), rest.httpMethod() + " " + url));
  }

  /** Returns a gRPC call as the history tells of it, whichever way it takes. */
  static String line(String method, String request) {
    return "gRPC " + method + " as " + request;
  }
}
