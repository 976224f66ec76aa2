package io.github.wiremocklro.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.ArmedScript;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                StartPattern.delete("projects/p/lakes/a"),
                2,
                OperationScript.operation().doneAfter(After.never())));
  }

  @Test
  void meansTheNextStartOfAnyKindByDefault() {
    assertThat(read("{'script': {}}"))
        .isEqualTo(
            new ArmedScript(
                "generated", "projects/p", StartPattern.any(), 1, OperationScript.operation()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | $.script: null is missing; say what is to become of the operation
          {'script': {'validateOnly': true}} | $.script.validateOnly: true cannot be given here: the start itself decides it; leave it out
          {'target': 'projects/q/lakes/a', 'script': {}} | $.target: "projects/q/lakes/a" lies outside the scope "projects/p"; use the scope "projects/q"
          {'script': {'operation': {'name': 'projects/q/operations/a'}}} | $.script.operation.name: "projects/q/operations/a" lies outside the scope "projects/p"; use the scope "projects/q"
          {'count': 1} | $.count: 1 stands under an unknown key; use one of id, target, verb, times, script
          {'times': 0} | $.times: 0 is less than 1; say for how many starts the script is to serve
          {'times': '1'} | $.times: "1" is no whole number up to 2147483647; write digits, no quotes
          {'target': 1} | $.target: 1 is no string; put it in quotes
          {'script': {'doneAfter': 'soon'}} | $.script.doneAfter: "soon" does not fit here; use {"polls": 3}, {"time": "30s"} or "never"
          {'script': {'resource': {'delete': 'a'}}} | $.script.resource: "a" cannot be given here: the start itself decides it; leave it out
          {'script': {'operation': {'parent': 'a'}}} | $.script.operation.parent: "a" cannot be given here: the start itself decides it; leave it out
          """)
  void refusesWithThePlaceTheValueAndTheRemedy(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidScriptException.class)
        .hasMessage(problem);
  }

  private static ArmedScript read(String json) {
    return new ArmedScriptReader()
        .read(Json.parseObject(json.replace('\'', '"'), "$"), "projects/p", "generated");
  }
}
