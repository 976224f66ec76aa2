package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.rpc.Status;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.http.HttpHeaders;
import java.util.Collection;
import java.util.Map;

/**
 * A client over gRPC that needs no generated classes: protobuf's own reader and printer make the
 * messages of JSON, and JSON of the messages. What comes back reads as it does over HTTP; the
 * status is the one that the canonical code has there (google/rpc/code.proto).
 */
public final class JsonGrpc implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Grpc grpc;
  private final GrpcTypes types;

  /**
   * Connects.
   *
   * @param files what describes the methods and the types, with all that they import
   */
  public JsonGrpc(String baseUrl, Collection<FileDescriptor> files) {
    this(new Grpc(baseUrl), GrpcTypes.of(files));
  }

  private JsonGrpc(Grpc grpc, GrpcTypes types) {
    this.grpc = grpc;
    this.types = types;
  }

  /** Returns this client, which sends this with its calls. */
  public JsonGrpc with(String name, String value) {
    return new JsonGrpc(grpc.with(name, value), types);
  }

  /** Returns this client, which gives its calls so much time from now on. */
  public JsonGrpc withDeadline(long millis) {
    return new JsonGrpc(grpc.withDeadline(millis), types);
  }

  /**
   * Calls a method.
   *
   * @param method service and method, such as {@code google.longrunning.Operations/GetOperation}
   */
  public Reply call(String method, String json) {
    return call(method, types.read(types.method(method).getInputType(), json));
  }

  /** Calls a method with a message. */
  public Reply call(String method, Message request) {
    MethodDescriptor descriptor = types.method(method);
    try {
      DynamicMessage reply =
          grpc.call(method, request, DynamicMessage.getDefaultInstance(descriptor.getOutputType()));
      types.assertAllKnown(reply);
      return reply(200, types.print(reply));
    } catch (StatusRuntimeException e) {
      return failure(e);
    }
  }

  private Reply failure(StatusRuntimeException e) {
    Status status = StatusProto.fromThrowable(e);
    assertThat(status.getCode()).as(e.toString()).isEqualTo(e.getStatus().getCode().value());
    Code code = Code.valueOf(e.getStatus().getCode().name());
    try {
      ObjectNode error = (ObjectNode) MAPPER.readTree(types.print(status));
      error.put("code", code.httpStatus()).put("status", code.name());
      return reply(code.httpStatus(), MAPPER.createObjectNode().set("error", error).toString());
    } catch (JsonProcessingException none) {
      throw new AssertionError(none);
    }
  }

  private static Reply reply(int status, String body) {
    return new Reply(status, HttpHeaders.of(Map.of(), (name, value) -> true), body);
  }

  @Override
  public void close() {
    grpc.close();
  }
}
