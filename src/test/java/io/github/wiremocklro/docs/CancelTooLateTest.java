package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancelTooLateTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void aCancelAtTheVeryEndIsAcceptedAndTooLate() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.freezeClock();
    fake.next(create(lake), operation().doneAfter(time(Duration.ofMinutes(1))));

    try (var client = FastClient.connect(fake.baseUrl())) {
      var creation = client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
      var operations = client.getHttpJsonOperationsClient();
      String name = creation.getName();
      fake.advanceClock(Duration.ofMinutes(1));

      operations.cancelOperation(name); // the reply is that of any other cancel

      assertTrue(operations.getOperation(name).hasResponse());
      assertEquals(lake, creation.get().getName());
    }
  }
}
