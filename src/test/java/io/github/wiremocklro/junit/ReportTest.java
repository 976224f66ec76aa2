package io.github.wiremocklro.junit;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.OperationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The file that a failing test leaves behind. */
@Timeout(60)
class ReportTest {
  private static final String NAMED = "The same to look at: ";

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

  @Test
  void everyFailureOfEveryInvocationHasAFileOfItsOwn() throws Exception {
    List<Path> files = reports(selectMethod(ReportTestCases.class, "verifiesTwice", String.class));

    assertThat(files).hasSize(2).doesNotHaveDuplicates();
    assertThat(files)
        .allSatisfy(
            file -> {
              assertThat(file.getFileName().toString())
                  .startsWith(ReportTestCases.class.getName() + ".verifiesTwice.")
                  .endsWith(".2.html");
              assertThat(file).exists();
            });
    assertThat(files.stream().map(ReportTest::content)).anyMatch(html -> html.contains("a/../b"));
  }

  @Test
  void aTestInANestedClassHasAFile() throws Exception {
    Path file =
        reports(selectMethod(ReportTestCases.Inside.class, "verifiesWhatDidNotHappen")).get(0);

    assertThat(file.getFileName().toString())
        .startsWith(ReportTestCases.class.getName() + "$Inside.verifiesWhatDidNotHappen.");
  }

  @Test
  void theFileOfTheNextRunTakesThePlaceOfTheOneBefore() throws Exception {
    assertThat(reportOf("verifiesWhatDidNotHappen"))
        .isEqualTo(reportOf("verifiesWhatDidNotHappen"));
  }

  @Test
  void whereNoFileCanBeWrittenTheFailureIsAsItWas(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    List<OperationRecord> records = List.of(record());

    assertThat(new TestReport("test", file.resolve("below")).of("It failed.", records))
        .hasMessage("It failed.");
    assertThat(new TestReport("test", null).of("It failed.", records)).hasMessage("It failed.");
    assertThat(new TestReport("test", folder).of("It failed.", List.of())).hasMessage("It failed.");
    assertThat(new TestReport("test", folder).of("It failed.", records))
        .hasMessage("It failed.\nThe same to look at: " + folder.resolve("test.html").toUri());
  }

  @Test
  void aTestMayHaveANameThatNoFileHas(@TempDir Path folder) {
    assertThat(
            new TestReport("a/B$C.what is <this>: \0?.1f-2", folder)
                .of("It failed.", List.of(record())))
        .hasMessageEndingWith("/a_B$C.what_is__this_____.1f-2.html");
  }

  private static OperationRecord record() {
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      return fake.record(fake.start(operation()).name().toString());
    }
  }

  private static Path reportOf(String test) {
    return reports(selectMethod(ReportTestCases.class, test)).get(0);
  }

  /** Runs tests that fail, and returns the files that their messages name. */
  private static List<Path> reports(DiscoverySelector tests) {
    List<Path> files =
        EngineTestKit.engine("junit-jupiter")
            .selectors(tests)
            .execute()
            .testEvents()
            .failed()
            .stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> result.getThrowable().orElseThrow().getMessage())
            .map(message -> message.substring(message.lastIndexOf(NAMED) + NAMED.length()))
            .map(uri -> Path.of(URI.create(uri)))
            .toList();
    assertThat(files).isNotEmpty();
    return files;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
