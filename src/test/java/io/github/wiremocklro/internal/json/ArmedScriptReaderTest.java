package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Design rule 17, as the admin API says it. */
class ArmedScriptReaderTest {

  @Test
  void readsWhichStartIsMeantHowOftenAndWhatBecomesOfIt() {
    ArmedScript armed =
        read(
            "{'id': 'mine', 'target': 'projects/p/lakes/a', 'verb': 'delete', 'times': 2,"
                + " 'script': {'doneAfter': 'never'}}");

    assertThat(armed)
        .isEqualTo(
            new ArmedScript(
                "mine",
                "projects/p",
                StartPattern.delete("projects/p/lakes/a").times(2),
                OperationScript.operation().doneAfter(After.never())));
  }

  @Test
  void meansTheNextStartOfAnyKindByDefault() {
    assertThat(read("{'script': {}}"))
        .isEqualTo(
            new ArmedScript(
                "generated", "projects/p", StartPattern.any(), OperationScript.operation()));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/scripts/broken-armed.csv", delimiter = '|', quoteCharacter = '`')
  void refusesWithThePlaceTheValueAndTheRemedy(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(problem);
  }

  private static ArmedScript read(String json) {
    return new ArmedScriptReader()
        .read(Json.parseObject(json.replace('\'', '"'), "$"), "projects/p", "generated");
  }
}
