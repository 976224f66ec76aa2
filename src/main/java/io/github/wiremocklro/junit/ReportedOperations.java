package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.StatusException;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.LintReport;
import java.util.List;
import java.util.Optional;

/** The controls of one test, whose failures come with a report. */
final class ReportedOperations extends DelegatingFakeOperations {
  /** A report of more is not read. */
  private static final int MOST = 20;

  private final FakeOperations fake;
  private final TestReport report;
  private final Outside outside;

  ReportedOperations(FakeOperations fake, TestReport report, Outside outside) {
    this.fake = fake;
    this.report = report;
    this.outside = outside;
  }

  @Override
  FakeOperations delegate() {
    return fake;
  }

  @Override
  public FakeOperations in(String scope) {
    return new ReportedOperations(fake.in(scope), report, outside);
  }

  @Override
  public void next(StartPattern start, OperationScript script) {
    outside.watch();
    fake.next(start, script);
  }

  /** Returns what to say of starts that came elsewhere than they were waited for. */
  Optional<String> missed() {
    return outside.missedBy(fake);
  }

  @Override
  public void verify(Expectation expectation) {
    try {
      fake.verify(expectation);
    } catch (AssertionError e) {
      AssertionError failure =
          report.of(String.valueOf(e.getMessage()), about(expectation.nameOrTarget()));
      failure.setStackTrace(e.getStackTrace());
      throw failure;
    }
  }

  /** Returns the failure that a report of lints is. */
  AssertionError failure(LintReport lints) {
    return report.of(
        lints.message(),
        lints.findings().stream()
            .map(finding -> finding.operation().toString())
            .distinct()
            .limit(MOST)
            .flatMap(name -> about(name).stream())
            .toList());
  }

  /**
   * Returns the record of the operation that is meant, else those that may have been; none where
   * the fake cannot be asked any more, for the failure of the test is what has to be told.
   */
  private List<OperationRecord> about(String nameOrTarget) {
    try {
      return List.of(fake.record(nameOrTarget));
    } catch (StatusException unknown) {
      return fake.records().stream().limit(MOST).toList();
    } catch (RuntimeException stopped) {
      return List.of();
    }
  }
}
