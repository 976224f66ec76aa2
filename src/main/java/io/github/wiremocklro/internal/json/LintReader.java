package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which lints are to be applied; {@link LintJson} writes it. */
public final class LintReader {
  private static final List<String> KEYS =
      List.of("polledAfterDone", "leftRunning", "polledFasterThan");

  private LintReader() {}

  /**
   * Returns what an error of the admin API says that lints found.
   *
   * @param lints those that were asked for; what else there is stands in the message
   */
  public static LintReport report(Status error, List<Lint> lints) {
    List<LintReport.Finding> findings =
        error.details().stream()
            .filter(detail -> LintJson.TYPE.equals(detail.get("@type")))
            .map(detail -> Fields.ofReply(detail, "$"))
            .flatMap(detail -> detail.children("violations", "objects", List.of()).stream())
            .flatMap(violation -> finding(violation, lints).stream())
            .toList();
    return new LintReport(findings, error.message());
  }

  private static Optional<LintReport.Finding> finding(Fields violation, List<Lint> lints) {
    Optional<OperationName> operation =
        violation.known(() -> violation.parsed("subject", OperationName::parse), Optional.empty());
    return lints.stream()
        .filter(lint -> violation.text("type").filter(lint.key()::equals).isPresent())
        .findFirst()
        .flatMap(lint -> operation.map(name -> finding(name, lint, violation)));
  }

  private static LintReport.Finding finding(OperationName name, Lint lint, Fields violation) {
    return new LintReport.Finding(name, lint, violation.text("description").orElse(""));
  }

  /** Returns the lints that an object names: at least one. */
  public static List<Lint> read(JsonObject json) {
    Fields fields = new Fields(json, "$", LeafValues.LITERAL, KEYS);
    List<Lint> lints = new ArrayList<>();
    for (Lint lint : List.of(Lint.polledAfterDone(), Lint.leftRunning())) {
      if (fields.bool(lint.key()).orElse(false)) {
        lints.add(lint);
      }
    }
    fields
        .parsed("polledFasterThan", Durations::parse)
        .map(minimum -> InvalidArgumentException.at("$", () -> Lint.polledFasterThan(minimum)))
        .ifPresent(lints::add);
    if (lints.isEmpty()) {
      throw new InvalidArgumentException(
          "$", json.fields(), "names no lint", "use one of " + String.join(", ", KEYS));
    }
    return lints;
  }
}
