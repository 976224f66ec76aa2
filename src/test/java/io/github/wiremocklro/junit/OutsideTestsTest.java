package io.github.wiremocklro.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the extension is before, between and after tests, while those of others are running. */
@Timeout(60)
class OutsideTestsTest {
  private static final String SERVER = "projects/test-project/locations/us-central1";

  private static EngineExecutionResults beside;

  @BeforeAll
  static void oneClassBeginsAndEndsBesideATestOfAnother() {
    beside = run(OutsideTestCases.Running.class, OutsideTestCases.Beginning.class);
  }

  @Test
  void beforeAllTestsItIsTheServerThoughAnotherClassIsInTheMiddleOfOne() {
    passed(beside, 2);
    assertThat(told(beside, "before all")).containsExactly(SERVER);
    assertThat(told(beside, "after all")).containsExactly(SERVER);
    assertThat(told(beside, "parameter")).containsExactly(SERVER);
    assertThat(told(beside, "seen by the test")).containsExactly("0 operations");
  }

  @Test
  void aThreadOfAMethodBeforeAllTestsIsOfNoTestOfAnotherClass() {
    assertThat(told(beside, "other thread"))
        .singleElement(STRING)
        .contains("take a FakeOperations parameter")
        .contains("@BeforeAll");
  }

  @Test
  void aScopeThatHasANameIsReachedFromAnyThread() {
    assertThat(told(beside, "other thread, by name"))
        .containsExactly("organizations/o/locations/us-central1");
  }

  @Test
  void aFieldOfAnInstanceIsOfNoneOfTheTestsThatRunMeanwhile() {
    var run = run(OutsideTestCases.AskedByAField.class);

    passed(run, 2);
    assertThat(told(run, "field")).hasSize(2).containsOnly(SERVER);
    assertThat(told(run, "test")).hasSize(2).doesNotContain(SERVER).doesNotHaveDuplicates();
  }

  @Test
  void aFieldOfAnInstanceForAllTestsIsToldWhenTheServerStarts() {
    assertThat(failures(run(OutsideTestCases.AskedTooEarly.class)))
        .singleElement()
        .extracting(Throwable::getMessage, STRING)
        .contains("@TestInstance(PER_CLASS)")
        .contains("@BeforeAll");
  }

  @Test
  void whatIsSaidTooLateIsRefusedAndNotOfTheNextClass() {
    var run = run(OutsideTestCases.SaidTooLate.class, OutsideTestCases.AfterIt.class);

    passed(run, 2);
    assertThat(told(run, "refused"))
        .hasSize(2 * OutsideTestCases.SETTINGS.size())
        .allMatch(text -> text.contains("say it where the extension is made"))
        .anyMatch(text -> text.startsWith("requireAuth(): "))
        .anyMatch(text -> text.startsWith("failOn(...): "))
        .anyMatch(text -> text.endsWith("new WireMockLroExtension().forAllClasses()"));
    assertThat(told(run, "without a token")).containsExactly("200", "200");
  }

  private static EngineExecutionResults run(Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Stream.of(classes)
                .map(DiscoverySelectors::selectClass)
                .toArray(DiscoverySelector[]::new))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter(
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute();
  }

  private static void passed(EngineExecutionResults run, int tests) {
    run.testEvents().assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
  }

  private static List<Throwable> failures(EngineExecutionResults run) {
    return run.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  /** Returns what was published under a key. */
  private static List<String> told(EngineExecutionResults results, String key) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get(key))
        .filter(value -> value != null)
        .toList();
  }
}
