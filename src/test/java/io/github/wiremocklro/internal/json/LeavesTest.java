package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.internal.json.LeafValues.RENDERED;
import static io.github.wiremocklro.internal.json.LeafValues.TEMPLATE;
import static io.github.wiremocklro.internal.json.Script.problemOf;
import static io.github.wiremocklro.internal.json.Script.read;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the strings of a script are taken, before and after templates are rendered. */
class LeavesTest {

  @Nested
  class Templates {

    @ParameterizedTest
    @CsvFileSource(
        resources = "/scripts/valid-templates.csv",
        delimiter = '|',
        quoteCharacter = '`')
    void areNotCheckedBeforeTheyAreRendered(String json) {
      assertThatCode(() -> read(json, TEMPLATE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvFileSource(
        resources = "/scripts/broken-templates.csv",
        delimiter = '|',
        quoteCharacter = '`')
    void leaveTheRestToBeChecked(String json, String path) {
      assertThat(problemOf(json, TEMPLATE)).startsWith(path);
    }

    /** What a client sent is data, never a template. */
    @Test
    void areJustTextOnceTheyAreRendered() {
      JsonObject metadata = JsonObject.of("@type", "a/b", "note", "{{x}}");

      assertThat(read("{'operation': {'metadata': {'@type': 'a/b', 'note': '{{x}}'}}}", RENDERED))
          .isEqualTo(operation().metadata(metadata));
    }
  }

  @Nested
  class RenderedText {

    @Test
    void isParsedWhereAnObjectANumberOrATruthValueIsMeant() {
      String json =
          """
          {
            'operation': {'metadata': '{\\'@type\\': \\'a/b\\'}', 'error': '{\\'code\\': 5}'},
            'doneAfter': {'polls': ' 4 '},
            'onCancel': '{\\'outcome\\': \\'stuck\\'}',
            'resource': {'update': 'a/b', 'body': '{\\'k\\': [1, true]}'},
            'validateOnly': 'true',
            'progress': [
              '{\\'at\\': {\\'polls\\': 1}, \\'metadata\\': {\\'percent\\': 40}}',
              {'at': {'polls': '2'}, 'metadata': '{\\'percent\\': 80}'},
              {'at': {'polls': ''}, 'metadata': {'percent': 90}},
              ''
            ]
          }
          """;

      assertThat(read(json, RENDERED))
          .isEqualTo(
              operation()
                  .metadata(JsonObject.of("@type", "a/b"))
                  .error(Status.of(Code.NOT_FOUND, ""))
                  .doneAfter(After.polls(4))
                  .onCancel(OnCancel.stuck())
                  .resource(
                      ResourceChange.update("a/b", JsonObject.of("k", List.of(1, true)), null))
                  .validateOnly(true)
                  .progress(After.polls(1), JsonObject.of("percent", 40))
                  .progress(After.polls(2), JsonObject.of("percent", 80)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'operation': ''}",
          "{'operation': {'metadata': ' ', 'response': '', 'error': ''}}",
          "{'doneAfter': ''}",
          "{'doneAfter': {'polls': ''}}",
          "{'onCancel': ' '}",
          "{'resource': ''}",
          "{'validateOnly': ''}",
          "{'progress': ''}"
        })
    void isAbsentWhereItIsBlank(String json) {
      assertThat(read(json, RENDERED)).isEqualTo(operation());
    }

    @Test
    void staysTextWhereTextIsMeant() {
      assertThat(read("{'operation': {'error': {'code': 5, 'message': '{}'}}}", RENDERED))
          .isEqualTo(operation().error(Code.NOT_FOUND, "{}"));
    }

    @Test
    void mayBeAWordWhereAnObjectCouldStand() {
      assertThat(read("{'doneAfter': 'never', 'onCancel': 'refused'}", RENDERED))
          .isEqualTo(operation().doneAfter(After.never()).onCancel(OnCancel.refused()));
    }

    @Test
    void thatIsNoJsonIsRefusedWithItsPlace() {
      assertThat(problemOf("{'operation': {'metadata': '{x'}}", RENDERED))
          .startsWith("$.operation.metadata: \"{x\" is not JSON (line 1, column ")
          .endsWith("; write valid JSON");
    }

    @Test
    void thatIsJsonOfTheWrongKindIsRefused() {
      assertThat(problemOf("{'validateOnly': '5'}", RENDERED))
          .isEqualTo("$.validateOnly: \"5\" is neither true nor false; write one of them");
    }
  }

  /** The admin API means what it says. */
  @Test
  void literalTextIsNeverParsed() {
    assertThat(problemOf("{'validateOnly': 'true'}"))
        .isEqualTo("$.validateOnly: \"true\" is neither true nor false; write one of them");
  }
}
