package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcHealthTest {
  private final LinkedApis apis =
      LinkedApis.of(List.of(DescriptorSource.dataplex()), false, ReadingMemory.ofTheJvm());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "google.cloud.dataplex.v1.DataplexService",
        "google.longrunning.Operations",
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection"
      })
  void theServerAndEachServiceOfItAreWell(String service) {
    assertThat(checked(service)).isEqualTo(JsonObject.of("status", "SERVING"));
  }

  @Test
  void whatIsNotServedIsNotFound() {
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> checked("acme.v1.Nothing"))
        .withMessageStartingWith("NOT_FOUND: The service \"acme.v1.Nothing\" is not served here");
  }

  private JsonObject checked(String service) {
    byte[] request =
        apis.grpc().message("grpc.health.v1.HealthCheckRequest", JsonObject.of("service", service));
    return apis.grpc().json("grpc.health.v1.HealthCheckResponse", apis.health().check(request));
  }
}
