package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the state machine says beside the operation itself. */
class LifecycleTest {
  private static final JsonObject LAKE =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake")
          .with("name", "projects/p/locations/l/lakes/a")
          .with("displayName", "a lake")
          .with("updateTime", "1970-01-01T00:00:00Z");

  /** The resource as the completed operation left it. */
  @Nested
  class Effect {
    private final Lifecycle running = started(operation().doneAfter(After.never()), LAKE);

    @Test
    void isNoneBeforeTheEnd() {
      assertThat(running.effect()).isNull();
    }

    @Test
    void isNoneOfAFailure() {
      assertThat(running.endedBy(running.origin().failure(null), null, moment(5)).next().effect())
          .isNull();
    }

    @Test
    void isNoneOfAnOperationThatMakesNoResource() {
      Lifecycle without = started(operation().doneAfter(After.never()), null);

      assertThat(without.endedBy(without.origin().success(LAKE), null, moment(5)).next().effect())
          .isNull();
    }

    @Test
    void isTheResourceAsItWasPlannedAtTheTimeOfTheEnd() {
      Lifecycle done = running.endedBy(running.origin().success(null), null, moment(5)).next();

      assertThat(done.effect()).isEqualTo(LAKE.with("updateTime", "1970-01-01T00:00:05Z"));
      assertThat(done.operation().response()).isEqualTo(done.effect());
    }

    @Test
    void hasNoTimeOfAnUpdateThatItsTypeDoesNotHave() {
      JsonObject timeless = LAKE.with("@type", "type.googleapis.com/my.v1.Own");
      Lifecycle creating = started(operation().doneAfter(After.never()), timeless);

      assertThat(creating.endedBy(creating.origin().success(null), null, moment(5)).next().effect())
          .isEqualTo(timeless);
    }

    @Test
    void hasWhatAResponseSaysOfTheSameResource() {
      JsonObject response = LAKE.without("updateTime").with("displayName", "another");
      Lifecycle done = running.endedBy(running.origin().success(response), null, moment(5)).next();

      assertThat(done.effect())
          .isEqualTo(
              LAKE.with("updateTime", "1970-01-01T00:00:05Z").with("displayName", "another"));
      assertThat(done.operation().response()).isEqualTo(response);
    }

    @Test
    void hasNothingOfAResponseThatIsAnotherThing() {
      JsonObject response = LAKE.with("name", "projects/p/other/b").with("displayName", "another");

      assertThat(
              running.endedBy(running.origin().success(response), null, moment(5)).next().effect())
          .isEqualTo(LAKE.with("updateTime", "1970-01-01T00:00:05Z"));
    }
  }

  /** Whether a WaitOperation has anything to wait for. */
  @Nested
  class EndsByItself {

    @Test
    void whileTimeOrATestCanEndIt() {
      assertThat(started(operation().doneAfter(After.never()), null).endsNoMoreByItself())
          .isFalse();
      assertThat(inAMinute().endsNoMoreByItself()).isFalse();
    }

    @Test
    void notIfOnlyFurtherPollsDo() {
      assertThat(started(operation().doneAfter(After.polls(3)), null).endsNoMoreByItself())
          .isTrue();
    }

    @Test
    void notOnceItIsOver() {
      assertThat(inAMinute().at(moment(60)).endsNoMoreByItself()).isTrue();
    }

    @Test
    void notOnceItIsRemoved() {
      assertThat(inAMinute().forgotten(moment(1)).next().endsNoMoreByItself()).isTrue();
    }

    private Lifecycle inAMinute() {
      return started(operation().doneAfter(After.time(Duration.ofMinutes(1))), null);
    }
  }

  /** What time has brought about is worked out by each call, so once is enough. */
  @Nested
  class Looks {
    private final Steps ahead = new Steps();
    private final Lifecycle running = withAhead(operation().onCancel(OnCancel.stuck()));

