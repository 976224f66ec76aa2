package io.github.wiremocklro.junit;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The file that a failing test leaves behind. */
@Timeout(60)
class ReportTest {

  @Test
  void aVerificationThatFailsNamesAFileWithTheTimeline() throws Exception {
    Path file = reportOf("verifiesWhatDidNotHappen");

    assertThat(file.toString()).contains("wiremock-lro").contains("ReportTestCases");
    assertThat(Files.readString(file))
        .contains("The operation is not as expected")
        .contains("\"event\":\"STARTED\"")
        .contains("<script type=\"module\">")
        .doesNotContain("import {");
  }

  @Test
  void soDoesALint() throws Exception {
    assertThat(Files.readString(reportOf("leavesOneRunning"))).contains("leftRunning");
  }

  @Test
  void whatAClientSentIsNoScriptInIt() throws Exception {
    String html = Files.readString(reportOf("isSentAScript"));

    assertThat(html).contains("\\u003c/script>\\u003cimg").doesNotContain("<img");
  }

  private static Path reportOf(String test) {
    List<TestExecutionResult> results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(ReportTestCases.class, test))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .collect(toList());
    assertThat(results).hasSize(1);
    String message = results.get(0).getThrowable().orElseThrow().getMessage();
    return Path.of(
        URI.create(message.substring(message.lastIndexOf("The same to look at: ") + 21)));
  }
}
