package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.util.ArrayList;
import java.util.List;

/** Reads which lints are to be applied; {@link LintJson} writes it. */
public final class LintReader {
  private static final List<String> KEYS =
      List.of("polledAfterDone", "leftRunning", "polledFasterThan");
  private static final List<String> VIOLATION_KEYS = List.of("type", "subject", "description");

  private LintReader() {}

  /**
   * Returns what an error of the admin API says that lints found.
   *
   * @param lints those that were asked for
   */
  public static LintReport report(Status error, List<Lint> lints) {
    List<LintReport.Finding> findings =
        error.details().stream()
            .filter(detail -> LintJson.TYPE.equals(detail.get("@type")))
            .flatMap(detail -> violations(detail).stream())
            .map(violation -> finding(violation, lints))
            .toList();
    return new LintReport(findings, error.message());
  }

  private static List<Fields> violations(JsonObject detail) {
    return new Fields(detail, "$", Leaves.LITERAL, List.of("@type", "violations"))
        .children("violations", "objects", VIOLATION_KEYS);
  }

  private static LintReport.Finding finding(Fields violation, List<Lint> lints) {
    String key = violation.text("type").orElse("");
    Lint lint =
        lints.stream()
            .filter(candidate -> candidate.key().equals(key))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidScriptException(
                        violation.pathOf("type"),
                        key,
                        "was not asked for",
                        "use the same version"));
    return new LintReport.Finding(
        violation.parsed("subject", OperationName::parse).orElseThrow(),
        lint,
        violation.text("description").orElse(""));
  }

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
