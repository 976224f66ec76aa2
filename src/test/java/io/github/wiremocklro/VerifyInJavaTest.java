package io.github.wiremocklro;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.verification.Expectation.operation;
import static io.github.wiremocklro.verification.Lint.leftRunning;
import static io.github.wiremocklro.verification.Times.never;
import static io.github.wiremocklro.verification.Times.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.verification.LintReport.Finding;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a test expects of the calls that clients make over HTTP. */
@Timeout(60)
class VerifyInJavaTest {
  @AutoClose private static final WireMockLroServer SERVER = new WireMockLroServer().start();

  private final Rest rest = new Rest(SERVER::baseUrl);
  private final FakeOperations fake = SERVER.in(Rest.newParent());
  private final String name = fake.parent() + "/operations/op";
  private final String lake = fake.parent() + "/lakes/a";

  @Test
  void passesWhereAllIsAsExpected() {
    fake.start(operation().name(name));
    rest.get("/v1/" + name);

    fake.verify(operation(name).polled(once()).cancelRequested(never()));
    SERVER.verify(operation(name).polled(once()));
  }

  @Test
  void failsWithTheTimelineWhereItIsNot() {
    fake.start(operation().name(name));
    rest.get("/v1/" + name);

    assertThatThrownBy(() -> fake.verify(operation(name).polled(never())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("polled: expected never, but was once")
        .hasMessageContaining("POLLED   GetOperation -> RUNNING");
  }

  @Test
  void takesAResourceForTheLatestOperationOnIt() {
    rest.post("/v1/" + fake.parent() + "/lakes?lakeId=a", "{}");
    rest.post("/v1/" + fake.complete(lake).name() + ":cancel");
    rest.delete("/v1/" + lake);

    fake.verify(operation(lake).cancelRequested(never()));
  }

  @Test
  void waitsUntilTheClientHasCalled() {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> fake.verify(operation(lake).polled(once()).within(30, TimeUnit.SECONDS)));

    String started = rest.post("/v1/" + fake.parent() + "/lakes?lakeId=a", "{}").text("/name");
    rest.get("/v1/" + started);

    waiting.join();
  }

  @Test
  void outsideTheScopeIsRefused() {
    assertThatThrownBy(() -> fake.verify(operation("projects/other/operations/1")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("lies outside the scope");
  }

  @Test
  void lintsFindWhatIsInTheScope() {
    fake.start(operation().name(name));
    SERVER.in(Rest.newParent()).start(operation());

    assertThat(fake.lint(leftRunning()).findings())
        .extracting(Finding::operation)
        .hasToString("[" + name + "]");
    assertThat(SERVER.lint(leftRunning()).findings()).hasSizeGreaterThan(1);
  }
}
