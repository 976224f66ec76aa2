package io.github.wiremocklro.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.internal.engine.Effects;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.model.RandomScripts;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StartPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire comes out as what it was. */
class RecordReaderTest {
  private static final String CALLS =
      "{'polled': 0, 'cancelRequested': 0, 'deleteRequested': 0, 'polledAfterDone': 0}";

  @Test
  @Tag("slow")
  void recordsAreReadAsTheyWere() {
    Random random = new Random(1);
    RandomScripts scripts = new RandomScripts(random);
    RandomFaults faults = new RandomFaults(random);
    for (int i = 0; i < 1_000; i++) {
      OperationRecord record = lived(scripts.nextWithoutResource().faults(faults.next()), random);

      JsonObject json = overTheWire(RecordJson.of(record));

      assertThat(new RecordReader().read(json)).as("%s", json).isEqualTo(record);
      assertThat(new RecordReader().readOperation(json)).isEqualTo(record.operation());
    }
  }

  @Test
  void whatALongHistoryLeavesOutIsReadToo() {
    TestOperations operations =
        new TestOperations(
            new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);
    OperationName name = operations.start(OperationScript.operation().parent("projects/p")).name();
    for (int i = 0; i < 1_000; i++) {
      operations.get(name, asked("GetOperation"));
    }
    OperationRecord record = operations.record(name);

    OperationRecord read = new RecordReader().read(overTheWire(RecordJson.of(record)));

    assertThat(read).isEqualTo(record);
    assertThat(read.history().stream().mapToInt(event -> 1 + event.leftOut()).sum())
        .as("the start, the end and the polls")
        .isEqualTo(1_002);
  }

  @Test
  void pagesOfRecordsAreReadAsTheyWere() {
    Random random = new Random(1);
    OperationRecord record = lived(new RandomScripts(random).nextWithoutResource(), random);
    JsonObject json =
        overTheWire(
            JsonObject.of(
                "operations",
                List.of(RecordJson.of(record), RecordJson.of(record)),
                "nextPageToken",
                "t"));

    assertThat(new RecordReader().readPage(json))
        .isEqualTo(new Page<>(List.of(record, record), "t"));
    assertThat(new RecordReader().readPage(json.without("nextPageToken")))
        .isEqualTo(new Page<>(List.of(record, record), ""));
  }

  @Test
  void scriptsWithFaultsAreReadAsTheyWere() {
    RandomFaults faults = new RandomFaults(new Random(1));
    for (int i = 0; i < 1_000; i++) {
      OperationScript script = OperationScript.operation().faults(faults.next());
      JsonObject json = overTheWire(ScriptJson.of(script));

      assertThat(new ScriptReader(LeafValues.LITERAL).read(json, "$")).isEqualTo(script);
    }
  }

  @Test
  void armedScriptsAreReadAsTheyWere() {
    List<StartPattern> patterns =
        List.of(
            StartPattern.any(),
            StartPattern.create("projects/p/lakes/a").times(3),
            new StartPattern(null, "create", 2));
    for (StartPattern pattern : patterns) {
      OperationScript script =
          OperationScript.operation().faults(new RandomFaults(new Random(1)).next());

      JsonObject json = overTheWire(ArmedScriptJson.of(pattern, script));

      assertThat(new ArmedScriptReader().read(json, "projects/p", "id"))
          .isEqualTo(new ArmedScript("id", "projects/p", pattern, script));
    }
  }

  @Test
  void clocksAreReadToTheNanosecond() {
    Instant time = Instant.parse("9999-12-31T23:59:59.123456789Z");

    assertThat(ClockJson.read(overTheWire(ClockJson.of(new ClockReading(time, true)))))
        .isEqualTo(new ClockReading(time, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | $.operation: null is missing; write
          {'operation': {}, 'state': 'FAILED', 'script': {}, 'calls': CALLS, 'history': []} | $.operation.name: null is missing; write
          {'operation': {'name': 'x', 'done': true}, 'state': 'FAILED', 'script': {}, 'calls': CALLS, 'history': []} | $.operation.name: "x" is no operation name;
          {'id': 7} | $.operation: null is missing; write
          {'operation': {'name': 'operations/1', 'done': true}, 'state': 7, 'script': {}, 'calls': CALLS, 'history': []} | $.state: 7 is no string;
          {'operation': {'name': 'operations/1', 'done': true}, 'state': 'FAILED', 'script': {}, 'calls': CALLS, 'history': [{'event': 'DONE', 'time': 'now', 'elapsed': '1s'}]} | $.history[0].time: "now" is no time; write one of RFC 3339
          """)
  void whatIsNoRecordIsRefusedWithThePlace(String json, String problem) {
    assertThatThrownBy(
            () -> {
              String text = json.replace("CALLS", CALLS).replace('\'', '"');
              new RecordReader().read(Json.parseObject(text, "$"));
            })
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  /** Returns the record of an operation to which this and that has happened. */
  static OperationRecord lived(OperationScript script, Random random) {
    FakeTimeSource time = new FakeTimeSource();
    Store store = new Store(time);
    IdGenerator ids = new IdGenerator(random);
    ResourcesService resources = new ResourcesService(store, ids);
    TestOperations operations = new TestOperations(store, ids, resources);
    OperationName name = Objects.requireNonNull(script.name());
    var started = operations.start(script, OperationScript.operation(), asked("CreateLake"));
    if (started.value() == null) {
      // A fault kept the client's start from taking effect.
      operations.start(script);
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      time.advance(Duration.ofNanos(random.nextInt(2_000_000_000)));
      happen(operations, name, random);
    }
    return operations.record(name);
  }

  private static void happen(TestOperations operations, OperationName name, Random random) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> operations.get(name, asked("GetOperation"));
      case 3, 4 -> operations.cancel(name, asked("CancelOperation"));
      case 5 -> operations.delete(name, asked("DeleteOperation"));
      case 6 -> operations.advanceClock(null, Duration.ofNanos(random.nextInt()).abs());
      default -> operations.await(name, Duration.ZERO, asked("WaitOperation"));
    }
  }

  private static RpcRequest asked(String rpc) {
    return new RpcRequest(rpc, "POST /v1/" + rpc + "?" + "x".repeat(rpc.length() * 20));
  }

  static JsonObject overTheWire(JsonObject json) {
    return Json.parseObject(new String(Json.bytes(json), UTF_8), "$");
  }
}
