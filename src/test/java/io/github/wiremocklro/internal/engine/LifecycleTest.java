package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.Dataplex;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the state machine says beside the operation itself. */
class LifecycleTest {
  private static final JsonObject LAKE =
      JsonObject.of("name", "projects/p/locations/l/lakes/a", "displayName", "a lake")
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
      assertThat(running.failedBy(null, moment(5)).next().effect()).isNull();
    }

    @Test
    void isNoneOfAnOperationThatMakesNoResource() {
      Lifecycle without = started(operation().doneAfter(After.never()), null);

      assertThat(without.completedBy(LAKE, moment(5)).next().effect()).isNull();
    }

    @Test
    void isTheResourceAsItWasPlannedAtTheTimeOfTheEnd() {
      Lifecycle done = running.completedBy(null, moment(5)).next();

      assertThat(done.effect()).isEqualTo(LAKE.with("updateTime", "1970-01-01T00:00:05Z"));
      assertThat(done.operation().response()).isEqualTo(done.effect());
    }

    @Test
    void hasNoTimeOfAnUpdateWhereTheResourceHasNone() {
      JsonObject timeless = LAKE.without("updateTime");
      Lifecycle creating = started(operation().doneAfter(After.never()), timeless);

      assertThat(creating.completedBy(null, moment(5)).next().effect()).isEqualTo(timeless);
    }

    @Test
    void hasWhatAResponseSaysOfTheSameResource() {
      JsonObject response = JsonObject.of("name", LAKE.get("name"), "displayName", "another");
      Lifecycle done = running.completedBy(response, moment(5)).next();

      assertThat(done.effect())
          .isEqualTo(
              LAKE.with("updateTime", "1970-01-01T00:00:05Z").with("displayName", "another"));
      assertThat(done.operation().response()).isEqualTo(response);
    }

    @Test
    void hasNothingOfAResponseThatIsAnotherThing() {
      JsonObject response = JsonObject.of("name", "projects/p/other/b", "displayName", "another");

      assertThat(running.completedBy(response, moment(5)).next().effect())
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
        Lifecycle.Called called = called(lifecycle, Fault.On.GET);
        assertThat(called.answer().fault() != null).isEqualTo(fails);
        lifecycle = called.next();
      }
    }

    private static Lifecycle faulty(Fault fault) {
      return started(operation().doneAfter(After.never()).fault(fault), null);
    }

    private static Lifecycle.Called called(Lifecycle lifecycle, Fault.On on) {
      return lifecycle.called(
          on, RpcRequest.of("Any"), moment(1), (reached, call) -> reached.polled(call));
    }
  }

  private static Lifecycle started(OperationScript script, @Nullable JsonObject effect) {
    MessageType metadata = UnknownTypes.ofMetadata(script.metadata(), Dataplex.V1.types());
    Origin origin = new Origin(script, NAME, 0, effect, metadata, Instant.EPOCH);
    return Lifecycle.start(origin, moment(0), null);
  }

  private static Moment moment(int second) {
    Duration elapsed = Duration.ofSeconds(second);
    return new Moment(Instant.EPOCH.plus(elapsed), elapsed);
  }
}
