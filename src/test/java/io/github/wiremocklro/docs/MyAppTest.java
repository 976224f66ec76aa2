package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wiremocklro.junit.WireMockLroExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MyAppTest {
  private static final String CONFIGURED = "projects/my-app/locations/europe-west3";

  @RegisterExtension
  static final WireMockLroExtension fake =
      new WireMockLroExtension().scope("projects/my-app").failOn(leftRunning());

  @Test
  void whatTheApplicationGivesUpIsCancelled() throws Exception {
    fake.next(any(), operation().doneAfter(never()));

    try (LakeService service = new LakeService(FastClient.overGrpc(fake.target()))) {
      assertEquals("cancelled", service.createAndCancel(CONFIGURED, "sales"));
    }

    fake.verify(operation(CONFIGURED + "/lakes/sales").cancelled());
  }
}
