package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Race.answerOf;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that calls for ever takes a share of the memory, and no more of it. */
class LongHistoryTest {
  private static final int MAX = 500_000;
  private static final JsonObject LARGE =
      JsonObject.of("@type", "x/y", "text", "x".repeat(110_000));

  private final FakeTimeSource time = new FakeTimeSource();
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private Store store = new Store(time, Limits.DEFAULTS.maxStoredBytes(MAX));
  private TestOperations operations = new TestOperations(store, ids, Effects.NONE);

  @Test
  @Tag("slow")
  void aMillionPollsLeaveTheFirstAndTheLastAndExactCounts() {
    operations.start(running());
    for (int i = 0; i < 1_000_000; i++) {
      time.advance(Duration.ofMillis(i == 500_000 ? 1 : 5));
      if (i == 500_000) {
        operations.cancel(NAME);
      }
      operations.get(NAME);
    }

    OperationRecord record = operations.record(NAME);

    assertThat(record.calls())
        .isEqualTo(new CallCounts(1_000_000, 1, 0, 499_999, Duration.ofMillis(1)));
    assertThat(record.history()).hasSizeBetween(400, 602);
    assertThat(types(record))
        .startsWith(Event.Type.STARTED)
        .containsOnlyOnce(Event.Type.CANCEL_REQUESTED, Event.Type.DONE);
    assertThat(happened(record)).isEqualTo(1_000_003);
  }

  @Test
  void ofOneThatIsGoneTheEndsAreShorterAndTheCountsAsExact() {
    operations.start(running());
    for (int i = 0; i < 5_000; i++) {
      operations.get(NAME);
    }
    operations.delete(NAME);

    OperationRecord record = operations.record(NAME);

    assertThat(record.calls()).isEqualTo(new CallCounts(5_000, 0, 1, 0, Duration.ZERO));
    assertThat(record.history()).hasSize(100);
    assertThat(happened(record)).isEqualTo(5_002);
  }

  @Test
  void callsThatAskTheSameShareItsText() {
    operations.start(running());
    for (String client : List.of("a", "b", "a", "b")) {
      operations.get(NAME, new RpcRequest("GetOperation", "GET /v1/op?key=" + client));
    }

    List<String> asked =
        operations.record(NAME).history().stream().skip(1).map(LongHistoryTest::asked).toList();

    assertThat(asked.get(2)).isSameAs(asked.get(0));
    assertThat(asked.get(3)).isSameAs(asked.get(1));
    assertThat(asked.get(1)).isNotEqualTo(asked.get(0));
  }

  private static String asked(Event event) {
    return requireNonNull(event.request()).asked();
  }

  @Test
  void historiesTakeOfTheMemoryThatThereIsForOperations() {
    List<OperationName> names = start(8);
    operations.start(operation().parent("projects/p").metadata(LARGE)); // There is room for two.
    poll(names, 300);

    assertThatThrownBy(() -> operations.start(operation().parent("projects/p").metadata(LARGE)))
        .hasMessageContaining("RESOURCE_EXHAUSTED")
        .hasMessageContaining("--max-stored-bytes");
  }

  @Test
  void whereTheMemoryIsFullEachPollIsAnsweredAndCountedAndTheBoundHolds() {
    List<OperationName> names = startUntilFull();

    assertThat(poll(names, 50)).isEqualTo(50 * names.size());

    assertThat(store.world().room().stored().hasRoomFor(0)).isTrue();
    assertThat(names)
        .allSatisfy(
            name -> {
              OperationRecord record = operations.record(name);
              assertThat(record.calls().polled()).isEqualTo(50);
              assertThat(types(record)).startsWith(Event.Type.STARTED).endsWith(Event.Type.POLLED);
              assertThat(happened(record)).isEqualTo(51);
            });
  }

  @Test
  void whereTheMemoryIsFullAHistoryStillTellsOfTheCancelTheEndAndTheDelete() {
    OperationName name = startUntilFull().get(0);

    operations.cancel(name);
    poll(List.of(name), 50);
    operations.delete(name);

    assertThat(types(operations.record(name)))
        .containsSubsequence(
            Event.Type.STARTED,
            Event.Type.CANCEL_REQUESTED,
            Event.Type.DONE,
            Event.Type.POLLED,
            Event.Type.DELETED);
  }

