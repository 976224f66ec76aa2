package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.util.List;

/** Writes lints so that {@link LintReader} reads the same again, and what they found. */
public final class LintJson {
  /** Made for this: conditions that are not met, each with its type (error_details.proto). */
  static final String TYPE = "type.googleapis.com/google.rpc.PreconditionFailure";

  private LintJson() {}

  /** Returns the lints as the admin API takes them. */
  public static JsonObject of(List<Lint> lints) {
    JsonObject json = JsonObject.EMPTY;
    for (Lint lint : lints) {
      json = json.with(lint.key(), ExpectationJson.value(lint.check()));
    }
    return json;
  }

  /** Returns the findings as a detail of an error. */
  public static JsonObject of(LintReport report) {
    return JsonObject.of(
        "@type", TYPE, "violations", report.findings().stream().map(LintJson::of).toList());
  }

  private static JsonObject of(LintReport.Finding finding) {
    return JsonObject.of("type", finding.lint().key(), "subject", finding.operation().toString())
        .with("description", finding.problem());
  }
}
