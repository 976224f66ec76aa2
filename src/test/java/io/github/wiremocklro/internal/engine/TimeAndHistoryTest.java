package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.internal.engine.TestScripts.runningWithMetadata;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When things happen to an operation, in its metadata and in its history. */
class TimeAndHistoryTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(Stores.ofDataplex(time), new IdGenerator(new Random(1)), Effects.NONE);

  /** Design rule 3. */
  @Nested
  class EndTime {

    @Test
    void isAbsentWhileTheOperationRuns() {
      operations.start(runningWithMetadata());

      assertThat(metadata().get("createTime")).isEqualTo(START.toString());
      assertThat(metadata().has("endTime")).isFalse();
    }

    @Test
    void isTheInstantDueHoweverLateItIsSeen() {
      operations.start(runningWithMetadata().doneAfter(After.time(MINUTE)));
      time.advance(Duration.ofHours(5));

      assertThat(endTime()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void isThePollThatShowedIt() {
      operations.start(runningWithMetadata().doneAfter(polls(2)));
      time.advance(MINUTE);
      operations.get(NAME);
      time.advance(MINUTE);
      operations.get(NAME);
      time.advance(MINUTE);

      assertThat(endTime()).isEqualTo(START.plus(MINUTE).plus(MINUTE));
    }

    @Test
    void isTheCommandThatEndedIt() {
      operations.start(runningWithMetadata());
      time.advance(MINUTE);
      operations.complete(NAME, null);
      time.advance(MINUTE);

      assertThat(endTime()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void isTheCancelThatEndedItAtOnce() {
      operations.start(runningWithMetadata());
      time.advance(MINUTE);
      operations.cancel(NAME);
      time.advance(MINUTE);

      assertThat(endTime()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void countsFromTheAcceptedCancel() {
      operations.start(runningWithMetadata().onCancel(cancelled().after(After.time(MINUTE))));
      time.advance(Duration.ofSeconds(10));
      operations.cancel(NAME);
      time.advance(Duration.ofHours(1));

      assertThat(endTime()).isEqualTo(START.plusSeconds(70));
    }

    @Test
    void isNoTimeThatTheScriptMadeUp() {
      operations.start(
          running()
              .metadata(
                  TestScripts.DATAPLEX_METADATA
                      .with("createTime", "1999-01-01T00:00:00Z")
                      .with("endTime", "1999-01-01T00:00:00Z")));

      assertThat(metadata().get("createTime")).isEqualTo(START.toString());
      assertThat(metadata().has("endTime")).isFalse();
    }
  }

  @Nested
  class HistoryOfAnOperation {

    /** Design rule 3: in the order of time, though the end was noticed later. */
    @Test
    void tellsTheEndBeforeThePollThatFirstSawIt() {
      operations.start(running().doneAfter(After.time(MINUTE)));
      time.advance(Duration.ofSeconds(40));
      operations.get(NAME);
      time.advance(Duration.ofSeconds(40));
      operations.get(NAME);

      assertThat(operations.record(NAME).history())
          .extracting(Event::type, Event::time)
          .containsExactly(
              tuple(Event.Type.STARTED, START),
              tuple(Event.Type.POLLED, START.plusSeconds(40)),
              tuple(Event.Type.DONE, START.plusSeconds(60)),
              tuple(Event.Type.POLLED, START.plusSeconds(80)));
    }

    @Test
    void tellsThePollBeforeTheEndThatItBroughtAbout() {
      operations.start(running().doneAfter(polls(1)));
      operations.get(NAME);

      assertThat(types()).containsExactly(Event.Type.STARTED, Event.Type.POLLED, Event.Type.DONE);
    }

    @Test
    void tellsTheCancelBeforeTheEndThatItBroughtAbout() {
      operations.start(running());
      operations.cancel(NAME);

      assertThat(operations.record(NAME).history())
          .extracting(Event::type, Event::error)
          .containsExactly(
              tuple(Event.Type.STARTED, null),
              tuple(Event.Type.CANCEL_REQUESTED, null),
              tuple(Event.Type.DONE, Status.of(Code.CANCELLED, "The operation was cancelled.")));
    }

    @Test
    void tellsOfARefusedCancelWithItsAnswer() {
      Status refusal = Status.of(Code.ABORTED, "in the way");
      operations.start(running().onCancel(OnCancel.refused().error(refusal)));
      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.ABORTED);

      assertThat(operations.record(NAME).history())
          .extracting(Event::type, Event::error)
          .containsExactly(
              tuple(Event.Type.STARTED, null), tuple(Event.Type.CANCEL_REQUESTED, refusal));
    }

    @Test
    void tellsOfEachCancelOfARetryingClient() {
      operations.start(running().onCancel(OnCancel.stuck()));
      operations.cancel(NAME);
      operations.cancel(NAME);

      assertThat(types())
          .containsExactly(
              Event.Type.STARTED, Event.Type.CANCEL_REQUESTED, Event.Type.CANCEL_REQUESTED);
    }

    @Test
    void tellsOfTheDelete() {
      operations.start(running());
      time.advance(MINUTE);
      operations.delete(NAME);

      assertThat(operations.record(NAME).history())
          .extracting(Event::type, Event::time)
          .containsExactly(
              tuple(Event.Type.STARTED, START), tuple(Event.Type.DELETED, START.plus(MINUTE)));
    }

    /** Design rule 10. */
    @Test
    void isNotChangedByReadingIt() {
      operations.start(running().doneAfter(polls(1)));
      operations.record(NAME);
      operations.records("projects/p", PageRequest.FIRST);
      operations.list(PARENT, PageRequest.FIRST);

      assertThat(types()).containsExactly(Event.Type.STARTED);
    }

    @Test
    void tellsTheSameOfAnEndEachTimeItIsRead() {
      operations.start(running().doneAfter(After.time(MINUTE)));
      time.advance(MINUTE);
      List<Event> first = operations.record(NAME).history();
      time.advance(MINUTE);

      assertThat(operations.record(NAME).history()).isEqualTo(first);
    }

    /** Design rule 4: the gaps between polls are real, however the clock is moved. */
    @Test
    void keepsTheRealTimeBesideThatOfTheClock() {
      operations.freezeClock(null);
      operations.start(running());
      time.advance(Duration.ofMillis(250));
      operations.get(NAME);
      operations.advanceClock(null, Duration.ofHours(1));
      time.advance(Duration.ofMillis(500));
      operations.get(NAME);

      assertThat(operations.record(NAME).history())
          .extracting(Event::time, Event::elapsed)
          .containsExactly(
              tuple(START, Duration.ZERO),
              tuple(START, Duration.ofMillis(250)),
              tuple(START.plus(Duration.ofHours(1)), Duration.ofMillis(750)));
    }
  }

  private List<Event.Type> types() {
    return operations.record(NAME).history().stream().map(Event::type).toList();
  }

  private JsonObject metadata() {
    return requireNonNull(operations.record(NAME).operation().metadata());
  }

  private Instant endTime() {
    return Instant.parse(requireNonNull(metadata().string("endTime")));
  }
}
