package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.verification.Expectation.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import io.github.wiremocklro.verification.Times;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GivenUpTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theClientGivesUpWaitingAndTakesItUpAgainByName() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.next(create(lake), operation().doneAfter(never()));

    Duration patience = Duration.ofMillis(50); // by default five minutes
    try (var client = FastClient.connect(fake.baseUrl(), patience)) {
      var creation = client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
      String name = creation.getName();

      assertThrows(CancellationException.class, creation::get);

      assertFalse(client.getHttpJsonOperationsClient().getOperation(name).getDone());
      fake.verify(operation(lake).cancelRequested(Times.never()));

      fake.complete(lake);
      var resumed = client.createLakeOperationCallable().resumeFutureCall(name);
      assertEquals(lake, resumed.get().getName());
    }
  }
}
