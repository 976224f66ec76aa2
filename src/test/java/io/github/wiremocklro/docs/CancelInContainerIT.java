package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.OperationState.CANCELLED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.docker.RequiresDocker;
import io.github.wiremocklro.testcontainers.WireMockLroContainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RequiresDocker
class CancelInContainerIT {
  @AutoClose static final WireMockLroContainer lro = WireMockLroContainer.fromClassPath();

  @BeforeAll
  static void start() {
    lro.start();
  }

  @Test
  void aCancelOverHttpEndsTheOperation() throws Exception {
    FakeOperations fake = lro.operations();
    String name = fake.start(operation().doneAfter(never())).name().toString();

    URI cancel = URI.create(lro.getBaseUrl() + "/v1/" + name + ":cancel");
    HttpRequest request = HttpRequest.newBuilder(cancel).POST(BodyPublishers.noBody()).build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

    assertEquals(CANCELLED, fake.record(name).state());
  }
}
