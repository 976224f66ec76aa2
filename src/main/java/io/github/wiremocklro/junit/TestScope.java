package io.github.wiremocklro.junit;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.util.List;
import java.util.Optional;

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

  /** Returns the failure that lints find, of the first scope that has one. */
  Optional<AssertionError> failure(List<Lint> lints) {
    for (ReportedOperations scope : all) {
      LintReport report = scope.lint(lints.toArray(Lint[]::new));
      if (!report.isClean()) {
        return Optional.of(scope.failure(report));
      }
    }
    return Optional.empty();
  }

  /** Returns what to say of starts that came elsewhere than they were waited for. */
  List<String> missed() {
    return all.stream().flatMap(scope -> scope.missed().stream()).toList();
  }

  void reset() {
    all.forEach(FakeOperations::reset);
  }
}
