package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.polls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Operations that clients no longer find, and what is left of them. */
class DisappearingTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(new Store(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class AnExpiredOperation {

    @Test
    void isFoundUntilTheInstantOfItsExpiry() {
      operations.start(running().doneAfter(After.time(MINUTE)).expiresAfter(HOUR));

      time.advance(MINUTE.plus(HOUR).minusNanos(1));
      assertThat(operations.get(NAME).done()).isTrue();
      time.advance(Duration.ofNanos(1));
      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isNotFoundByAnyCallOfAClient() {
      expire(NAME);

      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.peek(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.delete(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.forget(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.list(PARENT, PageRequest.FIRST).items()).isEmpty();
      assertThat(operations.records(null, PageRequest.FIRST).items()).isEmpty();
    }

    /** Design rule 3: at the instant due, however late it is seen. */
    @Test
    void keepsItsRecordWhichTellsWhenItExpired() {
      operations.start(running().response(LAKE).doneAfter(After.time(MINUTE)).expiresAfter(HOUR));
      time.advance(Duration.ofDays(1));

      OperationRecord record = operations.record(NAME);

      assertThat(record.operation().response()).isEqualTo(LAKE);
      assertThat(record.state()).isEqualTo(OperationState.SUCCEEDED);
      assertThat(record.history())
          .extracting(Event::type, Event::time)
          .containsExactly(
              tuple(Event.Type.STARTED, START),
              tuple(Event.Type.DONE, START.plus(MINUTE)),
              tuple(Event.Type.EXPIRED, START.plus(MINUTE).plus(HOUR)));
      assertThat(operations.record(NAME)).isEqualTo(record);
    }

    @Test
    void isDoneForTheControls() {
      expire(NAME);

      assertThat(codeOf(() -> operations.complete(NAME, null))).isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void leavesItsNameTakenUntilTheReset() {
      expire(NAME);

      assertThat(codeOf(() -> operations.start(running()))).isEqualTo(Code.ALREADY_EXISTS);
      operations.reset(null);
      assertThat(operations.start(running()).name()).isEqualTo(NAME);
    }
  }

  @Nested
  class Expiry {

    @Test
    void countsFromTheEndWhateverBroughtIt() {
      operations.start(running().expiresAfter(HOUR));
      time.advance(HOUR.plus(HOUR));
      operations.cancel(NAME);

      time.advance(HOUR.minusNanos(1));
      assertThat(operations.get(NAME).done()).isTrue();
      time.advance(Duration.ofNanos(1));
      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void doesNotComeToWhatRuns() {
      operations.start(running().expiresAfter(Duration.ZERO));
      time.advance(Duration.ofDays(365));

      assertThat(operations.get(NAME).done()).isFalse();
    }

    @Test
    void atOnceIsAfterTheReplyThatShowsTheEnd() {
      operations.start(running().doneAfter(polls(1)).expiresAfter(Duration.ZERO));

      assertThat(operations.get(NAME).done()).isTrue();
      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(types(NAME))
          .containsExactly(
              Event.Type.STARTED, Event.Type.POLLED, Event.Type.DONE, Event.Type.EXPIRED);
    }

    @Test
    void atOnceMayComeWithTheStart() {
      Operation started =
          operations.start(running().doneAfter(polls(0)).expiresAfter(Duration.ZERO));

      assertThat(started.done()).isTrue();
      assertThat(operations.list(PARENT, PageRequest.FIRST).items()).isEmpty();
      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
    }

    /** What is gone cannot expire. */
    @Test
    void doesNotComeToWhatWasDeleted() {
      operations.start(running().doneAfter(After.time(MINUTE)).expiresAfter(MINUTE));
      operations.delete(NAME);
      time.advance(HOUR);

      assertThat(types(NAME))
          .containsExactly(Event.Type.STARTED, Event.Type.DELETED, Event.Type.DONE);
    }

    @Test
    void cannotBeNegative() {
      assertThatThrownBy(() -> running().expiresAfter(MINUTE.negated()))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage("expiresAfter: PT-1M is negative; use \"0s\" for at once");
    }

    @Test
    void ofAScriptLaidOverAnotherWins() {
      OperationScript over = OperationScript.operation().expiresAfter(MINUTE);

      assertThat(running().expiresAfter(HOUR).overlaidWith(over).expiresAfter()).isEqualTo(MINUTE);
      assertThat(over.overlaidWith(OperationScript.operation()).expiresAfter()).isEqualTo(MINUTE);
    }
  }

  /** Clients that start and delete for ever must not fill the memory. */
  @Nested
  class VeryManyThatAreGone {

    @Test
    void keepTheRecordsOfTheLatestOnly() {
      for (int i = 0; i <= Tombstones.MAX_LIMIT; i++) {
        expireOrDelete(name(i));
      }

      assertThat(codeOf(() -> operations.record(name(0)))).isEqualTo(Code.NOT_FOUND);
      assertThat(types(name(1))).contains(Event.Type.DELETED);
      assertThat(types(name(Tombstones.MAX_LIMIT))).endsWith(Event.Type.EXPIRED);
    }

    @Test
    void leaveTheirNamesTakenAllTheSame() {
      for (int i = 0; i <= Tombstones.MAX_LIMIT; i++) {
        expireOrDelete(name(i));
      }

      assertThat(
              codeOf(() -> operations.start(OperationScript.operation().name(name(0).toString()))))
          .isEqualTo(Code.ALREADY_EXISTS);
    }

    /** It may hold a resource, and the controls have to reach it. */
    @Test
    void keepWhatStillRuns() {
      operations.start(running());
      operations.delete(NAME);
      for (int i = 0; i <= Tombstones.MAX_LIMIT; i++) {
        expireOrDelete(name(i));
      }
      assertThat(codeOf(() -> operations.record(name(0)))).isEqualTo(Code.NOT_FOUND);

      assertThat(operations.complete(NAME, LAKE).response()).isEqualTo(LAKE);
      for (int i = 0; i <= Tombstones.MAX_LIMIT; i++) {
        expireOrDelete(name(Tombstones.MAX_LIMIT + 1 + i));
      }
      assertThat(codeOf(() -> operations.record(NAME))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void areLetGoOfThoughNobodyAsksForThem() {
      for (int i = 0; i < Tombstones.MAX_LIMIT + 10; i++) {
        operations.start(
            OperationScript.operation()
                .name(name(i).toString())
                .doneAfter(After.time(MINUTE))
                .expiresAfter(MINUTE));
        time.advance(MINUTE);
      }

      assertThat(codeOf(() -> operations.record(name(0)))).isEqualTo(Code.NOT_FOUND);
      assertThat(types(name(10))).endsWith(Event.Type.DONE, Event.Type.EXPIRED);
    }

    @Test
    void areForgottenWithTheirScope() {
      expireOrDelete(NAME);
      operations.reset(NAME.scope());

      assertThat(codeOf(() -> operations.record(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.start(running()).name()).isEqualTo(NAME);
    }

    @Test
    void keepTheLatestOfALongHistory() {
      operations.start(running());
      for (int i = 0; i < 500; i++) {
        operations.get(NAME);
      }
      operations.cancel(NAME);
      operations.delete(NAME);

      assertThat(types(NAME))
          .hasSizeLessThan(150)
          .startsWith(Event.Type.STARTED, Event.Type.POLLED)
          .endsWith(
              Event.Type.POLLED, Event.Type.CANCEL_REQUESTED, Event.Type.DONE, Event.Type.DELETED);
    }

    private void expireOrDelete(OperationName name) {
      if (name.id().endsWith("1")) {
        operations.start(OperationScript.operation().name(name.toString()));
        operations.delete(name);
      } else {
        expire(name);
      }
    }

    private OperationName name(int number) {
      return new OperationName(PARENT, "gone-" + number);
    }
  }

  /** A name that ends in an operation which nobody finds any more. */
  private void expire(OperationName name) {
    operations.start(
        OperationScript.operation().name(name.toString()).doneAfter(polls(0)).expiresAfter(MINUTE));
    time.advance(MINUTE);
    assertThat(codeOf(() -> operations.get(name))).isEqualTo(Code.NOT_FOUND);
  }

  private List<Event.Type> types(OperationName name) {
    return operations.record(name).history().stream().map(Event::type).toList();
  }
}