    @Test
    void atWhatIsDueByTimeOnceForAPollAndOnceAtWhatItIsTheLastPollFor() {
      Lifecycle polled = called(running, Fault.On.GET, Lifecycle::polled);
      assertThat(ahead.looks).isEqualTo(2);

      called(polled, Fault.On.WAIT, Lifecycle::polled);
      assertThat(ahead.looks).isEqualTo(4);
    }

    @Test
    void onceForACallThatChangesNothing() {
      called(running, Fault.On.DELETE, Lifecycle::deleted);
      assertThat(ahead.looks).isEqualTo(1);

      Lifecycle cancelled = called(running, Fault.On.CANCEL, Lifecycle::cancelRequested);
      ahead.looks = 0;
      called(cancelled, Fault.On.CANCEL, Lifecycle::cancelRequested);
      assertThat(ahead.looks).isEqualTo(1);
    }

    @Test
    void onceForACommand() {
      assertThat(running.forgotten(moment(1)).next().removed()).isTrue();
      assertThat(ahead.looks).isEqualTo(1);

      assertThat(
              running
                  .endedBy(running.origin().success(null), null, moment(1))
                  .next()
                  .state()
                  .isDone())
          .isTrue();
      assertThat(ahead.looks).isEqualTo(2);
    }

    private Lifecycle withAhead(OperationScript script) {
      Lifecycle started = started(script.doneAfter(After.never()), null);
      RunningMetadata metadata = new RunningMetadata(Instant.EPOCH, Instant.EPOCH, null, ahead);
      return new Lifecycle(
          started.origin(),
          started.course().progressed(metadata),
          started.calls(),
          started.history());
    }

    private static Lifecycle called(
        Lifecycle lifecycle, Fault.On on, BiFunction<Lifecycle, Call, Lifecycle.Step> effect) {
      return lifecycle.called(on, RpcRequest.of("Any"), moment(1), effect).next();
    }
  }

  /** The steps of no progress at all, which count how often somebody asks for them. */
  private static final class Steps extends AbstractList<Progress.Step> {
    private int looks;

