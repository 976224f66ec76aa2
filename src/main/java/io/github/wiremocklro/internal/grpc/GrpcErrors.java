package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;

/**
 * The errors of calls that reach no method, their texts in one place. The codes are those that gRPC
 * has for them: grpc/grpc, {@code doc/statuscodes.md} and {@code doc/compression.md}.
 */
public final class GrpcErrors {
  private GrpcErrors() {}

  static StatusException malformedTimeout(String value) {
    return error(
        Code.INTERNAL,
        ("grpc-timeout is '%s'; it has to be 1 to 8 digits and a unit, which is H, M, S, m, u or n,"
                + " such as 500m for half a second.")
            .formatted(value));
  }

  /** Returns the error that nobody can be called by this name. */
  public static StatusException malformedAuthority(String url) {
    return error(
        Code.INVALID_ARGUMENT,
        "The call is to '%s', whose :authority is no host and port.".formatted(url));
  }

  static StatusException reservedFlag(int flag) {
    return error(
        Code.INTERNAL,
        ("The first byte of a message is %d; it has to be 0, or 1 if the message is compressed. The"
                + " request is not framed as gRPC's are.")
            .formatted(flag));
  }

  static StatusException tooLong(String length, int maxBytes) {
    return error(
        Code.RESOURCE_EXHAUSTED,
        ("The message is %s long, and may have %d at most. Send less, or raise the limit above 4 MiB:"
                + " --max-request-bytes, in Java Limits.maxRequestBytes.")
            .formatted(length, maxBytes));
  }

  static StatusException unknownEncoding(String encoding) {
    return error(
        Code.UNIMPLEMENTED,
        "grpc-encoding '%s' is not known here; compress with gzip, or not at all."
            .formatted(encoding));
  }

  static StatusException compressedWithoutEncoding() {
    return error(
        Code.INTERNAL,
        "The message is flagged as compressed, but grpc-encoding says nothing of how.");
  }

  static StatusException notGzip(String problem) {
    return error(Code.INTERNAL, "The message cannot be decompressed: %s.".formatted(problem));
  }

  /** Returns the error that a request ends before a message does. */
  static StatusException brokenOff(int received) {
    return error(
        Code.INTERNAL,
        "The request ends amid a message, of which %d bytes have come.".formatted(received));
  }

  /** Returns the error that there is no message where there has to be one. */
  public static StatusException noMessage(String method) {
    return error(Code.UNIMPLEMENTED, "%s takes one message, and none has come.".formatted(method));
  }

  /** Returns the error that there is more than the one message that there can be. */
  public static StatusException moreThanOneMessage(String method) {
    return error(Code.UNIMPLEMENTED, "%s takes one message, and more have come.".formatted(method));
  }

  /** Returns the error that a message takes too long to come. */
  public static StatusException tooSlow(long millis) {
    return error(
        Code.DEADLINE_EXCEEDED,
        "The message did not come within %d ms. Send it faster, or in one go.".formatted(millis));
  }

  /** Returns the error that the time is over that the client has given the call. */
  public static StatusException deadlinePassed(GrpcTimeout timeout) {
    return error(
        Code.DEADLINE_EXCEEDED,
        "The client gave the call %s, and there was no reply until then."
            .formatted(timeout.text()));
  }

  /** Returns the error that messages are in a form that is not protobuf's. */
  public static StatusException notProtobuf(String contentType) {
    return error(
        Code.UNIMPLEMENTED,
        "The content-type is '%s'; messages are taken as protobuf only: application/grpc or"
                .formatted(contentType)
            + " application/grpc+proto.");
  }

  /** Returns the error that the request cannot be read any further. */
  public static StatusException requestBroken(Throwable failure) {
    return error(Code.UNAVAILABLE, "The request broke off: %s.".formatted(failure));
  }

  /** Returns the error that this server has failed. */
  public static StatusException internal(Throwable failure) {
    return error(Code.INTERNAL, "The server failed: %s.".formatted(failure));
  }

  private static StatusException error(Code code, String message) {
    return new StatusException(Status.of(code, message), code.name());
  }
}
