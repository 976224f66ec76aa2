package io.github.wiremocklro.json;

import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.verification.Lint;
import java.util.ArrayList;
import java.util.List;

/** Reads which lints are to be applied; {@link LintJson} writes it. */
public final class LintReader {
  private static final List<String> KEYS =
      List.of("polledAfterDone", "leftRunning", "polledFasterThan");

  private LintReader() {}

  /** Returns the lints that an object names: at least one. */
  public static List<Lint> read(JsonObject json) {
    Fields fields = new Fields(json, "$", Leaves.LITERAL, KEYS);
    List<Lint> lints = new ArrayList<>();
    if (fields.bool("polledAfterDone").orElse(false)) {
      lints.add(Lint.polledAfterDone());
    }
    if (fields.bool("leftRunning").orElse(false)) {
      lints.add(Lint.leftRunning());
    }
    fields
        .parsed("polledFasterThan", Durations::parse)
        .map(minimum -> InvalidScriptException.at("$", () -> Lint.polledFasterThan(minimum)))
        .ifPresent(lints::add);
    if (lints.isEmpty()) {
      throw new InvalidScriptException(
          "$", json.fields(), "names no lint", "use one of " + String.join(", ", KEYS));
    }
    return lints;
  }
}
