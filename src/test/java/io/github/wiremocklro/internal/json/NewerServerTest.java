package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.model.RandomScripts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server tells more than this library knows; what users write is held to what it knows. */
class NewerServerTest {
  /** What is the user's own, and comes back as it is. */
  private static final Set<String> FREE =
      Set.of("metadata", "metadataAtEnd", "response", "details", "body");

  private static final String EVENT =
      "'time': '2026-01-02T03:04:05Z', 'elapsed': '1s', 'rpc': 'GetOperation', 'answered'";

  @Test
  void fieldsThatAreNotKnownAreIgnoredAtEachLevel() {
    Random random = new Random(1);
    RandomScripts scripts = new RandomScripts(random);
    RandomFaults faults = new RandomFaults(random);
    for (int i = 0; i < 200; i++) {
      OperationRecord record =
          RecordReaderTest.lived(scripts.nextWithoutResource().faults(faults.next()), random);

      JsonObject json = RecordReaderTest.overTheWire(withMore(RecordJson.of(record)));

      assertThat(new RecordReader().read(json)).as("%s", json).isEqualTo(record);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false |                                  | RUNNING
          true  | {'response': {'@type': 'a/b'}}   | SUCCEEDED
          true  | {'error': {'code': 10}}          | FAILED
          true  | {'error': {'code': 1}}           | CANCELLED
          """)
  void aStateThatIsNotKnownIsReadOffTheOperation(boolean done, String result, String state) {
    JsonObject operation = JsonObject.of("name", "operations/1", "done", done);
    JsonObject withResult = result == null ? operation : operation.overlaidWith(json(result));

    OperationRecord read = read(record().with("state", "PAUSED").with("operation", withResult));

    assertThat(read.state()).hasToString(state);
  }

  @Test
  void anEventThatIsNotKnownCountsAsLeftOut() {
    String history =
        "[{'event': 'STARTED', EVENT: 'RUNNING'}, {'event': 'PAUSED', EVENT: 'OK', 'leftOut': 3},"
            + " {'event': 'RESUMED', EVENT: 'OK'}, {'event': 'POLLED', EVENT: 'OK', 'leftOut': 2},"
            + " {'event': 'PAUSED', EVENT: 'OK'}]";

    List<Event> events = history(history);

    assertThat(events)
        .extracting(Event::type)
        .containsExactly(Event.Type.STARTED, Event.Type.POLLED);
    assertThat(events).extracting(Event::leftOut).containsExactly(0, 3 + 1 + 1 + 2);
  }

  @Test
  void aStateThatIsNotKnownIsNoneThatAClientWasShown() {
    assertThat(history("[{'event': 'POLLED', EVENT: 'PAUSED'}]").get(0).shown()).isNull();
  }

  @Test
  void aCodeThatIsNotKnownIsUnknown() {
    assertThat(history("[{'event': 'DONE', EVENT: 'X', 'error': {'code': 77}}]").get(0).error())
        .isEqualTo(Status.of(Code.UNKNOWN, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'pausedAfter': {'polls': 1}}
          {'onCancel': 'postponed'}
          {'onCancel': {'outcome': 'refused', 'ifDone': 'later'}}
          {'progress': [{'at': {'bytes': 7}, 'metadata': {}}]}
          {'faults': [{'on': 'pause', 'dropped': true}]}
          {'faults': [{'on': 'get', 'violation': 'nameless'}]}
          {'faults': [{'on': 'get', 'slowed': '1s'}]}
          {'resource': {'undelete': 'projects/p/lakes/a'}}
          """)
  void aWordOfAScriptThatIsNotKnownIsLeftOutOfARecordAndRefusedOfAUser(String word) {
    JsonObject script = json(word).with("expiresAfter", "5s");

    assertThat(read(record().with("script", script)).script())
        .isEqualTo(OperationScript.operation().expiresAfter(Duration.ofSeconds(5)));
    assertThatThrownBy(() -> new ScriptReader(LeafValues.LITERAL).read(script, "$"))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void findingsOfALintThatNobodyAskedForStandInTheMessageAlone() {
    JsonObject detail =
        json(
            "{'@type': 'type.googleapis.com/google.rpc.PreconditionFailure', 'more': 1,"
                + " 'violations': [{'type': 'leftPaused', 'subject': 'operations/1'},"
                + " {'type': 'leftRunning', 'subject': 'operations/1', 'description': 'd', 'x': 1}]}");

    LintReport report =
        LintReader.report(
            new Status(Code.FAILED_PRECONDITION, "all", List.of(detail)),
            List.of(Lint.leftRunning()));

    assertThat(report.findings()).extracting(LintReport.Finding::problem).containsExactly("d");
    assertThat(report.message()).isEqualTo("all");
    assertThat(new LintReport(List.of(), "all").isClean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type': 'leftRunning'}", "{'type': 'leftRunning', 'subject': 'x'}"})
  void aFindingOnNoOperationStandsInTheMessageAlone(String violation) {
    JsonObject detail =
        json(
            "{'@type': 'type.googleapis.com/google.rpc.PreconditionFailure', 'violations': ["
                + violation
                + "]}");

    LintReport report =
        LintReader.report(
            new Status(Code.FAILED_PRECONDITION, "all", List.of(detail)),
            List.of(Lint.leftRunning()));

    assertThat(report).isEqualTo(new LintReport(List.of(), "all"));
  }

  private static JsonObject record() {
    return json(
        "{'operation': {'name': 'operations/1', 'done': false}, 'state': 'RUNNING', 'script': {},"
            + " 'calls': {'polled': 0, 'cancelRequested': 0, 'deleteRequested': 0,"
            + " 'polledAfterDone': 0}, 'history': []}");
  }

  private static List<Event> history(String events) {
    JsonObject history = json("{'history': " + events.replace("EVENT", EVENT) + "}");
    return read(record().with("history", history.get("history"))).history();
  }

  private static OperationRecord read(JsonObject record) {
    return new RecordReader().read(record);
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'), "$");
  }

  /** Returns an object with one more field, in itself and in all below. */
  private static JsonObject withMore(JsonObject object) {
    JsonObject more = object.with("notKnown", JsonObject.of("a", List.of(1)));
    for (String key : object.fields().keySet()) {
      more = FREE.contains(key) ? more : more.with(key, moreIn(object.get(key)));
    }
    return more;
  }

  private static Object moreIn(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(NewerServerTest::moreIn).toList();
    }
    return value instanceof JsonObject object ? withMore(object) : value;
  }
}
