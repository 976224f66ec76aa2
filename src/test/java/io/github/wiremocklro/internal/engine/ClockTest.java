package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock as its controls show it. */
class ClockTest {
  private static final String SCOPE = "projects/t-1";
  private static final String OTHER = "projects/t-2";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Of timestamp.proto. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(new Store(time), new IdGenerator(new Random(1)), Effects.NONE);

  /** Design rule 1. */
  @Nested
  class TheGlobalClock {

    @Test
    void runsWithRealTime() {
      time.advance(SECOND);

      assertThat(operations.clock(null)).isEqualTo(new ClockReading(START.plus(SECOND), false));
    }

    @Test
    void standsStillWhileItIsFrozen() {
      ClockReading frozen = operations.freezeClock(null);
      time.advance(SECOND);

      assertThat(frozen).isEqualTo(new ClockReading(START, true));
      assertThat(operations.clock(null)).isEqualTo(frozen);
    }

    @Test
    void isMovedByAnAdvanceAndStaysFrozen() {
      operations.freezeClock(null);

      assertThat(operations.advanceClock(null, HOUR))
          .isEqualTo(new ClockReading(START.plus(HOUR), true));
      time.advance(SECOND);
      assertThat(now(null)).isEqualTo(START.plus(HOUR));
    }

    @Test
    void isMovedByAnAdvanceAndRunsOn() {
      operations.advanceClock(null, HOUR);
      time.advance(SECOND);

      assertThat(operations.clock(null))
          .isEqualTo(new ClockReading(START.plus(HOUR).plus(SECOND), false));
    }

    @Test
    void resumesFromWhereItStood() {
      operations.freezeClock(null);
      time.advance(HOUR);

      assertThat(operations.resumeClock(null)).isEqualTo(new ClockReading(START, false));
      time.advance(SECOND);
      assertThat(now(null)).isEqualTo(START.plus(SECOND));
    }

    @Test
    void isNotMovedByASecondFreeze() {
      operations.freezeClock(null);
      time.advance(SECOND);

      assertThat(operations.freezeClock(null)).isEqualTo(new ClockReading(START, true));
    }

    @Test
    void dropsItsOffsetAtAReset() {
      operations.freezeClock(null);
      operations.advanceClock(null, HOUR);
      time.advance(SECOND);
      operations.reset(null);

      assertThat(operations.clock(null)).isEqualTo(new ClockReading(START.plus(SECOND), false));
    }

