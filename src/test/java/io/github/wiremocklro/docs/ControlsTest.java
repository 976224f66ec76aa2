package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.Code.UNAVAILABLE;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wiremocklro.junit.WireMockLroExtension;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlsTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  @Test
  void anHourPassesAtOnce() {
    fake.freezeClock();
    String name = fake.start(operation().doneAfter(time(Duration.ofHours(1)))).name().toString();

    fake.advanceClock(Duration.ofMinutes(59));
    assertFalse(fake.record(name).operation().done());

    fake.advanceClock(Duration.ofMinutes(1));
    assertTrue(fake.record(name).operation().done());
  }

  @Test
  void theTestEndsAnOperationByHandAndLooksAtItsHistory() {
    Operation started = fake.start(operation().onCancel(unimplemented()));
    String name = started.name().toString();

    fake.fail(name, Status.of(UNAVAILABLE, "the region is down"));

    assertEquals(UNAVAILABLE, fake.record(name).operation().error().code());
    assertEquals(Event.Type.DONE, fake.history(name).get(1).type());
  }
}
