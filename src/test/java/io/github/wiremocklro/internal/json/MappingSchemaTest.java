package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.internal.json.MappingSchema.problemsOf;
import static io.github.wiremocklro.internal.json.MappingSchema.problemsOfMapping;
import static io.github.wiremocklro.internal.json.MappingSchema.problemsOfMappingWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.model.RandomScripts;
import io.github.wiremocklro.operation.OperationScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema says what the reader of scripts says, as far as a schema can. */
class MappingSchemaTest {

  /** What the reader refuses and the schema takes, and why. */
  private static final Map<String, String> BEYOND_A_SCHEMA =
      Map.ofEntries(
          entry("{'doneAfter': {'time': '999999999999s'}}", "it compares no text as a number"),
          entry("{'expiresAfter': '999999999999s'}", "it compares no text as a number"),
          entry(
              "{'operation': {'metadata': {'bodyFileName': 'none.json'}}}",
              "it does not know which files there are"),
          entry("{'operation': {'parent': '{{#if x}}'}}", "it does not parse templates"),
          entry("{'operation': {'parent': '{{nohelper x}}'}}", "it does not know the helpers"),
          entry(
              "{'target': 'projects/q/lakes/a', 'script': {}}",
              "it does not compare names in two scopes"),
          entry(
              "{'script': {'operation': {'name': 'projects/q/operations/a'}}}",
              "it does not compare names in two scopes"));

  @ParameterizedTest
  @MethodSource("shipped")
  void takesTheShippedMappings(Path file) throws IOException {
    assertThat(problemsOfMapping(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = {
        "/scripts/broken.csv",
        "/scripts/broken-templates.csv",
        "/scripts/broken-in-mappings.csv"
      },
      delimiter = '|',
      quoteCharacter = '`')
  void refusesInAMappingWhatTheReaderRefuses(String script) {
    assertThat(problemsOfMappingWith(script).isEmpty())
        .as(script)
        .isEqualTo(BEYOND_A_SCHEMA.containsKey(script));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/scripts/broken.csv", delimiter = '|', quoteCharacter = '`')
  void refusesAsABodyOfTheAdminApiWhatTheReaderRefuses(String script) {
    assertThat(problemsOf("script", script.replace('\'', '"')).isEmpty())
        .as(script)
        .isEqualTo(BEYOND_A_SCHEMA.containsKey(script));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/scripts/broken-armed.csv", delimiter = '|', quoteCharacter = '`')
  void refusesOfArmedScriptsWhatTheirReaderRefuses(String armed) {
    assertThat(problemsOf("armedScript", armed.replace('\'', '"')).isEmpty())
        .as(armed)
        .isEqualTo(BEYOND_A_SCHEMA.containsKey(armed));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/scripts/valid-templates.csv", delimiter = '|', quoteCharacter = '`')
  void takesTemplatesWhereTheReaderDoes(String script) {
    assertThat(problemsOfMappingWith(script)).isEmpty();
  }

  @Test
  @Tag("slow")
  void takesWhateverScriptCanBeWritten() {
    RandomScripts scripts = new RandomScripts(new Random(1));
    for (int i = 0; i < 2_000; i++) {
      OperationScript script = scripts.next();
      String text = new String(Json.bytes(ScriptJson.of(script)), UTF_8);

      assertThat(problemsOf("script", text)).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'bodyFileName': 'a.json'}",
        "{'operation': {'bodyFileName': 'a.json'}}",
        "{'operation': {'metadata': {'bodyFileName': 'a/b.json'}}}",
        "{'operation': {'error': {'bodyFileName': 'a.json'}}}",
        "{'operation': {'error': {'code': 5, 'details': [{'bodyFileName': 'a.json'}]}}}",
        "{'doneAfter': {'bodyFileName': 'a.json'}}",
        "{'onCancel': {'bodyFileName': 'a.json'}}",
        "{'onCancel': {'metadata': {'bodyFileName': 'a.json'}}}",
        "{'resource': {'bodyFileName': 'a.json'}}",
        "{'resource': {'update': 'a/b', 'body': {'bodyFileName': 'a.json'}}}",
        "{'resource': {'update': 'a/b', 'body': {'bodyFileName': '/etc', 'is': 'data'}}}",
        "{'progress': [{'bodyFileName': 'a.json'}]}",
        "{'faults': [{'bodyFileName': 'a.json'}]}"
      })
  void takesAFileInPlaceOfAnyObject(String script) {
    assertThat(problemsOfMappingWith(script)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-operation",
        "list-operations",
        "cancel-operation",
        "delete-operation",
        "wait-operation",
        "get-resource",
        "list-resources"
      })
  void takesNothingButANameForTheOtherTransformers(String transformer) {
    String mapping =
        "{\"response\":{\"transformers\":[\"%s\"],\"transformerParameters\":{\"%s\":\"{{x}}\"}}}";

    assertThat(problemsOfMapping(mapping.formatted(transformer, "name"))).isEmpty();
    assertThat(problemsOfMapping(mapping.formatted(transformer, "nmae"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'request': {'url': '/'}, 'response': {'status': 200, 'body': 'x'}, 'scenarioName': 's'}",
        "{'response': {'transformers': [], 'transformerParameters': {'doneAfter': 5}}}",
        "{'response': {'transformers': ['theirs'], 'transformerParameters': {'doneAfter': 5}}}",
        "{'response': {'transformers': ['theirs', 'get-operation'],"
            + " 'transformerParameters': {'a': 1}}}"
      })
  void leavesToWireMockWhatIsItsOwn(String mapping) {
    assertThat(problemsOfMapping(mapping.replace('\'', '"'))).isEmpty();
  }

  @Test
  void looksIntoEachOfSeveralMappingsInAFile() {
    String file =
        "{\"mappings\":[{},{\"response\":{\"transformers\":[\"start-operation\"],"
            + "\"transformerParameters\":{\"doneAfter\":%s}}}]}";

    assertThat(problemsOfMapping(file.formatted("\"never\""))).isEmpty();
    assertThat(problemsOfMapping(file.formatted("\"soon\"")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("/mappings/1/response"));
  }

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
