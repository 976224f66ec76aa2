package io.github.wiremocklro.docs;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wiremocklro.junit.WireMockLroExtension;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProgressAndExpiryTest {
  @RegisterExtension static final WireMockLroExtension fake = new WireMockLroExtension();

  private static final JsonObject METADATA =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.redis.v1.OperationMetadata");

  @Test
  void halfWayAfterAMinuteAndGoneAnHourAfterTheEnd() {
    fake.freezeClock();
    OperationScript script =
        operation()
            .metadata(METADATA)
            .progress(polls(1), JsonObject.of("statusDetail", "copying"))
            .progress(time(Duration.ofMinutes(1)), JsonObject.of("statusDetail", "half way"))
            .doneAfter(time(Duration.ofMinutes(2)))
            .expiresAfter(Duration.ofHours(1));
    String name = fake.start(script).name().toString();

    fake.advanceClock(Duration.ofMinutes(1));
    assertEquals("half way", fake.record(name).operation().metadata().get("statusDetail"));

    fake.advanceClock(Duration.ofMinutes(61));
    assertEquals(List.of(), fake.records());
    assertEquals(Event.Type.EXPIRED, fake.history(name).get(2).type());
  }
}