    @Override
    public boolean isEmpty() {
      looks++;
      return true;
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public Progress.Step get(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }

  /** The history tells what the reply to the call that started it showed. */
  @Nested
  class Started {

    @Test
    void showsTheEndWhereItIsThereAtOnce() {
      assertThat(shown(After.polls(0))).isEqualTo(OperationState.SUCCEEDED);
      assertThat(shown(After.time(Duration.ZERO))).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void showsThatItRunsWhereTheEndIsAhead() {
      assertThat(shown(After.polls(1))).isEqualTo(OperationState.RUNNING);
      assertThat(shown(After.time(Duration.ofNanos(1)))).isEqualTo(OperationState.RUNNING);
      assertThat(shown(After.never())).isEqualTo(OperationState.RUNNING);
    }

    private static OperationState shown(After doneAfter) {
      Moment now = moment(0);
      Origin origin =
          Origin.of(operation().doneAfter(doneAfter), NAME, 0, null, MessageTypes.NONE, now.time());
      Call call = new Call(Fault.On.START, RpcRequest.of("CreateLake"), now, null, null);
      Lifecycle started = Lifecycle.start(origin, now, call);
      assertThat(started.calls().endShown()).isEqualTo(started.state().isDone());
      return requireNonNull(started.record().history().get(0).shown());
    }
  }

  /** When what time brings about came, in real time: the same whenever it is worked out. */
  @Nested
  class EndsByTime {

    @Test
    void isWhenTheClockCameToIt() {
      Lifecycle inAMinute = started(operation().doneAfter(After.time(Duration.ofMinutes(1))), null);
      Moment moved = movedAt(10, Duration.ofHours(1));

      assertThat(elapsedAtTheEnd(inAMinute.at(moment(60)))).isEqualTo(Duration.ofSeconds(60));
      assertThat(elapsedAtTheEnd(inAMinute.at(moment(900)))).isEqualTo(Duration.ofSeconds(60));
      assertThat(elapsedAtTheEnd(inAMinute.at(moved))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void isNotBeforeWhatHappenedThoughTheClockStoodThereLongAgo() {
      Hands stopped =
          Hands.running(Instant.EPOCH, Duration.ZERO).moved(Instant.EPOCH, Duration.ZERO, true);
      Moment later = Moment.of(stopped, Duration.ofSeconds(7));
      Origin origin =
          Origin.of(
              operation().doneAfter(After.time(Duration.ZERO)).expiresAfter(Duration.ZERO),
              NAME,
              0,
              null,
              MessageTypes.NONE,
              later.time());

      assertThat(Lifecycle.start(origin, later, null).record().history())
          .extracting(Event::type, Event::elapsed)
          .containsExactly(
              tuple(Event.Type.STARTED, Duration.ofSeconds(7)),
              tuple(Event.Type.DONE, Duration.ofSeconds(7)),
              tuple(Event.Type.EXPIRED, Duration.ofSeconds(7)));
    }

    private static Duration elapsedAtTheEnd(Lifecycle lifecycle) {
      return lifecycle.record().history().get(1).elapsed();
    }

    private static Moment movedAt(int second, Duration by) {
      Moment before = moment(second);
      Hands moved = before.hands().moved(before.time().plus(by), before.elapsed(), false);
      return Moment.of(moved, Duration.ofSeconds(second + 5L));
    }
  }

  /** A call that a fault keeps from taking effect. */
  @Nested
  class Missed {
    private static final Status BUSY = Status.of(Code.UNAVAILABLE, "busy");

    @ParameterizedTest
    @CsvSource({"GET, POLLED", "WAIT, POLLED", "CANCEL, CANCEL_REQUESTED", "DELETE, DELETE_FAILED"})
    void isInTheHistoryWithItsFaultAndChangesNothingElse(Fault.On on, Event.Type type) {
      Lifecycle before = faulty(Fault.on(on, FaultReply.error(BUSY)));

      Lifecycle after = called(before, on).next();

      List<Event> history = after.record().history();
      assertThat(history).hasSize(2);
      assertThat(history.get(1))
          .returns(type, Event::type)
          .returns(BUSY, Event::error)
          .returns(null, Event::shown);
      assertThat(after.operation()).isEqualTo(before.operation());
      assertThat(after.removed()).isFalse();
    }

    /** A reply in which one thing is wrong shows the operation, so the history says what it was. */
    @ParameterizedTest
    @EnumSource(names = {"GET", "WAIT"})
    void saysOfAPollWhichStateItsReplyShowed(Fault.On on) {
      Lifecycle before =
          faulty(Fault.on(on, FaultReply.delay(Duration.ofSeconds(1))).applied(false));

      assertThat(called(before, on).next().record().history().get(1).shown())
          .isEqualTo(OperationState.RUNNING);
    }

    /** The second fault counts the call that met the first. */
    @Test
    void isCountedForTheNextFault() {
      Lifecycle lifecycle =
          started(
              operation()
                  .doneAfter(After.never())
                  .fault(Fault.onGet(FaultReply.error(BUSY)))
                  .fault(Fault.onGet(FaultReply.error(BUSY)).from(3)),
              null);

      for (boolean fails : List.of(true, false, true, false)) {
        Lifecycle.Step step = called(lifecycle, Fault.On.GET);
        assertThat(step.fault() != null).isEqualTo(fails);
        lifecycle = step.next();
      }
    }

    private static Lifecycle faulty(Fault fault) {
      return started(operation().doneAfter(After.never()).fault(fault), null);
    }

    private static Lifecycle.Step called(Lifecycle lifecycle, Fault.On on) {
      return lifecycle.called(
          on, RpcRequest.of("Any"), moment(1), (reached, call) -> reached.polled(call));
    }
  }

  private static Lifecycle started(OperationScript script, @Nullable JsonObject effect) {
    MessageTypes types = Stores.DATAPLEX;
    Origin origin = Origin.of(script, NAME, 0, effect, types, Instant.EPOCH);
    return Lifecycle.start(origin, moment(0), null);
  }

  private static Moment moment(int second) {
    Duration elapsed = Duration.ofSeconds(second);
    return Moment.of(Hands.running(Instant.EPOCH, Duration.ZERO), elapsed);
  }
}
