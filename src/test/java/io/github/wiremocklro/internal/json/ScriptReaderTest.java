package io.github.wiremocklro.internal.json;

import static io.github.wiremocklro.internal.json.Script.problemOf;
import static io.github.wiremocklro.internal.json.Script.read;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.model.RandomScripts;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script says. */
class ScriptReaderTest {

  @Test
  void allWordsOfTheScript() {
    OperationScript script =
        read(
            """
            {
              'operation': {
                'name': 'projects/p/locations/l/operations/op-1',
                'metadata': {'@type': 'example.com/M', 'target': 'x'},
                'response': {'@type': 'example.com/R', 'n': 1}
              },
              'doneAfter': {'polls': 3},
              'onCancel': {
                'outcome': 'fails',
                'after': {'time': '1.5s'},
                'error': {'code': 10, 'message': 'm', 'details': [{'@type': 'example.com/D'}]},
                'ifDone': {'code': 'NOT_FOUND'},
                'metadata': {'cancelTime': 'now'}
              },
              'resource': {
                'update': 'projects/p/lakes/a', 'body': {'a': 1}, 'updateMask': 'a'
              },
              'validateOnly': true,
              'progress': [
                {'at': {'polls': 1}, 'metadata': {'percent': 40}},
                {'at': {'time': '30s'}, 'metadata': {'stage': null}}
              ],
              'expiresAfter': '3600s'
            }
            """);

    Status failure =
        new Status(Code.ABORTED, "m", List.of(JsonObject.of("@type", "example.com/D")));
    assertThat(script)
        .isEqualTo(
            operation()
                .name("projects/p/locations/l/operations/op-1")
                .metadata(JsonObject.of("@type", "example.com/M", "target", "x"))
                .response(JsonObject.of("@type", "example.com/R", "n", 1))
                .doneAfter(After.polls(3))
                .onCancel(
                    OnCancel.fails()
                        .after(After.time(Duration.ofMillis(1500)))
                        .error(failure)
                        .ifDone(Status.of(Code.NOT_FOUND, ""))
                        .metadata(JsonObject.of("cancelTime", "now")))
                .resource(ResourceChange.update("projects/p/lakes/a", JsonObject.of("a", 1), "a"))
                .validateOnly(true)
                .progress(After.polls(1), JsonObject.of("percent", 40))
                .progress(After.time(Duration.ofSeconds(30)), JsonObject.of("stage", null))
                .expiresAfter(Duration.ofHours(1)));
  }

  @Test
  void nothing() {
    assertThat(read("{}")).isEqualTo(operation());
    assertThat(read("{'operation': null, 'doneAfter': null, 'onCancel': null}"))
        .isEqualTo(operation());
  }

  @Test
  void aParentInPlaceOfAName() {
    assertThat(read("{'operation': {'parent': 'projects/p/locations/l'}}"))
        .isEqualTo(operation().parent("projects/p/locations/l"));
  }

  @ParameterizedTest
  @EnumSource
  void anOutcomeByItsWordAlone(Outcome outcome) {
    assertThat(read("{'onCancel': '" + outcome.word() + "'}"))
        .isEqualTo(operation().onCancel(OnCancel.of(outcome)));
  }

  @Test
  void theDefaultOutcome() {
    assertThat(read("{'onCancel': {'after': {'polls': 1}, 'ifDone': 'ok'}}"))
        .isEqualTo(operation().onCancel(OnCancel.cancelled().after(After.polls(1))));
  }

