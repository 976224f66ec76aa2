package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wiremocklro.junit.WireMockLroExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LakeServiceTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theLakeArrivesDespiteTheCancel() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.next(create(lake), operation().doneAfter(never()).onCancel(completes().after(polls(1))));

    try (LakeService service = new LakeService(FastClient.overGrpc(fake.target()))) {
      assertEquals("there all the same: " + lake, service.createAndCancel(fake.parent(), "sales"));
    }

    fake.verify(operation(lake).cancelRequested(once()).succeeded().notPolledAfterDone());
  }
}
