package io.github.wiremocklro.verification;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static io.github.wiremocklro.verification.Lint.polledAfterDone;
import static io.github.wiremocklro.verification.Lint.polledFasterThan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wiremocklro.internal.engine.Effects;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.verification.LintReport.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LintReportTest {
  private static final OperationName OTHER = OperationName.parse(PARENT + "/operations/op-2");

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(new Store(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Test
  void isCleanWhereTheClientPollsUntilTheEndAndNoFurther() {
    operations.start(running().doneAfter(polls(2)));
    operations.get(NAME);
    time.advance(Duration.ofSeconds(1));
    operations.get(NAME);

    LintReport report =
        lint(polledAfterDone(), leftRunning(), polledFasterThan(Duration.ofSeconds(1)));

    assertThat(report).isEqualTo(new LintReport(List.of(), ""));
    assertThat(report.isClean()).isTrue();
  }

  @Test
  void tellsWhatWasFoundAndWhatHappenedToEachOperation() {
    operations.start(running().doneAfter(polls(1)));
    operations.get(NAME);
    operations.get(NAME);
    operations.start(running().name(OTHER.toString()));

    LintReport report =
        lint(polledAfterDone(), leftRunning(), polledFasterThan(Duration.ofSeconds(1)));

    assertThat(report.isClean()).isFalse();
    assertThat(report.findings())
        .extracting(Finding::operation, finding -> finding.lint().key())
        .containsExactly(
            tuple(NAME, "polledAfterDone"),
            tuple(NAME, "polledFasterThan"),
            tuple(OTHER, "leftRunning"));
    assertThat(report.message())
        .isEqualTo(
            """
            Operations that were not treated as they should be: 2
            projects/p/locations/l/operations/op-1
              polledAfterDone: expected no poll after the client was shown the end, but it polled once
              polledFasterThan: expected at least 1.000s from poll to poll, but it was less once, once only 0.000s
                +0.000s  STARTED
                +0.000s  POLLED   GetOperation -> SUCCEEDED
                +0.000s  DONE
                +0.000s  POLLED   GetOperation -> SUCCEEDED  0.000s after the poll before
            projects/p/locations/l/operations/op-2
              leftRunning: expected it to be done or deleted, but is RUNNING
                +0.000s  STARTED\
            """);
  }

  @Test
  void knowsWhatWasDeletedToo() {
    operations.start(running().doneAfter(polls(1)));
    operations.get(NAME);
    operations.get(NAME);
    operations.delete(NAME);

    assertThat(lint(polledAfterDone()).findings()).hasSize(1);
  }

  @Test
  void doesNotCallLeftRunningWhatIsGone() {
    operations.start(running());
    operations.delete(NAME);
    operations.start(running().name(OTHER.toString()));
    operations.forget(OTHER);

    assertThat(lint(leftRunning()).isClean()).isTrue();
  }

  @Test
  void applyingALintTwiceFindsNothingTwice() {
    operations.start(running());

    assertThat(lint(leftRunning(), leftRunning()).findings()).hasSize(1);
  }

  @Test
  void stopsAtVeryMany() {
    for (int i = 0; i < 120; i++) {
      operations.start(running().name(PARENT + "/operations/many-" + i));
    }

    LintReport report = lint(leftRunning());

    assertThat(report.findings()).hasSize(100);
    assertThat(report.message())
        .startsWith("Operations that were not treated as they should be: at least 100\n");
  }

  private LintReport lint(Lint... lints) {
    return LintReport.of(operations.everyRecord(null), List.of(lints));
  }
}
