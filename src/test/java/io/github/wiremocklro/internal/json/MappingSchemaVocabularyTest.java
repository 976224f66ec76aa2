package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.internal.json.MappingSchema.JSON;
import static io.github.wiremocklro.internal.json.MappingSchema.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the JSON Schema are those of the readers, each with a sentence for editors. */
class MappingSchemaVocabularyTest {

  @ParameterizedTest
  @MethodSource("vocabulary")
  void isThatOfTheReader(String definition, Set<String> keys) {
    assertThat(keysOf(definition)).isEqualTo(new TreeSet<>(keys));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void isExplainedInASentence(String definition) {
    assertThat(keysOf(definition))
        .allSatisfy(
            key ->
                assertThat(MappingSchema.field(definition, key).path("description").asText())
                    .as(key)
                    .matches("[A-Z].*[^.]\\."));
  }

  @Test
  void hasTheOutcomesOfACancel() {
    JsonNode outcomes = JSON.at("/definitions/outcome/anyOf/0");

    assertThat(outcomes.get("enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(Arrays.stream(Outcome.values()).map(Outcome::word).toList());
    assertThat(outcomes.get("enumDescriptions")).hasSameSizeAs(Outcome.values());
  }

  @Test
  void hasTheCodesOfErrors() {
    assertThat(JSON.at("/definitions/code/anyOf/0/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(Code.values()).filter(code -> code != Code.OK).map(Code::name).toList());
  }

  @Test
  void isASchemaOfDraft7() {
    assertThat(
            SchemaRegistry.withDialect(Dialects.getDraft7())
                .getSchema(SchemaLocation.of(JSON.get("$schema").asText()))
                .validate(JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'on': 'get', 'error': {'code': 'UNAVAILABLE', 'message': 'm', 'reason': 'A_B', 'retryAfter': '2s'}}",
        "{'on': 'start', 'from': 2, 'times': 3, 'error': {'code': 14}, 'applied': true}",
        "{'on': 'delete', 'times': 'forever', 'body': '<html>'}",
        "{'on': 'cancel', 'body': {'status': 503, 'contentType': 'text/plain', 'text': 'x'}}",
        "{'on': 'get', 'body': {'bodyFileName': 'proxy.html'}}",
        "{'on': 'get', 'truncated': true}",
        "{'on': 'start', 'dropped': true, 'applied': false}",
        "{'on': 'wait', 'delay': '600s'}",
        "{'on': 'get', 'delay': '0.05s'}",
        "{'on': 'get', 'violation': 'doneGoesBack'}",
        "{'on': 'get', 'fasterThan': '1s'}",
        "{'on': 'wait', 'fasterThan': '1s', 'error': {'code': 8}}",
        "{'on': '{{x}}', 'from': '{{x}}', 'times': '{{x}}', 'applied': '{{x}}', 'error': '{{x}}'}"
      })
  void hasFaults(String fault) {
    assertThat(problemsOf("fault", fault.replace('\'', '"'))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'on': 'get'}",
        "{'error': {'code': 14}}",
        "{'on': 'list', 'dropped': true}",
        "{'on': 'get', 'dropped': true, 'truncated': true}",
        "{'on': 'get', 'error': {'code': 14}, 'delay': '1s'}",
        "{'on': 'get', 'dropped': true, 'from': 0}",
        "{'on': 'get', 'dropped': true, 'times': 0}",
        "{'on': 'get', 'dropped': true, 'times': 'always'}",
        "{'on': 'get', 'dropped': true, 'applied': 'yes'}",
        "{'on': 'get', 'dropped': false}",
        "{'on': 'get', 'truncated': 'yes'}",
        "{'on': 'cancel', 'fasterThan': '1s'}",
        "{'on': 'get', 'fasterThan': '1m'}",
        "{'on': 'get', 'error': {}}",
        "{'on': 'get', 'error': {'code': 14, 'reason': 'lower'}}",
        "{'on': 'get', 'error': {'code': 14, 'retryAfter': '1.5s'}}",
        "{'on': 'get', 'body': {}}",
        "{'on': 'get', 'body': {'text': 'x', 'status': 100}}",
        "{'on': 'get', 'body': {'text': 'x', 'bodyFileName': 'x'}}",
        "{'on': 'get', 'delay': '601s'}",
        "{'on': 'get', 'delay': '600.5s'}",
        "{'on': 'cancel', 'violation': 'bothResults'}",
        "{'on': 'get', 'violation': 'other'}",
        "{'on': 'get', 'drop': true}"
      })
  void refusesFaultsThatContradictThemselves(String fault) {
    assertThat(problemsOf("fault", fault.replace('\'', '"'))).isNotEmpty();
  }

  private static Stream<Arguments> vocabulary() {
    return Stream.of(
        Arguments.of("script", with(ScriptWord.KEYS)),
        Arguments.of("operation", with(ScriptReader.OPERATION_KEYS)),
        Arguments.of("onCancel", with(OnCancelReader.KEYS)),
        Arguments.of("resource", with(ResourceChangeReader.KEYS)),
        Arguments.of("states", with(ResourceChangeReader.STATES_KEYS)),
        Arguments.of("step", with(ProgressReader.STEP_KEYS)),
        Arguments.of("pollsOrTime", with(AfterReader.KEYS)),
        Arguments.of("statusOrMessage", with(StatusReader.KEYS)),
        Arguments.of("fault", with(FaultReader.KEYS)),
        Arguments.of("callError", with(FaultReplyReader.ERROR_KEYS)),
        Arguments.of("faultyBody", without(FaultReplyReader.BODY_KEYS, "bodyFileName")),
        Arguments.of("armedScript", with(ArmedScriptReader.KEYS, "scope")));
  }

  private static List<String> definitions() {
    List<String> names = new ArrayList<>();
    JSON.get("definitions").fieldNames().forEachRemaining(names::add);
    names.remove("patch"); // which only forbids a key
    return names;
  }

  private static Set<String> without(List<String> keys, String key) {
    Set<String> rest = new HashSet<>(keys);
    rest.remove(key);
    return rest;
  }

  private static Set<String> with(List<String> keys, String... more) {
    Set<String> all = new HashSet<>(keys);
    all.addAll(List.of(more));
    return all;
  }

  /** A file may stand for any object, and is no word of the reader's. */
  private static Set<String> keysOf(String definition) {
    Set<String> keys = new TreeSet<>();
    JSON.at("/definitions/" + definition + "/properties").fieldNames().forEachRemaining(keys::add);
    keys.remove("bodyFileName");
    return keys;
  }
}
