package io.github.wiremocklro.junit;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Applications that work in a scope of their own, whatever the test. */
@Timeout(60)
class ScopeExtensionTest {
  private static final String SAID = "wiremock-lro";

  @Test
  void whatIsArmedMeetsTheStartsOfTheApplication() {
    passes(ScopeTestCases.NextMeetsTheApplication.class, 2);
  }

  @Test
  void eachTestFindsTheScopeAsNew() {
    var run = passes(ScopeTestCases.FoundAsNew.class, 2);

    assertThat(told(run, "found")).containsExactly("0", "0");
    assertThat(told(run, "frozen")).containsExactly("false", "false");
    assertThat(told(run, SAID)).isEmpty();
  }

  @Test
  void methodsBeforeAndAfterAllTestsAreInTheScopeToo() {
    var run = passes(ScopeTestCases.BeforeAndAfterAll.class, 1);

    assertThat(told(run, "parent"))
        .isEqualTo(Collections.nCopies(2, "projects/my-app/locations/us-central1"));
  }

  @Test
  void operationsOfTheTopLevelAreAScope() {
    assertThat(told(passes(ScopeTestCases.OfTheTopLevel.class, 1), "started"))
        .singleElement(STRING)
        .startsWith("operations/");
  }

  @Test
  void lintsLookThere() {
    assertThat(failure(selectClass(ScopeTestCases.LeavesOneRunning.class)))
        .hasMessageContaining("leftRunning")
        .hasMessageContaining("projects/my-app/locations/us-central1/operations/");
  }

  @Test
  void aSecondScopeIsResetAndLookedAtToo() {
    var run = run(selectClass(ScopeTestCases.TwoScopes.class));

    run.testEvents().assertStatistics(statistics -> statistics.failed(2));
    assertThat(told(run, "found")).containsExactly("0", "0");
    assertThat(told(run, SAID)).isEmpty();
  }

  @Test
  void testsOnOneScopeOfAServerRunOneAfterAnother() {
    assertOneAfterAnother(passes(ScopeTestCases.Parallel.class, 8), 8);
    assertOneAfterAnother(passes(ScopeTestCases.ParallelInOneInstance.class, 4), 4);
  }

  @Test
  void testsOfTwoServersDoNotWaitForEachOther() {
    passes(ScopeTestCases.EachWithItsServer.class, 2);
  }

  @Test
  void twoExtensionsInAnyOrderDoNotStopEachOther() {
    var run =
        run(
            selectClass(ScopeTestCases.Crossed.OneWay.class),
            selectClass(ScopeTestCases.Crossed.TheOther.class));

    run.testEvents().assertStatistics(statistics -> statistics.succeeded(10).failed(0));
    assertOneAfterAnother(run, 10);
  }

  private static void assertOneAfterAnother(EngineExecutionResults run, int tests) {
    assertThat(told(run, "others")).hasSize(tests).containsOnly("0");
    assertThat(told(run, "operations")).hasSize(tests).containsOnly("1");
  }

  @Test
  void aTestThatFailsBeforeItBeginsLetsTheNextOneRun() {
    var run = run(selectClass(ScopeTestCases.FailsBeforeTheFirst.class));

    run.testEvents().assertStatistics(statistics -> statistics.succeeded(1).failed(1));
  }

  @Test
  void whatFailsBeforeTheFakeIsAskedLeavesTheServerToTheOthers() {
    var run = run(selectClass(ScopeTestCases.FailsEvenBefore.class));

    run.testEvents().assertStatistics(statistics -> statistics.succeeded(1).failed(1));
    assertThat(told(run, "server")).hasSize(2).containsOnly(told(run, "server").get(0));
  }

  @Test
  void startsThatCameElsewhereThanTheyWereAwaitedAreReported() {
    var run = run(selectClass(ScopeTestCases.Missed.class));

    run.testEvents().assertStatistics(statistics -> statistics.succeeded(1));
    assertThat(told(run, SAID))
        .first(STRING)
        .isEqualTo(
            "next(...) still waits in \"projects/t-1\" for: any start. Meanwhile operations were"
                + " started in \"projects/my-app\" (1 started, 1 still running). If the application"
                + " works there, say so where the extension is made: .scope(\"projects/my-app\")");
  }

  @Test
  void theFailureOfATestSaysSoBesideItsOwnMessage() {
    Throwable failure = failure(selectClass(ScopeTestCases.MissedAndFailed.class));

    assertThat(failure).hasMessage("the test's own failure");
    assertThat(failure.getSuppressed())
        .singleElement()
        .extracting(Throwable::getMessage, STRING)
        .contains("/lakes/sales\", 2 times. Meanwhile")
        .contains(".scope(\"projects/my-app\")");
  }

  @Test
  void nothingIsSaidWhereEveryStartWasMetOrNoneCameElsewhere() {
    var run = run(selectMethod(ScopeTestCases.NotMissed.class, "armsMoreThanComes"));
    assertThat(told(run, SAID)).isEmpty();

    run = run(selectMethod(ScopeTestCases.NotMissed.class, "isMetThoughOthersComeElsewhere"));
    assertThat(told(run, SAID)).singleElement(STRING).startsWith("These scopes are no test's");
  }

  @Test
  void whatIsLeftInOtherScopesIsSaidOnceWhenTheServerStops() {
    var run = passes(ScopeTestCases.LeavesSomethingElsewhere.class, 2);

    assertThat(told(run, SAID))
        .containsExactly(
            "These scopes are no test's, so nothing resets them, and failOn(...) does not look"
                + " there: \"organizations/o\" (1 started, 0 still running); \"projects/my-app\" (1"
                + " started, 1 still running). If the application works there, say so where the"
                + " extension is made: .scope(\"organizations/o\").scope(\"projects/my-app\")\n"
                + "next(...) still waits for: any start");
  }

  @Test
  void aServerForAllClassesRunsToTheEndOfTheRun() {
    var run =
        run(selectClass(ScopeTestCases.First.class), selectClass(ScopeTestCases.Second.class));

    run.testEvents().assertStatistics(statistics -> statistics.succeeded(2).failed(0));
    List<String> servers = told(run, "server");
    assertThat(servers).hasSize(2).containsOnly(servers.get(0));
    assertThat(told(run, "operations")).containsExactly("0", "0");
    assertThat(told(run, SAID)).singleElement(STRING).contains("(2 started, 2 still running)");
    assertThatThrownBy(() -> new Socket("127.0.0.1", URI.create(servers.get(0)).getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aServerForOneTestIsNotForAllClasses() {
    assertThat(failure(selectClass(ScopeTestCases.ForAllClassesInAnInstanceField.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("static field");
  }

  @Test
  void whatCanBeNoScopeIsRefused() {
    assertThatThrownBy(() -> new WireMockLroExtension().scope("my-app"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("scope: \"my-app\" is no scope")
        .hasMessageContaining("\"projects/my-app\"");
  }

  @Test
  void whatIsSaidWhileATestRunsIsRefused() {
    assertThat(failure(selectClass(ScopeTestCases.SaidTooLate.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("where the extension is made");
  }

  private static Throwable failure(DiscoverySelector test) {
    return run(test)
        .testEvents()
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  private static EngineExecutionResults passes(Class<?> testClass, int tests) {
    EngineExecutionResults run = run(selectClass(testClass));
    run.testEvents().assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
    return run;
  }

  private static EngineExecutionResults run(DiscoverySelector... selectors) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectors)
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter(
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute();
  }

  /** Returns what was published under a key. */
  private static List<String> told(EngineExecutionResults results, String key) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get(key))
        .filter(value -> value != null)
        .collect(toList());
  }
}
