package io.github.wiremocklro.internal.jetty;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A client of grpc-java's, on one connection, whose messages are plain bytes. */
final class BytesClient implements AutoCloseable {
  private final ManagedChannel channel;

  BytesClient(int port) {
    this(Grpc.newChannelBuilderForAddress("127.0.0.1", port, InsecureChannelCredentials.create()));
  }

  BytesClient(ManagedChannelBuilder<?> channel) {
    this.channel = channel.maxInboundMessageSize(8 << 20).build();
  }

  ManagedChannel channel() {
    return channel;
  }

  byte[] call(String method, byte[] message) {
    return call(method, message, CallOptions.DEFAULT);
  }

  byte[] call(String method, byte[] message, CallOptions options) {
    return ClientCalls.blockingUnaryCall(channel, unary(method), options, message);
  }

  ListenableFuture<byte[]> start(String method, byte[] message, CallOptions options) {
    return ClientCalls.futureUnaryCall(channel.newCall(unary(method), options), message);
  }

  /** Returns how a call fails. */
  Status failure(String method, byte[] message, CallOptions options) {
    try {
      call(method, message, options);
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
    throw new AssertionError(method + " has not failed");
  }

  Status failure(String method, byte[] message) {
    return failure(method, message, CallOptions.DEFAULT);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  static MethodDescriptor<byte[], byte[]> unary(String name) {
    return MethodDescriptor.newBuilder(new Bytes(), new Bytes())
        .setFullMethodName(name)
        .setType(MethodType.UNARY)
        .build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
