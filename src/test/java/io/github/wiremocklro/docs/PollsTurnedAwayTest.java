package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.Code.RESOURCE_EXHAUSTED;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.cloud.dataplex.v1.Lake;
import io.github.wiremocklro.junit.WireMockLroExtension;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollsTurnedAwayTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void theFutureEndsTheOperationDoesNot() throws Exception {
    String lake = fake.parent() + "/lakes/sales";
    var tooMany = error(RESOURCE_EXHAUSTED, "slow down").retryAfter(Duration.ofSeconds(1));
    fake.next(create(lake), operation().fault(onGet(tooMany).from(2)));

    try (var client = FastClient.connect(fake.baseUrl())) {
      var creation = client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales");

      var thrown = assertThrows(ExecutionException.class, creation::get);

      assertInstanceOf(ResourceExhaustedException.class, thrown.getCause());
      assertFalse(fake.record(lake).operation().done());

      // Later, as Retry-After says, by what the application has for such things.
      var resumed = client.createLakeOperationCallable().resumeFutureCall(creation.getName());
      assertEquals(lake, resumed.get().getName());
    }
  }
}
