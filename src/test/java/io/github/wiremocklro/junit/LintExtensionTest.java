package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(60)
class LintExtensionTest {

  @Test
  void aTestWithoutFindingsPasses() {
    assertThat(run(test("clean")).getStatus()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void aTestFailsOnAllThatTheLintsFindInItsScope() {
    TestExecutionResult result = run(test("leavesOneRunningAndPollsAnotherAfterItsEnd"));

    assertThat(result.getStatus()).isEqualTo(Status.FAILED);
    assertThat(result.getThrowable().orElseThrow())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Operations that were not treated as they should be: 2\n")
        .hasMessageContaining("leftRunning: expected it to be done or deleted, but is RUNNING")
        .hasMessageContaining("polledAfterDone: expected no poll")
        .hasMessageContaining("POLLED   GetOperation -> SUCCEEDED");
  }

  @Test
  void aFailureOfTheTestsOwnIsNotHidden() {
    Throwable failure = run(test("fails")).getThrowable().orElseThrow();

    assertThat(failure).hasMessage("the test's own failure").hasNoSuppressedExceptions();
  }

  @Test
  void anAbortedTestStaysAborted() {
    assertThat(run(test("isAborted")).getStatus()).isEqualTo(Status.ABORTED);
  }

  @Test
  void whatAMethodAfterEachTestEndsIsNotLeftRunning() {
    assertThat(run(selectClass(LintTestCases.EndedAfterEach.class)).getStatus())
        .isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void nothingIsCheckedUnlessItIsAskedFor() {
    assertThat(run(selectClass(LintTestCases.WithoutLints.class)).getStatus())
        .isEqualTo(Status.SUCCESSFUL);
  }

  private static DiscoverySelector test(String method) {
    return selectMethod(LintTestCases.InStaticField.class, method);
  }

  /** Returns the result of the one test that is selected. */
  private static TestExecutionResult run(DiscoverySelector selector) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selector)
        .execute()
        .testEvents()
        .finished()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .reduce(
            (one, other) -> {
              throw new AssertionError("more than one test");
            })
        .orElseThrow();
  }
}
