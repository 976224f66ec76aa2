package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;

/** What makes sample calls, and follows their operations. */
interface SampleCaller extends AutoCloseable {

  Reply send(SampleCall call);

  /** Polls an operation that a method has started. */
  Reply getOperation(ApiMethod method, String name);

  /** Lists the operations beside one that a method has started. */
  Reply listOperations(ApiMethod method, String parent);

  @Override
  void close();

  /** Over HTTP/JSON, by the http rules of the methods; operations are below the API's version. */
  record OverHttp(Rest rest) implements SampleCaller {
    @Override
    public Reply send(SampleCall call) {
      return call.send(rest);
    }

    @Override
    public Reply getOperation(ApiMethod method, String name) {
      return rest.get("/" + method.version() + "/" + name);
    }

    @Override
    public Reply listOperations(ApiMethod method, String parent) {
      return rest.get("/" + method.version() + "/" + parent + "/operations");
    }

    @Override
    public void close() {}
  }

  /**
   * Over gRPC, by the names of the methods.
   *
   * @param rest reads what a call has to tell of a resource
   */
  record OverGrpc(JsonGrpc grpc, Rest rest) implements SampleCaller {
    private static final String OPERATIONS = "google.longrunning.Operations/";

    @Override
    public Reply send(SampleCall call) {
      return grpc.call(path(call.method()), call.message(rest));
    }

    Reply call(ApiMethod method, String message) {
      return grpc.call(path(method), message);
    }

    private static String path(ApiMethod method) {
      String name = method.fullName();
      int dot = name.lastIndexOf('.');
      return name.substring(0, dot) + "/" + name.substring(dot + 1);
    }

    @Override
    public Reply getOperation(ApiMethod method, String name) {
      return grpc.call(OPERATIONS + "GetOperation", "{\"name\": \"%s\"}".formatted(name));
    }

    @Override
    public Reply listOperations(ApiMethod method, String parent) {
      return grpc.call(OPERATIONS + "ListOperations", "{\"name\": \"%s\"}".formatted(parent));
    }

    @Override
    public void close() {
      grpc.close();
    }
  }
}
