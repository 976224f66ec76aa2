package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code grpc.health.v1.Health}: the server, and every service that it has, is well as long as it
 * answers.
 */
public final class GrpcHealth {
  /** The method that asks once. */
  public static final String CHECK = GrpcServices.HEALTH + "/Check";

  /** The method that asks and goes on to listen. */
  public static final String WATCH = GrpcServices.HEALTH + "/Watch";

  /** The name that the server itself has (health.proto). */
  private static final String SERVER = "";

  private final GrpcTranscoder messages;
  private final Set<String> services;

  GrpcHealth(GrpcTranscoder messages, List<String> services) {
    this.messages = messages;
    this.services = new HashSet<>(services);
    this.services.add(SERVER);
  }

  /**
   * Returns the {@code HealthCheckResponse} to a {@code HealthCheckRequest}.
   *
   * @throws StatusException with {@code NOT_FOUND} for a service that is not served, and {@code
   *     INVALID_ARGUMENT} for bytes that are no request
   */
  public byte[] check(byte[] request) {
    String service = messages.json("grpc.health.v1.HealthCheckRequest", request).string("service");
    if (!services.contains(service == null ? SERVER : service)) {
      throw new StatusException(
          Status.of(
              Code.NOT_FOUND,
              "The service \"%s\" is not served here; %s lists those that are."
                  .formatted(service, GrpcReflection.V1)),
          "SERVICE_NOT_FOUND");
    }
    return messages.message(
        "grpc.health.v1.HealthCheckResponse", JsonObject.of("status", "SERVING"));
  }
}
