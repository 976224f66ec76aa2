package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is one test's own while it runs.
 *
 * @param all its scopes, at least one
 */
record TestScope(List<ReportedOperations> all) {

  static TestScope of(
      FakeOperations server, List<String> scopes, Outside outside, TestReport report) {
    return new TestScope(
        scopes.stream()
            .map(scope -> new ReportedOperations(server.in(scope), report, outside))
            .toList());
  }

  /** Returns the one that the test means where it names none. */
  ReportedOperations fake() {
    return all.get(0);
  }

  /**
   * Fails on what lints find, unless the test has failed. What the test may have missed is said
   * with its failure, which may come of that, and in any case.
   *
   * @param own the failure of the test
   * @param report is told what the test may have missed
   */
  void check(List<Lint> lints, Optional<Throwable> own, Consumer<String> report) {
    Optional<AssertionError> found =
        own.isPresent() || lints.isEmpty() ? Optional.empty() : failure(lints);
    for (ReportedOperations scope : all) {
      scope
          .missed()
          .ifPresent(
              missed -> {
                report.accept(missed);
                own.or(() -> found)
                    .ifPresent(thrown -> thrown.addSuppressed(new AssertionError(missed)));
              });
    }
    if (found.isPresent()) {
      throw found.get();
    }
  }

  /** Returns the failure that lints find, of the first scope that has one. */
  private Optional<AssertionError> failure(List<Lint> lints) {
    for (ReportedOperations scope : all) {
      LintReport report = scope.lint(lints.toArray(Lint[]::new));
      if (!report.isClean()) {
        return Optional.of(scope.failure(report));
      }
    }
    return Optional.empty();
  }

  void reset() {
    all.forEach(FakeOperations::reset);
  }
}
