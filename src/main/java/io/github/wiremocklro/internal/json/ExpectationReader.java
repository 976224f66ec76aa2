package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.verification.Check;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a test expects of an operation; {@link ExpectationJson} writes it. */
public final class ExpectationReader {
  /** The state that stands for any end. */
  static final String DONE = "DONE";

  private static final List<String> NAMES = List.of("name", "target");
  private static final List<String> KEYS =
      List.of(
          "name",
          "target",
          "polled",
          "cancelRequested",
          "deleteRequested",
          "deleted",
          "notPolledAfterDone",
          "polledNoFasterThan",
          "state",
          "code",
          "within");
  private static final List<String> TIMES = List.of("times", "atLeast", "atMost");
  private static final String TIMES_FORMS =
      "{\"times\": 1}, {\"atLeast\": 2}, {\"atMost\": 3}, or the last two together";

  private ExpectationReader() {}

  /** Returns the expectation that an object is. */
  public static Expectation read(JsonObject json) {
    Fields fields = new Fields(json, "$", LeafValues.LITERAL, KEYS);
    fields.exactlyOneOf(NAMES);
    String name =
        fields
            .parsed("name", text -> OperationName.parse(text).toString())
            .or(() -> fields.parsed("target", ResourceNames::checked))
            .orElseThrow();
    List<Check> checks = new ArrayList<>();
    for (Check.Calls calls : Check.Calls.values()) {
      times(fields, calls.key())
          .map(times -> new Check.Called(calls, times))
          .ifPresent(checks::add);
    }
    if (isTrue(fields, "deleted")) {
      checks.add(new Check.Deleted());
    }
    if (isTrue(fields, "notPolledAfterDone")) {
      checks.add(new Check.NotPolledAfterDone());
    }
    fields
        .parsed("polledNoFasterThan", Durations::parse)
        .map(minimum -> at(fields, () -> new Check.PolledNoFasterThan(minimum)))
        .ifPresent(checks::add);
    ended(fields).ifPresent(checks::add);
    Duration within = fields.parsed("within", Durations::parse).orElse(Duration.ZERO);
    return at(fields, () -> new Expectation(name, checks, within));
  }

  private static boolean isTrue(Fields fields, String key) {
    return fields.onlyTrue(key, "says nothing", "write true, or leave it out").isPresent();
  }

  private static Optional<Times> times(Fields fields, String key) {
    return fields
        .value(key)
        .map(value -> fields.child(key, value, TIMES_FORMS, TIMES))
        .map(ExpectationReader::times);
  }

  private static Times times(Fields fields) {
    boolean exact = fields.has("times");
    boolean bounds = fields.has("atLeast") || fields.has("atMost");
    if (exact == bounds) {
      throw new InvalidArgumentException(
          fields.path(),
          exact ? "times beside a bound" : "nothing",
          "does not say how often",
          "use " + TIMES_FORMS);
    }
    int least = fields.integer("times").or(() -> fields.integer("atLeast")).orElse(0);
    int most = fields.integer("times").or(() -> fields.integer("atMost")).orElse(Times.UNLIMITED);
    return at(fields, () -> new Times(least, most));
  }

  private static Optional<Check> ended(Fields fields) {
    Optional<String> state = fields.text("state");
    Optional<Code> code = fields.parsed("code", ExpectationReader::code);
    if (state.isEmpty() && code.isEmpty()) {
      return Optional.empty();
    }
    if (state.isEmpty()) {
      throw new InvalidArgumentException(
          fields.pathOf("state"), null, "is missing", "write \"FAILED\" beside the code");
    }
    @Nullable OperationState as =
        state
            .filter(text -> !text.equals(DONE))
            .map(text -> fields.inside("state", () -> state(text)))
            .orElse(null);
    return Optional.of(at(fields, () -> new Check.Ended(as, code.orElse(null))));
  }

  private static OperationState state(String text) {
    return Arrays.stream(OperationState.values())
        .filter(state -> state.isDone() && state.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "", text, "is no end", "use SUCCEEDED, FAILED, CANCELLED or DONE"));
  }

  private static Code code(String name) {
    return Code.ofName(name)
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "", name, "is no code of code.proto", "use a name such as \"UNAVAILABLE\""));
  }

  private static <T> T at(Fields fields, Supplier<T> maker) {
    return InvalidArgumentException.at(fields.path(), maker);
  }
}
