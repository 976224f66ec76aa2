package io.github.wiremocklro.internal.api;

/**
 * {@code grpc.reflection.v1.ServerReflection} and {@code v1alpha}, whose messages are alike: tells
 * tools such as grpcurl which services there are and what their messages hold.
 */
public final class GrpcReflection {
  /** The method of version 1, a stream: each request has its answer. */
  public static final String V1 = "grpc.reflection.v1.ServerReflection/ServerReflectionInfo";

  /** The method of the version before. */
  public static final String V1_ALPHA =
      "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

  /**
   * Returns the {@code ServerReflectionResponse} to one {@code ServerReflectionRequest} of either
   * version. What is not found is said in the response.
   *
   * @throws io.github.wiremocklro.operation.StatusException with {@code INVALID_ARGUMENT} for bytes
   *     that are no request
   */
  public byte[] answer(byte[] request) {
    throw new UnsupportedOperationException();
  }
}
