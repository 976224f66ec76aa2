package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.Code;

/**
 * How a call ends.
 *
 * @param code the number of a {@link Code}
 * @param message for developers, as it is: whoever sends it encodes it
 * @param details a {@code google.rpc.Status} as protobuf writes it; empty for none
 */
public record GrpcStatus(int code, String message, byte[] details) {
  /** Success. */
  public static final GrpcStatus OK = of(Code.OK, "");

  /** Returns a status without details. */
  public static GrpcStatus of(Code code, String message) {
    return new GrpcStatus(code.number(), message, new byte[0]);
  }
}
