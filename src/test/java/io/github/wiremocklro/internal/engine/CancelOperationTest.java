package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.errorOf;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.fails;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The six outcomes of CancelOperation, each with when, error and answer. */
class CancelOperationTest {
  private static final Status ABORTED = Status.of(Code.ABORTED, "in the way");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestOperations operations =
      new TestOperations(
          new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class Cancelled {

    /** operations.proto: not deleted; error.code 1 and no response. */
    @Test
    void keepsTheOperationWithCodeCancelled() {
      operations.start(running().response(LAKE));

      operations.cancel(NAME);

      Operation operation = operations.get(NAME);
      assertThat(operation.done()).isTrue();
      assertThat(operation.response()).isNull();
      assertThat(operation.error())
          .isEqualTo(Status.of(Code.CANCELLED, "The operation was cancelled."));
      assertThat(state()).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void isTheDefault() {
      operations.start(running());
      operations.cancel(NAME);

      assertThat(state()).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void comesWithThePollsAfterTheCancel() {
      operations.start(running().onCancel(cancelled().after(polls(2))));
      operations.get(NAME);
      operations.get(NAME);
      operations.cancel(NAME);

      assertThat(operations.get(NAME).done()).isFalse();
      assertThat(state()).isEqualTo(OperationState.CANCELLING);
      assertThat(operations.get(NAME).done()).isTrue();
      assertThat(state()).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void comesWithTheTimeAfterTheCancel() {
      operations.start(running().onCancel(cancelled().after(After.time(MINUTE))));
      operations.advanceClock(null, Duration.ofHours(1));
      operations.cancel(NAME);

      operations.advanceClock(null, MINUTE.minusNanos(1));
      assertThat(operations.get(NAME).done()).isFalse();
      operations.advanceClock(null, Duration.ofNanos(1));
      assertThat(operations.get(NAME).done()).isTrue();
    }

    @Test
    void carriesTheMessageOfTheScript() {
      Status error = Status.of(Code.CANCELLED, "stopped on request");
      operations.start(running().onCancel(cancelled().error(error)));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).error()).isEqualTo(error);
    }

    /** The cancel replaces the ending: what the script had said no longer counts. */
    @Test
    void outlivesTheEndThatTheScriptHadSet() {
      operations.start(
          running().doneAfter(polls(2)).onCancel(cancelled().after(After.time(MINUTE))));
      operations.cancel(NAME);

      operations.get(NAME);
      assertThat(operations.get(NAME).done()).isFalse();
      operations.advanceClock(null, MINUTE);
      assertThat(operations.get(NAME).error()).isNotNull();
    }
  }

  @Nested
  class Completes {

    @Test
    void asTheScriptSaysAsIfNeverCancelled() {
      operations.start(running().doneAfter(polls(3)).response(LAKE).onCancel(completes()));
      operations.get(NAME);
      operations.cancel(NAME);

      assertThat(operations.get(NAME).done()).isFalse();
      assertThat(operations.get(NAME).response()).isEqualTo(LAKE);
      assertThat(state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void asTheScriptSaysInTime() {
      operations.start(running().doneAfter(After.time(MINUTE)).onCancel(completes()));
      operations.advanceClock(null, Duration.ofSeconds(40));
      operations.cancel(NAME);
      operations.advanceClock(null, Duration.ofSeconds(20));

      assertThat(operations.get(NAME).done()).isTrue();
    }

    @Test
    void afterTheCancelWhereItWouldNeverHaveEnded() {
      operations.start(running().response(LAKE).onCancel(completes().after(polls(1))));
      operations.cancel(NAME);

      assertThat(state()).isEqualTo(OperationState.CANCELLING);
      assertThat(operations.get(NAME).response()).isEqualTo(LAKE);
    }

    /** "The ending that its script says" may be a failure. */
    @Test
    void withTheErrorOfTheScript() {
      operations.start(running().error(ABORTED).onCancel(completes().after(polls(1))));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).error()).isEqualTo(ABORTED);
    }

    @Test
    void neverWhereAfterSaysSo() {
      operations.start(running().doneAfter(polls(1)).onCancel(completes().after(never())));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).done()).isFalse();
    }
  }

  @Nested
  class Fails {

    @Test
    void atOnceWithInternal() {
      operations.start(running().response(LAKE).onCancel(fails()));
      operations.cancel(NAME);

      Operation operation = operations.get(NAME);
      assertThat(operation.error())
          .isEqualTo(
              Status.of(
                  Code.INTERNAL, "The operation could not be undone after its cancellation."));
      assertThat(operation.response()).isNull();
      assertThat(state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void laterWithTheErrorOfItsOwn() {
      operations.start(
          running()
              .error(Code.DATA_LOSS, "of the script")
              .onCancel(fails().error(ABORTED).after(polls(1))));
      operations.cancel(NAME);

      assertThat(state()).isEqualTo(OperationState.CANCELLING);
      assertThat(operations.get(NAME).error()).isEqualTo(ABORTED);
    }
  }

  @Nested
  class Stuck {

    @Test
    void neverEndsByItself() {
      operations.start(running().doneAfter(After.time(MINUTE)).onCancel(stuck()));
      operations.cancel(NAME);
      operations.advanceClock(null, Duration.ofDays(30));

      assertThat(operations.get(NAME).done()).isFalse();
      assertThat(state()).isEqualTo(OperationState.CANCELLING);
    }
  }

  @Nested
  class Refused {

    @Test
    void answersFailedPreconditionAndChangesNothing() {
      operations.start(running().doneAfter(polls(1)).onCancel(refused()));

      assertThat(errorOf(() -> operations.cancel(NAME)))
          .isEqualTo(Status.of(Code.FAILED_PRECONDITION, "The operation cannot be cancelled now."));
      assertThat(state()).isEqualTo(OperationState.RUNNING);
      assertThat(operations.get(NAME).response()).isNotNull();
    }

    @Test
    void answersWithTheErrorOfTheScriptEachTime() {
      operations.start(running().onCancel(refused().error(ABORTED)));

      assertThat(errorOf(() -> operations.cancel(NAME))).isEqualTo(ABORTED);
      assertThat(errorOf(() -> operations.cancel(NAME))).isEqualTo(ABORTED);
    }
  }

  @Nested
  class Unimplemented {

    /** operations.proto: UNIMPLEMENTED where the server does not support the method. */
    @Test
    void answersUnimplementedAndChangesNothing() {
      operations.start(running().onCancel(unimplemented()));

      assertThat(errorOf(() -> operations.cancel(NAME)).code()).isEqualTo(Code.UNIMPLEMENTED);
      assertThat(state()).isEqualTo(OperationState.RUNNING);
    }

    @Test
    void answersWithTheMessageOfTheScript() {
      Status error = Status.of(Code.UNIMPLEMENTED, "not in this API");
      operations.start(running().onCancel(unimplemented().error(error)));

      assertThat(errorOf(() -> operations.cancel(NAME))).isEqualTo(error);
    }
  }

  private OperationState state() {
    return operations.record(NAME).state();
  }
}
