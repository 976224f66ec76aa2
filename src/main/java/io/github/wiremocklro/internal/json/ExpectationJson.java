package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.NameOrTarget;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.verification.Check;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Times;

/** Writes expectations so that {@link ExpectationReader} reads the same again. */
public final class ExpectationJson {
  private ExpectationJson() {}

  /** Returns the expectation as the admin API takes it. */
  public static JsonObject of(Expectation expectation) {
    NameOrTarget meant = NameOrTarget.of(expectation.nameOrTarget());
    JsonObject json = JsonObject.of(meant.key(), meant.text());
    for (Check check : expectation.checks()) {
      json = json.with(check.key(), value(check));
      Code code = check instanceof Check.Ended ended ? ended.code() : null;
      json = code == null ? json : json.with("code", code.name());
    }
    return expectation.within().isZero()
        ? json
        : json.with("within", Durations.format(expectation.within()));
  }

  /** Returns what stands under the key of a check, or of a lint that makes the check. */
  static Object value(Check check) {
    if (check instanceof Check.Called called) {
      return of(called.times());
    }
    if (check instanceof Check.PolledNoFasterThan pace) {
      return Durations.format(pace.minimum());
    }
    if (check instanceof Check.Ended ended) {
      return ended.as() == null ? ExpectationReader.DONE : ended.as().name();
    }
    return true;
  }

  private static JsonObject of(Times times) {
    if (times.atLeast() == times.atMost()) {
      return JsonObject.of("times", times.atLeast());
    }
    JsonObject json = JsonObject.of("atLeast", times.atLeast());
    return times.atMost() == Times.UNLIMITED ? json : json.with("atMost", times.atMost());
  }
}
