package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lints found.
 *
 * @param findings in the order in which the operations were started
 * @param message the same to be read by people, with what happened to each operation; empty if
 *     there are no findings
 */
public record LintReport(List<Finding> findings, String message) {
  /** Nothing was found. */
  public static final LintReport CLEAN = new LintReport(List.of(), "");

  /** How many operations a report is about at most. */
  private static final int MAX_OPERATIONS = 100;

  private static final String INDENT = "\n  ";

  /**
   * What one lint found of one operation.
   *
   * @param problem what is wrong: a sentence without a full stop
   */
  public record Finding(OperationName operation, Lint lint, String problem) {}

  /** Copies the findings. */
  public LintReport {
    findings = List.copyOf(findings);
  }

  /** Returns what the lints find of these operations; of very many bad ones, of the first. */
  public static LintReport of(Stream<OperationRecord> records, Collection<Lint> lints) {
    List<Lint> strictest = Lint.strictest(lints);
    List<Found> found =
        records
            .map(record -> Found.in(record, strictest))
            .filter(Found::isAnything)
            .limit(MAX_OPERATIONS)
            .toList();
    List<Finding> findings = found.stream().flatMap(one -> one.findings().stream()).toList();
    return new LintReport(findings, found.isEmpty() ? "" : message(found));
  }

  private static String message(List<Found> found) {
    String count = (found.size() == MAX_OPERATIONS ? "at least " : "") + found.size();
    return "Operations that were not treated as they should be: %s\n%s"
        .formatted(count, found.stream().map(Found::text).collect(Collectors.joining("\n")));
  }

  /** Returns whether nothing was found. */
  public boolean isClean() {
    return findings.isEmpty() && message.isEmpty();
  }

  /** All that was found of one operation. */
  private record Found(OperationRecord record, List<Finding> findings) {

    static Found in(OperationRecord record, Collection<Lint> lints) {
      return new Found(
          record, lints.stream().flatMap(lint -> finding(record, lint).stream()).toList());
    }

    private static Optional<Finding> finding(OperationRecord record, Lint lint) {
      OperationName name = record.operation().name();
      return lint.check().failure(record).map(problem -> new Finding(name, lint, problem));
    }

    boolean isAnything() {
      return !findings.isEmpty();
    }

    String text() {
      StringBuilder text = new StringBuilder(record.operation().name().toString());
      findings.forEach(
          finding ->
              text.append(INDENT)
                  .append(finding.lint().key())
                  .append(": ")
                  .append(finding.problem()));
      Timeline.of(record.history()).forEach(line -> text.append(INDENT).append("  ").append(line));
      return text.toString();
    }
  }
}
