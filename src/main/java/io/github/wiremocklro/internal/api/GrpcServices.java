package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.List;
import java.util.stream.Stream;

/** The names of the services that are served over gRPC. */
final class GrpcServices {
  static final String HEALTH = "grpc.health.v1.Health";
  static final String REFLECTION = "grpc.reflection.v1.ServerReflection";
  static final String REFLECTION_ALPHA = "grpc.reflection.v1alpha.ServerReflection";

  private GrpcServices() {}

  static List<String> names(DescriptorPool pool) {
    return Stream.concat(
            pool.services().stream().map(ServiceDescriptor::getFullName),
            Stream.of(
                Mixins.LOCATIONS,
                Mixins.IAM_POLICY,
                RestOperations.SERVICE,
                HEALTH,
                REFLECTION,
                REFLECTION_ALPHA))
        .distinct()
        .sorted()
        .toList();
  }
}