  @Test
  void whereHistoriesFillTheMemoryTheirOwnMiddlesMakeRoom() {
    List<OperationName> names = start(20);

    assertThat(poll(names, 600)).isEqualTo(600 * names.size());

    assertThat(store.world().room().stored().hasRoomFor(0)).isTrue();
    assertThat(names).extracting(name -> happened(operations.record(name))).containsOnly(601);
  }

  @Test
  void whatClientsNoLongerFindMakesRoomForTheHistoryOfWhatTheyCall() {
    for (int i = 0; i < 200; i++) {
      List<OperationName> gone = start(1);
      poll(gone, 20);
      gone.forEach(this::cancelledAndDeleted);
    }
    List<OperationName> called = start(1);

    poll(called, 200);

    assertThat(operations.record(called.get(0)).history())
        .hasSize(201)
        .allMatch(event -> event.leftOut() == 0);
  }

  @Test
  void whatAHistoryTookIsThereAgainOnceItsRecordIsGone() {
    store = new Store(time, Limits.DEFAULTS.maxStoredBytes(MAX).maxOperations(4));
    operations = new TestOperations(store, ids, Effects.NONE);
    for (int i = 0; i < 20; i++) {
      OperationName name =
          operations.start(operation().parent("projects/p").doneAfter(polls(9_999))).name();
      poll(List.of(name), 700);
      operations.delete(name);
    }

    operations.start(operation().parent("projects/p").metadata(LARGE));
    operations.start(operation().parent("projects/p").metadata(LARGE));
  }

  @Test
  void whatHistoriesTookIsThereAgainAfterTheReset() {
    poll(start(5), 700);

    operations.reset("projects/p");

    assertThat(store.world().room().stored().hasRoomFor(MAX)).isTrue();
  }

  @Test
  void callsAtTheSameTimeLoseNothingOfTheAccount() {
    List<OperationName> names = start(20);
    try (Race race = new Race()) {
      race.run(
          () -> poll(names, 300),
          () -> poll(names, 300),
          () -> poll(names.subList(0, 10), 300),
          () -> names.subList(10, 20).stream().map(this::cancelledAndDeleted).toList().size());
    }

    long kept =
        requireNonNull(store.find("projects/p"))
                .everyOperation()
                .mapToLong(lifecycle -> Weight.of(lifecycle.origin()) + Weight.charged(lifecycle))
                .sum()
            + Weight.ofScope("projects/p");
    assertThat(store.world().room().stored().hasRoomFor(MAX - kept)).isTrue();
    assertThat(store.world().room().stored().hasRoomFor(MAX - kept + 1)).isFalse();
  }

  private String cancelledAndDeleted(OperationName name) {
    operations.cancel(name);
    operations.delete(name);
    return name.toString();
  }

  /** Starts operations until one is refused. */
  private List<OperationName> startUntilFull() {
    List<OperationName> names = new ArrayList<>();
    try {
      while (names.size() < MAX) {
        names.addAll(start(1));
      }
    } catch (StatusException e) {
      assertThat(e.status().code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }
    return names;
  }

  private List<OperationName> start(int number) {
    return Stream.generate(() -> operation().parent("projects/p").doneAfter(After.never()))
        .limit(number)
        .map(script -> operations.start(script).name())
        .toList();
  }

  /** Polls each in turn, and never with the same words twice; returns how many are answered. */
  private int poll(List<OperationName> names, int times) {
    int answered = 0;
    for (int i = 0; i < times; i++) {
      for (OperationName name : names) {
        RpcRequest request = new RpcRequest("GetOperation", "GET /v1/" + name + "?n=" + i);
        answered +=
            answerOf(() -> Answers.reply(operations.get(name, request))).equals("OK") ? 1 : 0;
      }
    }
    return answered;
  }

  private static List<Event.Type> types(OperationRecord record) {
    return record.history().stream().map(Event::type).toList();
  }

  /** Returns how many events there were. */
  private static int happened(OperationRecord record) {
    return record.history().stream().mapToInt(event -> 1 + event.leftOut()).sum();
  }
}