  @Test
  void never() {
    assertThat(read("{'doneAfter': 'never'}")).isEqualTo(operation().doneAfter(After.never()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "'9'", "'FAILED_PRECONDITION'"})
  void aCodeByNumberOrName(String code) {
    assertThat(read("{'operation': {'error': {'code': " + code + "}}}"))
        .isEqualTo(operation().error(Code.FAILED_PRECONDITION, ""));
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELLED", "FAILS", "REFUSED", "UNIMPLEMENTED"})
  void aMessageThatTakesTheCodeOfItsOutcome(Outcome outcome) {
    OperationScript script =
        read("{'onCancel': {'outcome': '" + outcome.word() + "', 'error': {'message': 'm'}}}");

    Code code = OnCancel.defaultError(outcome).code();
    assertThat(script)
        .isEqualTo(operation().onCancel(OnCancel.of(outcome).error(Status.of(code, "m"))));
  }

  @Test
  void theChangesOfAResource() {
    assertThat(read("{'resource': {'create': 'a/b', '@type': 'x/T', 'body': {'k': 'v'}}}"))
        .isEqualTo(
            operation().resource(ResourceChange.create("a/b", "x/T", JsonObject.of("k", "v"))));
    assertThat(read("{'resource': {'update': 'a/b'}}"))
        .isEqualTo(operation().resource(ResourceChange.update("a/b", JsonObject.EMPTY, null)));
    assertThat(read("{'resource': {'delete': 'a/b'}}"))
        .isEqualTo(operation().resource(ResourceChange.delete("a/b")));
    assertThat(read("{'resource': {'delete': 'a/b', 'force': true}}"))
        .isEqualTo(operation().resource(ResourceChange.delete("a/b").withForce()));
    assertThat(read("{'resource': {'custom': 'a/b', 'force': false, 'states': {}}}"))
        .isEqualTo(operation().resource(ResourceChange.custom("a/b")));
  }

  @Test
  void theWordsOfAResourcesState() {
    assertThat(
            read(
                "{'resource': {'create': 'a/b', '@type': 'x/T', 'states':"
                    + " {'creating': 'NEW', 'active': 'READY', 'deleting': 'ENDING'}}}"))
        .isEqualTo(
            operation()
                .resource(
                    ResourceChange.create("a/b", "x/T", JsonObject.EMPTY)
                        .states(new ResourceStates("NEW", "READY", "ENDING"))));
    assertThat(read("{'resource': {'delete': 'a/b', 'states': {'deleting': 'ENDING'}}}"))
        .isEqualTo(
            operation()
                .resource(
                    ResourceChange.delete("a/b").states(new ResourceStates(null, null, "ENDING"))));
  }

  @Test
  void whateverWasWrittenBefore() {
    RandomScripts scripts = new RandomScripts(new Random(1));
    for (int i = 0; i < 2_000; i++) {
      OperationScript script = scripts.next();
      String text = new String(Json.bytes(ScriptJson.of(script)), UTF_8);

      OperationScript again =
          new ScriptReader(LeafValues.LITERAL).read(Json.parseObject(text, "$"), "$");

      assertThat(again).as(text).isEqualTo(script);
    }
  }

  /** Protobuf's JSON mapping: 1.0 and 1e0 are int32 1. */
  @ParameterizedTest
  @ValueSource(strings = {"3", "3e0", "3.0", "0.3E1", "30e-1", "3.000"})
  void takesAWholeNumberHoweverItIsWritten(String three) {
    String script =
        "{'doneAfter': {'polls': %1$s}, 'operation': {'error': {'code': %1$s}},"
            + " 'faults': [{'on': 'get', 'from': %1$s, 'times': %1$s, 'dropped': true}]}";

    assertThat(read(script.formatted(three))).isEqualTo(read(script.formatted("3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e-1",
        "2147483648",
        "1e10",
        "1e400",
        "1e999999999",
        "1e-999999999",
        "'1e0'"
      })
  void refusesANumberThatIsNotWholeOrTooLarge(String number) {
    assertThat(problemOf("{'doneAfter': {'polls': %s}}".formatted(number)))
        .startsWith("$.doneAfter.polls: ")
        .endsWith(" is no whole number up to 2147483647; write digits, no quotes")
        .hasSizeLessThan(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e400", "1e999999999", "'1e0'"})
  void refusesACodeThatIsNotWhole(String code) {
    assertThat(problemOf("{'operation': {'error': {'code': %s}}}".formatted(code)))
        .startsWith("$.operation.error.code: ")
        .contains(" is no google.rpc.Code; ")
        .hasSizeLessThan(160);
  }
}