    @Test
    void neverGoesBack() {
      assertThatThrownBy(() -> operations.advanceClock(null, Duration.ofNanos(-1)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "by: PT-0.000000001S is negative, and the clock never goes back; use a positive"
                  + " duration");
      assertThat(now(null)).isEqualTo(START);
    }

    @Test
    void neverLeavesTheTimesThatTimestampsHave() {
      operations.freezeClock(null);

      assertThatThrownBy(() -> operations.advanceClock(null, Duration.ofSeconds(Long.MAX_VALUE)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("ends past the year 9999");
      assertThat(operations.advanceClock(null, Duration.between(START, LAST)).time())
          .isEqualTo(LAST);
      assertThatThrownBy(() -> operations.advanceClock(null, Duration.ofNanos(1)))
          .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void stopsAtTheLastInstantThatTimestampsHave() {
      operations.advanceClock(null, Duration.between(START, LAST).minus(SECOND));
      time.advance(HOUR);

      assertThat(operations.clock(null)).isEqualTo(new ClockReading(LAST, false));
      assertThat(operations.advanceClock(null, Duration.ZERO).time()).isEqualTo(LAST);
      assertThat(operations.freezeClock(null)).isEqualTo(new ClockReading(LAST, true));
      assertThat(operations.resumeClock(null)).isEqualTo(new ClockReading(LAST, false));
      assertThatThrownBy(() -> operations.advanceClock(null, Duration.ofNanos(1)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("ends past the year 9999");
    }

    @Test
    void givesOperationsNoTimeThatTimestampsDoNotHave() {
      operations.advanceClock(null, Duration.between(START, LAST));
      time.advance(SECOND);
      OperationScript brief = OperationScript.operation().parent(SCOPE).expiresAfter(SECOND);

      OperationName done = operations.start(brief.doneAfter(After.polls(0))).name();
      OperationName due = operations.start(brief.doneAfter(After.time(SECOND))).name();
      time.advance(HOUR);

      assertThat(operations.record(done).history()).extracting(Event::time).containsOnly(LAST);
      assertThat(operations.peek(due).done()).isFalse();
    }

    /** Who waits for an end that comes after it must not look again and again. */
    @Test
    void standsAtTheEndThoughNobodyHasFrozenIt() {
      OperationClock clock = OperationClock.global(time);
      OperationClock follower = clock.follower();
      clock.advance(Duration.between(START, LAST).minus(SECOND));
      assertThat(follower.stands()).isFalse();

      time.advance(SECOND);

      assertThat(follower.stands()).isTrue();
    }
  }

  /** Design rule 15. */
  @Nested
  class TheClockOfAScope {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void followsTheGlobalOne(boolean known) {
      if (known) {
        operations.start(OperationScript.operation().parent(SCOPE));
      }
      operations.freezeClock(null);
      operations.advanceClock(null, HOUR);
      time.advance(SECOND);

      assertThat(operations.clock(SCOPE)).isEqualTo(new ClockReading(START.plus(HOUR), true));
      operations.resumeClock(null);
      time.advance(SECOND);
      assertThat(operations.clock(SCOPE))
          .isEqualTo(new ClockReading(START.plus(HOUR).plus(SECOND), false));
    }

    @Test
    void isItsOwnOnceItIsFrozen() {
      operations.freezeClock(SCOPE);
      operations.advanceClock(null, HOUR);
      time.advance(SECOND);

      assertThat(operations.clock(SCOPE)).isEqualTo(new ClockReading(START, true));
      assertThat(operations.clock(null).frozen()).isFalse();
      assertThat(operations.clock(OTHER).frozen()).isFalse();
    }

    @Test
    void isItsOwnOnceItIsAdvanced() {
      operations.advanceClock(SCOPE, HOUR);
      operations.freezeClock(null);
      time.advance(SECOND);

      assertThat(operations.clock(SCOPE))
          .isEqualTo(new ClockReading(START.plus(HOUR).plus(SECOND), false));
      assertThat(now(OTHER)).isEqualTo(START);
    }

    @Test
    void staysFrozenWhenItIsAdvancedWhileTheGlobalOneIs() {
      operations.freezeClock(null);
      operations.advanceClock(SCOPE, HOUR);
      operations.resumeClock(null);
      time.advance(SECOND);

      assertThat(operations.clock(SCOPE)).isEqualTo(new ClockReading(START.plus(HOUR), true));
      assertThat(now(OTHER)).isEqualTo(START.plus(SECOND));
    }

    @Test
    void canRunWhileTheGlobalOneIsFrozen() {
      operations.freezeClock(null);
      operations.resumeClock(SCOPE);
      time.advance(SECOND);

      assertThat(operations.clock(SCOPE)).isEqualTo(new ClockReading(START.plus(SECOND), false));
      assertThat(now(null)).isEqualTo(START);
    }

    @Test
    void goesOnFollowingWhenItIsResumedWithoutBeingFrozen() {
      operations.resumeClock(SCOPE);
      operations.advanceClock(null, HOUR);

      assertThat(now(SCOPE)).isEqualTo(START.plus(HOUR));
    }

    @Test
    void followsAgainAfterTheResetOfTheScope() {
      operations.freezeClock(SCOPE);
      operations.advanceClock(SCOPE, HOUR);
      operations.reset(SCOPE);
      operations.advanceClock(null, SECOND);

      assertThat(operations.clock(SCOPE)).isEqualTo(new ClockReading(START.plus(SECOND), false));
    }

    @Test
    void decidesOfTheOperationsOfItsScopeOnly() {
      OperationName here = start(SCOPE);
      OperationName there = start(OTHER);
      operations.advanceClock(SCOPE, HOUR);

      assertThat(operations.get(here).done()).isTrue();
      assertThat(operations.get(there).done()).isFalse();
    }

    private OperationName start(String scope) {
      return operations
          .start(
              OperationScript.operation()
                  .parent(scope + "/locations/l")
                  .doneAfter(After.time(HOUR)))
          .name();
    }
  }

  @Nested
  class TheMachinesTime {

    @Test
    void beginsAtZeroAndDoesNotGoBack() {
      TimeSource machine = TimeSource.system();
      Duration first = machine.elapsed();

      assertThat(first).isBetween(Duration.ZERO, Duration.ofMinutes(1));
      assertThat(machine.elapsed()).isGreaterThanOrEqualTo(first);
      assertThat(machine.start()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }
  }

  private Instant now(@Nullable String scope) {
    return operations.clock(scope).time();
  }
}
