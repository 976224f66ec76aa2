package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static io.github.wiremocklro.verification.Lint.polledAfterDone;
import static io.github.wiremocklro.verification.Lint.polledFasterThan;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wiremocklro.junit.WireMockLroExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LintedTest {
  @RegisterExtension
  static final WireMockLroExtension fake =
      new WireMockLroExtension()
          .failOn(polledAfterDone(), leftRunning(), polledFasterThan(Duration.ofMillis(100)));

  @Test
  void thePollThatFindsTheEndIsTheLast() throws Exception {
    String name = fake.start(operation().doneAfter(polls(1))).name().toString();

    assertTrue(poll(name).contains("\"done\":true"));
  }

  @Test
  void aTestMayEndWhatItsClientGivesUp() throws Exception {
    String name = fake.start(operation().doneAfter(polls(1000))).name().toString();

    assertFalse(poll(name).contains("\"done\":true"));
    fake.cancel(name);
  }

  private static String poll(String name) throws Exception {
    URI uri = URI.create(fake.baseUrl() + "/v1/" + name);
    HttpRequest request = HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
