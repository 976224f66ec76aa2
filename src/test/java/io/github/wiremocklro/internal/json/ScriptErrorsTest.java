package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.internal.json.Script.problemOf;
import static io.github.wiremocklro.internal.json.Script.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each refusal names the place, the value, what is wrong and what to do. */
class ScriptErrorsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/scripts/broken.csv", delimiter = '|', quoteCharacter = '`')
  void namesPlaceValueAndRemedy(String json, String problem) {
    assertThat(problemOf(json)).isEqualTo(problem);
  }

  @Test
  void showsOnlyTheBeginningOfALongValue() {
    String problem = problemOf("{'onCancel': '" + "x".repeat(1_000_000) + "'}");

    assertThat(problem).startsWith("$.onCancel: \"xxx").contains("x...").hasSizeLessThan(500);
  }

  @Test
  void namesThePathFromTheGivenPlaceOn() {
    assertThatThrownBy(
            () ->
                new ScriptReader(LeafValues.LITERAL)
                    .read(JsonObject.of("doneAfter", 1), "$.transformerParameters"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith("$.transformerParameters.doneAfter: 1 ");
  }

  @Test
  void namesThePlaceOfAListThatIsTooLong() {
    String faults = String.join(", ", Collections.nCopies(1_001, "{'on': 'get', 'dropped': true}"));
    String steps =
        String.join(", ", Collections.nCopies(1_001, "{'at': {'polls': 1}, 'metadata': {}}"));

    assertThat(problemOf("{'faults': [" + faults + "]}"))
        .isEqualTo("$.faults: 1001 faults are too many; use at most 1000");
    assertThat(problemOf("{'progress': [" + steps + "]}"))
        .isEqualTo("$.progress: 1001 steps are too many; use at most 1000");
  }

  @Test
  void takesAndShowsAnObjectThatIsDeeplyNested() {
    String deep = "{'a':".repeat(90) + "1" + "}".repeat(90);

    assertThat(problemOf("{'validateOnly': " + deep + "}"))
        .startsWith("$.validateOnly: ")
        .endsWith("is neither true nor false; write one of them");
    assertThat(
            read("{'operation': {'metadata': {'@type': 'a/b', 'deep': " + deep + "}}}").metadata())
        .isNotNull();
  }
}
