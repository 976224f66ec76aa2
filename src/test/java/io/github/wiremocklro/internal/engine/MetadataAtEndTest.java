package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.TestScripts.DATAPLEX_METADATA;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.internal.engine.TestScripts.runningWithMetadata;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.fails;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is told of the end of an operation in its metadata, and in the response after a cancel. */
class MetadataAtEndTest {
  private static final After MINUTE = After.time(Duration.ofMinutes(1));
  private static final Status LOST = Status.of(Code.DATA_LOSS, "lost");
  private static final OperationScript DONE = runningWithMetadata().metadataAtEnd(says("DONE"));

  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(Stores.ofDataplex(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class OfTheScript {

    @Test
    void isMergedByThePollThatShowsTheEnd() {
      operations.start(DONE.doneAfter(polls(2)));

      assertThat(polled()).isNull();
      assertThat(polled()).isEqualTo("DONE");
      assertThat(polled()).isEqualTo("DONE");
    }

    @Test
    void isMergedAtTheInstantThatWasDueForWhoeverLooks() {
      operations.start(DONE.doneAfter(MINUTE));

      time.advance(Duration.ofMinutes(1).minusNanos(1));
      assertThat(listed()).isNull();
      time.advance(Duration.ofNanos(1));
      assertThat(listed()).isEqualTo("DONE");
      assertThat(shown()).isEqualTo("DONE");
    }

    @Test
    void isThereInTheReplyOfAStartThatIsDoneAtOnce() {
      assertThat(state(operations.start(DONE.doneAfter(polls(0))).metadata())).isEqualTo("DONE");
    }

    @Test
    void tellsOfAFailureToo() {
      operations.start(DONE.error(LOST).doneAfter(polls(1)));

      assertThat(polled()).isEqualTo("DONE");
    }

    @Test
    void comesAfterTheProgressOfTheSameMoment() {
      operations.start(DONE.progress(polls(1), says("HALF")).doneAfter(polls(1)));

      assertThat(polled()).isEqualTo("DONE");
    }

    @Test
    void takesAwayWhatItSaysIsNull() {
      JsonObject metadata = DATAPLEX_METADATA.with("state", "RUNNING");
      operations.start(running().metadata(metadata).metadataAtEnd(says(null)).doneAfter(polls(1)));

      assertThat(requireNonNull(operations.get(NAME).metadata()).has("state")).isFalse();
    }

    @Test
    void isMergedWhereADeletedOperationEndsForNobodyCanPollIt() {
      operations.start(DONE.doneAfter(polls(2)));

      operations.delete(NAME);

      assertThat(shown()).isEqualTo("DONE");
    }

    @Test
    void isInTheAnswerOfAValidation() {
      assertThat(state(operations.start(DONE.validateOnly(true)).metadata())).isEqualTo("DONE");
    }

    /** A validation shows the success that there would be. */
    @Test
    void ofAFailureIsNotInTheAnswerOfAValidation() {
      OperationScript failing = DONE.error(LOST).validateOnly(true);

      assertThat(state(operations.start(failing).metadata())).isNull();
    }

    @Test
    void isNotMergedWhereACancelEndsIt() {
      operations.start(DONE.onCancel(cancelled()));
      operations.cancel(NAME);

      assertThat(operations.record(NAME).state()).isEqualTo(OperationState.CANCELLED);
      assertThat(shown()).isNull();
    }

    @Test
    void isMergedWhereItCompletesDespiteTheCancel() {
      operations.start(DONE.onCancel(completes().after(polls(1))));
      operations.cancel(NAME);

      assertThat(polled()).isEqualTo("DONE");
    }
  }

  @Nested
  class OfACancel {
    private final OnCancel late =
        cancelled().after(polls(2)).metadata(says("CANCELLING")).metadataAtEnd(says("CANCELLED"));

    /** So do Vision and Document AI tell it: in a state of their own in the metadata. */
    @Test
    void takesThePlaceOfWhatWasSaidWhenItWasAccepted() {
      operations.start(DONE.onCancel(late));

      operations.cancel(NAME);

      assertThat(shown()).isEqualTo("CANCELLING");
      assertThat(polled()).isEqualTo("CANCELLING");
      assertThat(polled()).isEqualTo("CANCELLED");
    }

    @Test
    void comesByTimeToo() {
      operations.start(DONE.onCancel(late.after(MINUTE)));
      operations.cancel(NAME);

      time.advance(Duration.ofMinutes(1).minusNanos(1));
      assertThat(listed()).isEqualTo("CANCELLING");
      time.advance(Duration.ofNanos(1));
      assertThat(listed()).isEqualTo("CANCELLED");
    }

    @Test
    void isThereAtOnceWhereTheCancelIs() {
      operations.start(DONE.onCancel(cancelled().metadataAtEnd(says("CANCELLED"))));
      operations.cancel(NAME);

      assertThat(shown()).isEqualTo("CANCELLED");
    }

    @Test
    void tellsOfAnUndoThatFails() {
      operations.start(DONE.onCancel(fails().metadataAtEnd(says("BROKEN"))));
      operations.cancel(NAME);

      assertThat(shown()).isEqualTo("BROKEN");
    }

    @Test
    void winsOverThatOfTheScriptWhereItCompletesAllTheSame() {
      operations.start(
          DONE.doneAfter(polls(1)).onCancel(completes().metadataAtEnd(says("TOO_LATE"))));
      operations.cancel(NAME);

      assertThat(polled()).isEqualTo("TOO_LATE");
    }

    @Test
    void changesNothingOfAnOperationThatIsDone() {
      operations.start(DONE.doneAfter(polls(0)).onCancel(late));
      operations.cancel(NAME);

      assertThat(polled()).isEqualTo("DONE");
    }
  }

  /** Remote execution tells of a cancel in the status that is in its response. */
  @Nested
  class AResponseAfterACancel {

    @Test
    void isTheResultThen() {
      operations.start(running().onCancel(completes().after(polls(1)).response(LAKE)));
      operations.cancel(NAME);

      assertThat(operations.record(NAME).state()).isEqualTo(OperationState.CANCELLING);
      assertThat(operations.get(NAME).response()).isEqualTo(LAKE);
    }

    @Test
    void comesWhenTheScriptSaysIfTheCancelDoesNot() {
      operations.start(running().doneAfter(MINUTE).onCancel(completes().response(LAKE)));
      operations.cancel(NAME);

      time.advance(Duration.ofMinutes(1).minusNanos(1));
      assertThat(operations.get(NAME).done()).isFalse();
      time.advance(Duration.ofNanos(1));
      assertThat(operations.get(NAME).response()).isEqualTo(LAKE);
    }

    @Test
    void takesThePlaceOfTheErrorThatTheScriptSays() {
      operations.start(
          running().error(LOST).doneAfter(polls(1)).onCancel(completes().response(LAKE)));
      operations.cancel(NAME);

      assertThat(operations.get(NAME).error()).isNull();
      assertThat(operations.get(NAME).response()).isEqualTo(LAKE);
    }

    @Test
    void isNotTheResultOfAnOperationThatNobodyCancels() {
      operations.start(
          running().error(LOST).doneAfter(polls(1)).onCancel(completes().response(LAKE)));

      assertThat(operations.get(NAME).error()).isEqualTo(LOST);
    }
  }

  @Nested
  class OfACommand {

    @Test
    void isMergedWithTheEnd() {
      operations.start(DONE);

      operations.cancelFromOutside(NAME, says("STOPPED"));

      assertThat(shown()).isEqualTo("STOPPED");
    }

    @Test
    void takesThePlaceOfThatOfTheScript() {
      operations.start(DONE);

      operations.complete(NAME, null, JsonObject.of("note", "by hand"));

      assertThat(operations.record(NAME).operation().metadata())
          .extracting(metadata -> metadata.get("note"), MetadataAtEndTest::state)
          .containsExactly("by hand", null);
    }

    @Test
    void isThatOfTheScriptWhereNoneIsGiven() {
      operations.start(DONE);

      assertThat(state(operations.complete(NAME, LAKE).metadata())).isEqualTo("DONE");
    }

    @Test
    void isNotThatOfTheScriptWhichTellsOfASuccessWhereItFails() {
      operations.start(DONE);

      assertThat(state(operations.fail(NAME, null).metadata())).isNull();
    }

    @Test
    void isThatOfTheScriptWhichTellsOfThatFailure() {
      operations.start(DONE.error(LOST));

      assertThat(state(operations.fail(NAME, null).metadata())).isEqualTo("DONE");
    }

    @Test
    void failsWithIt() {
      operations.start(DONE);

      assertThat(state(operations.fail(NAME, LOST, says("BROKEN")).metadata())).isEqualTo("BROKEN");
    }

    @Test
    void isRefusedWhereThereIsNothingToMergeItInto() {
      operations.start(running());

      assertThatThrownBy(() -> operations.complete(NAME, LAKE, says("DONE")))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "metadata: {state=DONE} has nothing to be merged into; give the operation metadata"
                  + " with an \"@type\"");
      assertThat(operations.record(NAME).operation().done()).isFalse();
    }

    @Test
    void isRefusedWhereItIsAnotherType() {
      operations.start(DONE);

      assertThatThrownBy(() -> operations.cancelFromOutside(NAME, LAKE))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageStartingWith("metadata.@type: ")
          .hasMessageEndingWith("would change what the metadata is; leave it out");
    }

    @Test
    void changesNothingOfAnOperationThatIsDone() {
      operations.start(DONE.doneAfter(polls(0)));

      assertThat(codeOf(() -> operations.cancelFromOutside(NAME, says("STOPPED"))))
          .isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(shown()).isEqualTo("DONE");
    }
  }

  @Nested
  class Refused {

    @Test
    void whereThereIsNothingToMergeItInto() {
      assertRefused(running().metadataAtEnd(says("DONE")), "metadataAtEnd: ");
      assertRefused(
          running().onCancel(cancelled().metadataAtEnd(says("DONE"))), "onCancel.metadataAtEnd: ");
    }

    @Test
    void whereItNeverComes() {
      assertThatThrownBy(() -> stuck().metadataAtEnd(says("DONE")))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "metadataAtEnd: {state=DONE} contradicts the outcome \"stuck\"; leave it out, or use"
                  + " the outcome cancelled, completes or fails");
    }

    private void assertRefused(OperationScript script, String path) {
      assertThatThrownBy(() -> operations.start(script))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageStartingWith(path);
    }
  }

  private static JsonObject says(@Nullable String state) {
    return JsonObject.of("state", state);
  }

  private static @Nullable Object state(@Nullable JsonObject metadata) {
    return requireNonNull(metadata).get("state");
  }

  private @Nullable Object polled() {
    return state(operations.get(NAME).metadata());
  }

  private @Nullable Object shown() {
    return state(operations.record(NAME).operation().metadata());
  }

  private @Nullable Object listed() {
    OperationName parent = OperationName.parse(PARENT + "/operations/any");
    return state(operations.list(parent.parent(), PageRequest.FIRST).items().get(0).metadata());
  }
}
