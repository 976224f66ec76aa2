package io.github.wiremocklro.docs;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.OperationState.CANCELLED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.wiremock.LroExtensionFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OwnWireMockTest {
  @RegisterExtension
  static final WireMockExtension wireMock =
      WireMockExtension.newInstance()
          .options(
              wireMockConfig()
                  .dynamicPort()
                  .extensions(new LroExtensionFactory())
                  .usingFilesUnderClasspath("wiremock-lro")) // the shipped mappings
          .build();

  @Test
  void aCancelEndsTheOperation() throws Exception {
    FakeOperations fake = FakeOperations.connect(wireMock.baseUrl()).in("projects/p");
    String name = fake.start(operation().doneAfter(never())).name().toString();

    URI cancel = URI.create(wireMock.baseUrl() + "/v1/" + name + ":cancel");
    HttpRequest request = HttpRequest.newBuilder(cancel).POST(BodyPublishers.noBody()).build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

    assertEquals(CANCELLED, fake.record(name).state());
  }
}
