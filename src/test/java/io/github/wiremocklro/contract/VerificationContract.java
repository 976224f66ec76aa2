package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static io.github.wiremocklro.verification.Lint.polledAfterDone;
import static io.github.wiremocklro.verification.Lint.polledFasterThan;
import static io.github.wiremocklro.verification.Times.atLeast;
import static io.github.wiremocklro.verification.Times.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.verification.LintReport;
import io.github.wiremocklro.verification.LintReport.Finding;
import io.github.wiremocklro.verification.Times;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a test checks when clients have done their work. */
abstract class VerificationContract extends ContractPart {

  VerificationContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void whatTheClientDidIsVerifiedByName() {
    String created = createLake("a").text("/name");
    get(created);
    cancel(created);
    get(created);

    assertThatCode(
            () ->
                fake.verify(
                    operation(created)
                        .polled(atLeast(2))
                        .cancelRequested(once())
                        .notPolledAfterDone()
                        .cancelled()))
        .doesNotThrowAnyException();
  }

  @Test
  void whatTheClientDidIsVerifiedByTarget() {
    cancel(createLake("a"));

    assertThatCode(() -> fake.verify(operation(lake).cancelRequested(once())))
        .doesNotThrowAnyException();
  }

  @Test
  void whatTheClientDidNotDoFailsWithTheTimeline() {
    Reply created = createLake("a");
    cancel(created);

    assertThatThrownBy(
            () -> fake.verify(operation(lake).cancelRequested(Times.never()).polled(once())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(created.text("/name"))
        .hasMessageContaining("CreateLake")
        .hasMessageContaining("CancelOperation");
  }

  @Test
  void anOperationThatIsNotThereFailsTheVerification() {
    assertThatThrownBy(() -> fake.verify(operation(name).polled(once())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(name);
  }

  @Test
  void whatWillBeDoneInTimeIsWaitedFor() {
    fake.start(OperationScript.operation().name(name).doneAfter(never()));

    CompletableFuture<Void> verified =
        CompletableFuture.runAsync(
            () -> fake.verify(operation(name).polled(once()).within(Duration.ofSeconds(20))));
    get(name);

    assertThatCode(verified::join).doesNotThrowAnyException();
  }

  @Test
  void whatIsOutsideOfTheScopeIsRefused() {
    assertRefused(
        () -> fake.verify(operation("projects/other/operations/x").polled(once())),
        "name: \"projects/other/operations/x\" lies outside the scope \"%s\"; use the scope \"projects/other\""
            .formatted(scope));
  }

  @Test
  void aTargetThatOtherScopesHaveTooIsLookedForInTheScope() {
    JsonObject shared = METADATA.with("target", "shared/things/" + scope.substring(9));
    FakeOperations other = server.in(Rest.newParent());
    fake.start(OperationScript.operation().metadata(shared));
    other.start(OperationScript.operation().metadata(shared));

    assertThat(fake.record(shared.string("target")).operation().name().toString())
        .startsWith(scope + "/");
    other.reset();
  }

  @Test
  void ofSeveralPacesTheStrictestIsLinted() {
    String created = createLake("a").text("/name");
    get(created);
    get(created);

    LintReport report =
        fake.lint(polledFasterThan(Duration.ofHours(1)), polledFasterThan(Duration.ofNanos(1)));

    assertThat(report.findings())
        .extracting(Finding::lint)
        .containsExactly(polledFasterThan(Duration.ofHours(1)));
  }

  @Test
  void lintsFindWhatNoClientShouldDo() {
    fake.start(OperationScript.operation().name(name).doneAfter(never()));

    LintReport report = fake.lint(leftRunning(), polledAfterDone());

    assertThat(report.findings())
        .extracting(Finding::operation, Finding::lint)
        .containsExactly(tuple(OperationName.parse(name), leftRunning()));
    assertThat(report.message()).contains(name).contains("STARTED");
  }

  @Test
  void lintsFindNothingWhereAllIsWell() {
    Reply created = createLake("a");
    get(created.text("/name"));
    get(created.text("/name"));

    assertThat(fake.lint(leftRunning(), polledAfterDone())).isEqualTo(LintReport.CLEAN);
    assertThat(fake.lint()).isEqualTo(LintReport.CLEAN);
  }
}
