package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.Fault.On;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what goes wrong with clients' calls. */
final class FaultReader {
  static final List<String> KEYS =
      List.of(
          "on",
          "from",
          "times",
          "fasterThan",
          "applied",
          "error",
          "body",
          "truncated",
          "dropped",
          "delay",
          "violation");
  private static final String EXAMPLE = "{\"on\": \"get\", \"error\": {\"code\": 14}}";
  private static final String FOREVER = "forever";
  private static final Words<On> METHODS =
      Words.of(On.values(), On::word, "is no method that can go wrong");

  private FaultReader() {}

  /** Returns the faults in a field, empty where there is none. */
  static Optional<Faults> read(Fields fields, String key) {
    if (fields.value(key).isEmpty()) {
      return Optional.empty();
    }
    List<Fault> faults =
        fields.children(key, EXAMPLE, KEYS).stream()
            .flatMap(fault -> fault(fault).stream())
            .toList();
    return Optional.of(InvalidArgumentException.at(fields.path(), () -> new Faults(faults)));
  }

  private static Optional<Fault> fault(Fields fields) {
    fields.allOf(List.of("on"), EXAMPLE);
    Optional<On> on = fields.parsed("on", METHODS::parse);
    Optional<Integer> from = fields.integer("from");
    Optional<Integer> times = times(fields);
    Optional<Duration> fasterThan = fields.parsed("fasterThan", Durations::parse);
    Optional<Boolean> applied = fields.bool("applied");
    Optional<FaultReply> reply =
        fields.has("fasterThan") && !FaultReplyReader.hasReply(fields)
            ? Optional.of(
                FaultReply.error(Code.RESOURCE_EXHAUSTED, "Polled too fast.")
                    .reason("RATE_LIMIT_EXCEEDED"))
            : FaultReplyReader.read(fields);
    return on.flatMap(
        known ->
            reply.map(
                given ->
                    InvalidArgumentException.at(
                        fields.path(),
                        () -> {
                          Fault fault = Fault.on(known, given);
                          fault = fasterThan.map(fault::fasterThan).orElse(fault);
                          fault = from.map(fault::from).orElse(fault);
                          fault = times.map(fault::times).orElse(fault);
                          return applied.map(fault::applied).orElse(fault);
                        })));
  }

  private static Optional<Integer> times(Fields fields) {
    boolean forever = fields.scalar("times").filter(FOREVER::equals).isPresent();
    return forever ? Optional.of(Fault.FOREVER) : fields.integer("times");
  }
}
