package io.github.wiremocklro.internal.wiremock;

import com.google.longrunning.CancelOperationRequest;
import com.google.longrunning.DeleteOperationRequest;
import com.google.longrunning.GetOperationRequest;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.ListOperationsResponse;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** A client that calls single methods over gRPC, with whatever metadata, on one connection. */
public final class Grpc implements AutoCloseable {
  private static final String OPERATIONS = "google.longrunning.Operations/";

  private final ManagedChannel connection;
  private final io.grpc.Channel channel;
  private final CallOptions options;

  public Grpc(String baseUrl) {
    this(NettyChannelBuilder.forTarget(URI.create(baseUrl).getAuthority()).usePlaintext().build());
  }

  private Grpc(ManagedChannel connection) {
    this(connection, connection, CallOptions.DEFAULT);
  }

  private Grpc(ManagedChannel connection, io.grpc.Channel channel, CallOptions options) {
    this.connection = connection;
    this.channel = channel;
    this.options = options;
  }

  /** Returns this client, which sends these with its calls. */
  public Grpc with(String name, String value) {
    Metadata metadata = new Metadata();
    metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    return new Grpc(
        connection,
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata)),
        options);
  }

  /** Returns this client, which gives its calls so much time. */
  public Grpc withDeadline(long millis) {
    return new Grpc(connection, channel, options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS));
  }

  public Operation get(String name) {
    return call(
        OPERATIONS + "GetOperation",
        GetOperationRequest.newBuilder().setName(name).build(),
        Operation.getDefaultInstance());
  }

  /** Returns what a poll comes to, which may be late. */
  public Future<Operation> getLater(String name) {
    return future(
        OPERATIONS + "GetOperation",
        GetOperationRequest.newBuilder().setName(name).build(),
        Operation.getDefaultInstance());
  }

  public ListOperationsResponse list(ListOperationsRequest request) {
    return call(
        OPERATIONS + "ListOperations", request, ListOperationsResponse.getDefaultInstance());
  }

  public Empty cancel(String name) {
    return call(
        OPERATIONS + "CancelOperation",
        CancelOperationRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
  }

  public Empty delete(String name) {
    return call(
        OPERATIONS + "DeleteOperation",
        DeleteOperationRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
  }

  public Operation await(WaitOperationRequest request) {
    return call(OPERATIONS + "WaitOperation", request, Operation.getDefaultInstance());
  }

  /** Returns what a wait comes to, of which there may be many at a time. */
  public Future<Operation> later(WaitOperationRequest request) {
    return future(OPERATIONS + "WaitOperation", request, Operation.getDefaultInstance());
  }

  private <T extends Message> Future<T> future(String method, Message request, T reply) {
    return ClientCalls.futureUnaryCall(
        channel.newCall(method(method, request, reply), options), request);
  }

  /** Calls any method. */
  public <T extends Message> T call(String method, Message request, T reply) {
    return ClientCalls.blockingUnaryCall(channel, method(method, request, reply), options, request);
  }

  /** Returns the error that a call ends with. */
  public static StatusRuntimeException error(Runnable call) {
    return Assertions.catchThrowableOfType(StatusRuntimeException.class, call::run);
  }

  /** Returns the details of an error, of one type; empty where it has none. */
  public static <T extends Message> Optional<T> detail(
      StatusRuntimeException error, Class<T> type) {
    return StatusProto.fromThrowable(error).getDetailsList().stream()
        .filter(any -> any.is(type))
        .findFirst()
        .map(
            any -> {
              try {
                return any.unpack(type);
              } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            });
  }

  @Override
  public void close() {
    connection.shutdownNow();
  }

  @SuppressWarnings("unchecked")
  private static <Q extends Message, T extends Message> MethodDescriptor<Message, T> method(
      String name, Q request, T reply) {
    return MethodDescriptor.<Message, T>newBuilder()
        .setType(MethodType.UNARY)
        .setFullMethodName(name)
        .setRequestMarshaller(
            (MethodDescriptor.Marshaller<Message>)
                (MethodDescriptor.Marshaller<?>)
                    ProtoUtils.marshaller(request.getDefaultInstanceForType()))
        .setResponseMarshaller(ProtoUtils.marshaller(reply))
        .build();
  }
}
