package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.Answers.errorOf;
import static io.github.wiremocklro.internal.engine.TestScripts.EMPTY_MESSAGE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.internal.engine.TestScripts.runningWithMetadata;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.fails;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds for CancelOperation whatever its outcome. */
class CancelRulesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Status TOO_LATE = Status.of(Code.FAILED_PRECONDITION, "too late");

  private final TestOperations operations =
      new TestOperations(
          Stores.ofDataplex(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  /** Design rule 6. */
  @Nested
  class OrderOfChecks {

    @Test
    void anUnknownOperationIsNotFound() {
      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void unimplementedComesBeforeDone() {
      operations.start(running().doneAfter(polls(0)).onCancel(unimplemented()));

      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void unimplementedComesBeforeTheAnswerForDone() {
      operations.start(running().doneAfter(polls(0)).onCancel(unimplemented().ifDone(TOO_LATE)));

      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void doneComesBeforeRefused() {
      operations.start(running().doneAfter(polls(0)).onCancel(refused()));

      assertThatCode(() -> operations.cancel(NAME)).doesNotThrowAnyException();
    }

    @Test
    void aDoneOperationAnswersWhatTheScriptSays() {
      operations.start(running().doneAfter(polls(0)).onCancel(cancelled().ifDone(TOO_LATE)));

      assertThat(errorOf(() -> operations.cancel(NAME))).isEqualTo(TOO_LATE);
    }

    @Test
    void theAnswerForDoneIsNotForOneThatRuns() {
      operations.start(running().onCancel(stuck().ifDone(TOO_LATE)));
      operations.cancel(NAME);

      assertThatCode(() -> operations.cancel(NAME)).doesNotThrowAnyException();
    }

    /** The second cancel of a retrying client meets the end that the first brought about. */
    @Test
    void theAnswerForDoneAlsoMeetsARetryAfterTheEnd() {
      operations.start(running().onCancel(cancelled().ifDone(TOO_LATE)));
      operations.cancel(NAME);

      assertThat(errorOf(() -> operations.cancel(NAME))).isEqualTo(TOO_LATE);
    }
  }

  /** Design rule 6: clients retry cancels. */
  @Nested
  class ASecondCancel {

    @Test
    void doesNotStartTheTimeAgain() {
      operations.start(running().onCancel(cancelled().after(After.time(MINUTE))));
      operations.cancel(NAME);
      operations.advanceClock(null, Duration.ofSeconds(30));
      operations.cancel(NAME);
      operations.advanceClock(null, Duration.ofSeconds(30));

      assertThat(operations.get(NAME).done()).isTrue();
    }

    @Test
    void doesNotStartTheCountAgain() {
      operations.start(running().onCancel(fails().after(polls(2))));
      operations.cancel(NAME);
      operations.get(NAME);
      operations.cancel(NAME);

      assertThat(operations.get(NAME).done()).isTrue();
    }
  }

  /** Design rule 2: what is due at T happened before a request at T. */
  @Nested
  class ACancelAtTheLastMoment {

    @Test
    void meetsADoneOperationAtExactlyTheTime() {
      operations.start(running().doneAfter(After.time(MINUTE)));
      operations.advanceClock(null, MINUTE);
      operations.cancel(NAME);

      assertThat(operations.get(NAME).response()).isEqualTo(EMPTY_MESSAGE);
    }

    @Test
    void isInTimeOneNanosecondEarlier() {
      operations.start(running().doneAfter(After.time(MINUTE)));
      operations.advanceClock(null, MINUTE.minusNanos(1));
      operations.cancel(NAME);

      assertThat(operations.record(NAME).state()).isEqualTo(OperationState.CANCELLED);
    }
  }

  /** Design rule 7; service.proto of Dataplex, OperationMetadata.requested_cancellation. */
  @Nested
  class RequestedCancellation {

    @Test
    void isFalseBeforeTheCancel() {
      operations.start(runningWithMetadata());

      assertThat(requestedCancellation()).isEqualTo(false);
    }

    @Test
    void isSetAtOnceWhileTheOperationStillRuns() {
      operations.start(runningWithMetadata().onCancel(stuck()));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).done()).isFalse();
      assertThat(requestedCancellation()).isEqualTo(true);
    }

    @Test
    void staysWhenTheOperationCompletesAllTheSame() {
      operations.start(runningWithMetadata().onCancel(completes().after(polls(1))));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).error()).isNull();
      assertThat(requestedCancellation()).isEqualTo(true);
    }

    @Test
    void isNotSetByARefusedCancel() {
      operations.start(runningWithMetadata().onCancel(refused()));
      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.FAILED_PRECONDITION);

      assertThat(requestedCancellation()).isEqualTo(false);
    }

    @Test
    void isNotSetByACancelThatComesTooLate() {
      operations.start(runningWithMetadata().doneAfter(polls(0)));
      operations.cancel(NAME);

      assertThat(requestedCancellation()).isEqualTo(false);
    }

    @Test
    void isNotSetByTheScript() {
      operations.start(
          running().metadata(TestScripts.DATAPLEX_METADATA.with("requestedCancellation", true)));

      assertThat(requestedCancellation()).isEqualTo(false);
    }

    @Test
    void isOnlyWrittenIntoTypesThatHaveIt() {
      JsonObject metadata =
          JsonObject.of("@type", "type.googleapis.com/google.cloud.redis.v1.OperationMetadata");
      operations.start(running().metadata(metadata));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).metadata()).isEqualTo(metadata);
    }

    private Object requestedCancellation() {
      return requireNonNull(operations.get(NAME).metadata()).fields().get("requestedCancellation");
    }
  }

  @Nested
  class MetadataOfTheCancel {

    @Test
    void isMergedWhenTheCancelIsAccepted() {
      JsonObject metadata =
          JsonObject.of("@type", "example.com/Metadata", "inner", JsonObject.of("a", 1, "b", 2));
      JsonObject patch =
          JsonObject.of("cancelRequested", true, "inner", JsonObject.of("a", null, "c", 3));
      operations.start(running().metadata(metadata).onCancel(stuck().metadata(patch)));

      assertThat(operations.get(NAME).metadata()).isEqualTo(metadata);
      operations.cancel(NAME);
      assertThat(operations.get(NAME).metadata())
          .isEqualTo(
              JsonObject.of("@type", "example.com/Metadata", "inner", JsonObject.of("b", 2, "c", 3))
                  .with("cancelRequested", true));
    }

    @Test
    void staysAwayWhenTheOperationWasDone() {
      JsonObject metadata = JsonObject.of("@type", "example.com/Metadata");
      operations.start(
          running()
              .doneAfter(polls(0))
              .metadata(metadata)
              .onCancel(cancelled().metadata(JsonObject.of("cancelRequested", true))));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).metadata()).isEqualTo(metadata);
    }
  }

  /** Design rule 8. */
  @Test
  void aCancelOfADoneOperationChangesNothing() {
    operations.start(runningWithMetadata().doneAfter(polls(1)));
    Operation done = operations.get(NAME);

    operations.cancel(NAME);

    assertThat(operations.get(NAME)).isEqualTo(done);
  }
}
