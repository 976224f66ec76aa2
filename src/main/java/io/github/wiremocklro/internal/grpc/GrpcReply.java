package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;

/**
 * What goes back to a client, and when.
 *
 * @param delay how long it is kept back, in real time
 * @param metadata sent before it
 * @param content what it is
 */
public record GrpcReply(Duration delay, Metadata metadata, Content content) {

  /** Returns a reply that is sent at once, alone. */
  public static GrpcReply of(Content content) {
    return new GrpcReply(Duration.ZERO, Metadata.EMPTY, content);
  }

  /** Returns the reply to a call that is refused, without the details of the error. */
  public static GrpcReply of(StatusException refusal) {
    return of(new Failure(GrpcStatus.of(refusal.status().code(), refusal.status().message())));
  }

  /** What a reply can be. */
  public sealed interface Content {}

  /** Success: a message as protobuf writes it. */
  public record Message(byte[] bytes) implements Content {}

  /** An error of the method. */
  public record Failure(GrpcStatus status) implements Content {}

  /** What no gRPC server answers but something on the way, such as a proxy's page. */
  public record Http(int status, String contentType, byte[] body) implements Content {}

  /** None: the stream is reset, and no other of its connection. */
  public record Dropped() implements Content {}

  /** A message of this length that breaks off: half of it, then the stream is reset. */
  public record Truncated(byte[] bytes) implements Content {}
}
