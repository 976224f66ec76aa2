package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.FaultReply.dropped;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.api.gax.rpc.UnknownException;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostCancelTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itIsSafeToCancelAgain(boolean arrived) throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    fake.next(
        create(lake), operation().doneAfter(never()).fault(onCancel(dropped()).applied(arrived)));

    try (var client = FastClient.connect(fake.baseUrl())) {
      var creation = client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");
      var operations = client.getHttpJsonOperationsClient();
      String name = creation.getName();

      assertThrows(UnknownException.class, () -> operations.cancelOperation(name));
      assertEquals(arrived, operations.getOperation(name).getDone());

      operations.cancelOperation(name);
      fake.verify(operation(lake).cancelRequested(times(2)).cancelled());
    }
  }
}
