package io.github.wiremocklro.junit;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(60)
class WireMockLroExtensionTest {

  @Test
  void aStaticFieldIsOneServerForTheClassAndItsNestedClasses() {
    var run = run(ExtensionTestCases.StaticField.class, 3);

    assertThat(told(run, "server")).hasSize(3).containsOnly(told(run, "server").get(0));
  }

  @Test
  void eachTestOfAStaticFieldHasAScopeOfItsOwn() {
    var run = run(ExtensionTestCases.StaticField.class, 3);

    assertThat(told(run, "parent")).hasSize(3).doesNotHaveDuplicates();
    assertThat(told(run, "operations")).containsExactly("1", "1", "1");
  }

  @Test
  void inTwoFieldsItIsOneAllTheSame() {
    List<String> parents = told(run(ExtensionTestCases.InTwoFields.class, 1), "parent");

    assertThat(parents).hasSize(3).endsWith(parents.get(0));
    assertThat(parents.get(1)).startsWith("projects/t-1/");
  }

  @Test
  void anInstanceFieldIsAServerForEachTest() {
    var run = run(ExtensionTestCases.InstanceField.class, 2);

    assertThat(told(run, "stubs")).hasSize(2).containsOnly(told(run, "stubs").get(0));
  }

  @Test
  void noServerIsLeftAfterTheTests() {
    var classServer = told(run(ExtensionTestCases.StaticField.class, 3), "server").get(0);
    var testServer = told(run(ExtensionTestCases.InstanceField.class, 2), "server").get(0);

    assertThat(List.of(classServer, testServer))
        .allSatisfy(
            url ->
                assertThatThrownBy(() -> new Socket("127.0.0.1", URI.create(url).getPort()).close())
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void lifecycleMethodsSeeTheServerAndTheScopeOfTheirTest() {
    var run = run(ExtensionTestCases.LifecycleMethods.class, 1);

    assertThat(told(run, "before all")).singleElement().asString().startsWith("http://127.0.0.1:");
    assertThat(told(run, "test")).isEqualTo(told(run, "before each"));
  }

  @Test
  void severalServersKeepApart() {
    var run = run(ExtensionTestCases.TwoServers.class, 1);

    assertThat(told(run, "operations of one")).containsExactly("1");
    assertThat(told(run, "operations of two")).containsExactly("0");
  }

  @Test
  void concurrentTestsShareAServerButNeitherOperationsNorTime() {
    var run = run(ExtensionTestCases.Concurrent.class, 2);

    assertThat(told(run, "server")).hasSize(2).containsOnly(told(run, "server").get(0));
    assertThat(told(run, "passed")).containsExactly("PT1H", "PT1H");
    assertThat(told(run, "operations")).containsExactly("1", "1");
  }

  @Test
  void aParameterServesThreadsThatAreNotTheTests() {
    var run = run(ExtensionTestCases.OtherThreads.class, 2);

    assertThat(told(run, "own parent"))
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(told(run, "parent via parameter"));
  }

  @Test
  void aThreadThatCouldBeOfSeveralTestsIsToldWhatToDo() {
    var run = run(ExtensionTestCases.OtherThreads.class, 2);

    assertThat(told(run, "via field"))
        .hasSize(2)
        .allMatch(text -> text.contains("IllegalStateException"))
        .allMatch(text -> text.contains("take a FakeOperations parameter"));
  }

  @Test
  void aThreadOfTheOnlyTestThatRunsIsOfThatTest() {
    var run = run(ExtensionTestCases.OtherThreadOfTheOnlyTest.class, 1);

    assertThat(told(run, "same")).containsExactly("true");
  }

  @Test
  void aStubOfTheUsersOwnWinsOverAShippedMapping() {
    var run = run(ExtensionTestCases.OwnStub.class, 1);

    assertThat(told(run, "answer")).containsExactly("\"mine\"");
  }

  @Test
  void anExtensionThatIsNotRegisteredSaysSo() {
    assertThatThrownBy(() -> new WireMockLroExtension().parent())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  private static EngineExecutionResults run(Class<?> testClass, int tests) {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(testClass))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .execute();
    results.testEvents().assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
    return results;
  }

  /** Returns what the tests published under a key. */
  private static List<String> told(EngineExecutionResults results, String key) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get(key))
        .filter(value -> value != null)
        .collect(toList());
  }
}
