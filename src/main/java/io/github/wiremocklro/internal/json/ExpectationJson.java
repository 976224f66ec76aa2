package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.verification.Check;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Times;

/** Writes expectations so that {@link ExpectationReader} reads the same again. */
public final class ExpectationJson {
  private ExpectationJson() {}

  /** Returns the expectation as the admin API takes it. */
  public static JsonObject of(Expectation expectation) {
    String name = expectation.nameOrTarget();
    JsonObject json = JsonObject.of(OperationName.isName(name) ? "name" : "target", name);
    for (Check check : expectation.checks()) {
      json = with(json, check);
    }
    return expectation.within().isZero()
        ? json
        : json.with("within", Durations.format(expectation.within()));
  }

  private static JsonObject with(JsonObject json, Check check) {
    if (check instanceof Check.Called called) {
      return json.with(check.key(), of(called.times()));
    }
    if (check instanceof Check.PolledNoFasterThan pace) {
      return json.with(check.key(), Durations.format(pace.minimum()));
    }
    if (check instanceof Check.Ended ended) {
      String state = ended.as() == null ? ExpectationReader.DONE : ended.as().name();
      JsonObject withState = json.with(check.key(), state);
      return ended.code() == null ? withState : withState.with("code", ended.code().name());
    }
    return json.with(check.key(), true);
  }

  private static JsonObject of(Times times) {
    if (times.atLeast() == times.atMost()) {
      return JsonObject.of("times", times.atLeast());
    }
    JsonObject json = JsonObject.of("atLeast", times.atLeast());
    return times.atMost() == Times.UNLIMITED ? json : json.with("atMost", times.atMost());
  }
}
