package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultError;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Random faults of every kind, with every part that a script can give. */
final class RandomFaults {
  private final Random random;

  RandomFaults(Random random) {
    this.random = random;
  }

  Faults next() {
    return new Faults(Stream.generate(this::fault).limit(random.nextInt(4)).toList());
  }

  private Fault fault() {
    while (true) {
      try {
        return new Fault(
            oneOf(Fault.On.values()),
            1 + random.nextInt(3),
            random.nextBoolean() ? Fault.FOREVER : 1 + random.nextInt(3),
            random.nextBoolean() ? null : duration(),
            reply(),
            random.nextBoolean());
      } catch (InvalidArgumentException contradiction) {
        // Some parts do not go together; others will.
      }
    }
  }

  private FaultReply reply() {
    return switch (random.nextInt(6)) {
      case 0 -> new FaultError(status(), random.nextBoolean() ? null : "REASON_1", seconds());
      case 1 -> new FaultBody(200 + random.nextInt(400), oneOf("a/b", FaultBody.HTML), text());
      case 2 -> FaultReply.truncated();
      case 3 -> FaultReply.dropped();
      case 4 -> FaultReply.delay(duration());
      default -> FaultReply.violation(oneOf(Violation.values()));
    };
  }

  private Status status() {
    List<JsonObject> details =
        List.of(JsonObject.of("@type", "x/T", "n", oneOf(1, 2L, 0.5, null, Long.MAX_VALUE)));
    return new Status(
        oneOf(Code.ABORTED, Code.UNAVAILABLE), text(), random.nextBoolean() ? List.of() : details);
  }

  private Duration duration() {
    return Duration.ofSeconds(random.nextInt(3), random.nextInt(1_000_000_000));
  }

  private Duration seconds() {
    return Duration.ofSeconds(random.nextInt(100));
  }

  private String text() {
    return oneOf("", "m", "{{x}}", "<html>", "ü\n\"");
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}
