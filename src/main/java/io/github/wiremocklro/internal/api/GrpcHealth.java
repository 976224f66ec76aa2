package io.github.wiremocklro.internal.api;

/** {@code grpc.health.v1.Health}: every service that is served is well. */
public final class GrpcHealth {
  /** The method that asks once. */
  public static final String CHECK = "grpc.health.v1.Health/Check";

  /** The method that asks and goes on to listen. */
  public static final String WATCH = "grpc.health.v1.Health/Watch";

  /**
   * Returns the {@code HealthCheckResponse} to a {@code HealthCheckRequest}.
   *
   * @throws io.github.wiremocklro.operation.StatusException with {@code NOT_FOUND} for a service
   *     that is not served, and {@code INVALID_ARGUMENT} for bytes that are no request
   */
  public byte[] check(byte[] request) {
    throw new UnsupportedOperationException();
  }
}
