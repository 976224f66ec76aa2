package io.github.wiremocklro.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.testcontainers.WireMockLroContainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RequiresDocker
class RedisInContainerIT {
  @AutoClose
  static final WireMockLroContainer lro =
      WireMockLroContainer.fromClassPath()
          .withApi(Path.of("target/apis/proto-google-cloud-redis-v1.jar"));

  @BeforeAll
  static void start() {
    lro.start();
  }

  @Test
  void servesTheInstancesOfALocation() throws Exception {
    URI instances = URI.create(lro.getBaseUrl() + "/v1/projects/p/locations/l/instances");
    HttpRequest request = HttpRequest.newBuilder(instances).build();

    assertEquals(
        "{}", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body().strip());
  }
}
