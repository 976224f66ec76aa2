package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.internal.engine.TestScripts.runningWithMetadata;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an operation tells of its progress while it runs. */
class ProgressTest {
  private final FakeTimeSource time = new FakeTimeSource();
  private final TestOperations operations =
      new TestOperations(Stores.ofDataplex(time), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class AStep {

    @Test
    void showsAtThePollThatReachesItsCountAndFromThenOn() {
      operations.start(runningWithMetadata().progress(polls(2), percent(40)));

      assertThat(shown(operations.get(NAME))).isNull();
      assertThat(shown(operations.get(NAME))).isEqualTo(40);
      assertThat(shown(operations.get(NAME))).isEqualTo(40);
    }

    @Test
    void showsFromItsTimeOnToWhoeverLooks() {
      operations.start(runningWithMetadata().progress(seconds(30), percent(40)));

      time.advance(Duration.ofSeconds(30).minusNanos(1));
      assertThat(shown()).isNull();
      time.advance(Duration.ofNanos(1));
      assertThat(shown()).isEqualTo(40);
    }

    @Test
    void mayComeWithTheStart() {
      OperationScript script =
          runningWithMetadata()
              .progress(polls(0), percent(10))
              .progress(seconds(0), JsonObject.of("stage", "QUEUED"));

      JsonObject metadata = requireNonNull(operations.start(script).metadata());

      assertThat(metadata.get("progressPercent")).isEqualTo(10);
      assertThat(metadata.get("stage")).isEqualTo("QUEUED");
    }

    @Test
    void isNotReachedByLists() {
      operations.start(runningWithMetadata().progress(polls(1), percent(40)));

      operations.list(NAME.parent(), PageRequest.FIRST);
      operations.records(null, PageRequest.FIRST);

      assertThat(shown()).isNull();
    }

    /** RFC 7396: objects are merged, null removes, lists are replaced. */
    @Test
    void isAMergePatch() {
      JsonObject metadata =
          TestScripts.DATAPLEX_METADATA
              .with("stage", "QUEUED")
              .with("counts", JsonObject.of("done", 0, "total", 9));
      JsonObject failure = JsonObject.of("code", 5, "message", "a file is missing");
      operations.start(
          running()
              .metadata(metadata)
              .progress(polls(1), JsonObject.of("counts", JsonObject.of("done", 4)))
              .progress(polls(1), JsonObject.of("stage", null))
              .progress(polls(1), JsonObject.of("partialFailures", List.of(failure))));

      JsonObject after = requireNonNull(operations.get(NAME).metadata());

      assertThat(after.get("counts")).isEqualTo(JsonObject.of("done", 4, "total", 9));
      assertThat(after.has("stage")).isFalse();
      assertThat(after.get("partialFailures")).isEqualTo(List.of(failure));
    }

    @Test
    void cannotChangeWhatTheFakeItselfWrites() {
      JsonObject patch =
          JsonObject.of("requestedCancellation", true, "endTime", "1999-01-01T00:00:00Z")
              .with("createTime", null);
      operations.start(runningWithMetadata().doneAfter(polls(2)).progress(polls(1), patch));

      JsonObject running = requireNonNull(operations.get(NAME).metadata());
      JsonObject done = requireNonNull(operations.get(NAME).metadata());

      assertThat(running.get("requestedCancellation")).isEqualTo(false);
      assertThat(running.get("createTime")).isEqualTo(START.toString());
      assertThat(running.has("endTime")).isFalse();
      assertThat(done.get("requestedCancellation")).isEqualTo(false);
      assertThat(done.get("endTime")).isEqualTo(START.toString());
    }

    @Test
    void needsMetadataToBeMergedInto() {
      assertThatThrownBy(
              () ->
                  operations.start(
                      running()
                          .progress(polls(1), JsonObject.EMPTY)
                          .progress(polls(2), percent(1))))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "progress[0].metadata: {} has nothing to be merged into; give the operation metadata"
                  + " with an \"@type\"");
    }
  }

  @Nested
  class SeveralSteps {

    @Test
    void comeInTheOrderOfTheListWhereOnePollReachesThem() {
      operations.start(
          runningWithMetadata().progress(polls(1), percent(60)).progress(polls(0), percent(20)));
      operations.get(NAME);
      assertThat(shown()).isEqualTo(60);

      operations.reset(null);
      operations.start(
          runningWithMetadata().progress(polls(1), percent(60)).progress(polls(1), percent(20)));
      operations.get(NAME);
      assertThat(shown()).isEqualTo(20);
    }

    @Test
    void comeInTheOrderOfTimeHoweverLateTheyAreSeen() {
      operations.start(
          runningWithMetadata()
              .progress(seconds(60), percent(90))
              .progress(seconds(30), percent(40)));
      time.advance(Duration.ofHours(1));

      assertThat(shown()).isEqualTo(90);
    }

    /** Design rule 2: what is due at T happened before a poll at T. */
    @Test
    void byTimeComeBeforeThePollAtTheSameInstant() {
      operations.start(
          runningWithMetadata().progress(polls(1), percent(1)).progress(seconds(30), percent(30)));
      time.advance(Duration.ofSeconds(30));

      assertThat(shown(operations.get(NAME))).isEqualTo(1);
    }

    @Test
    void byTimeWinOverThePollThatCameBefore() {
      operations.start(
          runningWithMetadata().progress(seconds(30), percent(30)).progress(polls(1), percent(1)));
      operations.get(NAME);
      time.advance(Duration.ofSeconds(30));

      assertThat(shown()).isEqualTo(30);
    }
  }

  @Nested
  class TheEnd {

    @Test
    void comesAfterTheProgressOfTheSamePoll() {
      operations.start(runningWithMetadata().doneAfter(polls(1)).progress(polls(1), percent(100)));

      Operation done = operations.get(NAME);

      assertThat(done.done()).isTrue();
      assertThat(shown(done)).isEqualTo(100);
    }

    @Test
    void comesAfterTheProgressOfTheSameInstantAndBeforeAllLater() {
      operations.start(
          runningWithMetadata()
              .doneAfter(seconds(60))
              .progress(seconds(61), percent(101))
              .progress(seconds(60), percent(100)));
      time.advance(Duration.ofHours(1));

      assertThat(shown()).isEqualTo(100);
      assertThat(shown(operations.get(NAME))).isEqualTo(100);
    }

    @Test
    void byACommandKeepsWhatTheProgressWas() {
      operations.start(
          runningWithMetadata()
              .progress(seconds(10), percent(10))
              .progress(seconds(20), percent(20))
              .progress(polls(1), percent(1)));
      time.advance(Duration.ofSeconds(10));
      operations.complete(NAME, null);
      time.advance(Duration.ofHours(1));

      assertThat(shown(operations.get(NAME))).isEqualTo(10);
    }
  }

  @Nested
  class ACancel {

    @Test
    void doesNotStopTheProgressUntilTheEnd() {
      operations.start(
          runningWithMetadata()
              .onCancel(cancelled().after(polls(2)))
              .progress(polls(1), percent(1))
              .progress(polls(2), percent(2))
              .progress(polls(3), percent(3)));
      operations.cancel(NAME);

      assertThat(shown(operations.get(NAME))).isEqualTo(1);
      assertThat(shown(operations.get(NAME))).isEqualTo(2);
      assertThat(shown(operations.get(NAME))).isEqualTo(2);
    }

    @Test
    void keepsItsFlagWhateverTheProgressSays() {
      operations.start(
          runningWithMetadata()
              .onCancel(stuck())
              .progress(polls(1), JsonObject.of("requestedCancellation", false)));
      operations.cancel(NAME);

      assertThat(requireNonNull(operations.get(NAME).metadata()).get("requestedCancellation"))
          .isEqualTo(true);
    }

    @Test
    void mergesItsMetadataBetweenTheStepsBeforeAndAfterIt() {
      operations.start(
          runningWithMetadata()
              .onCancel(stuck().metadata(JsonObject.of("stage", "CANCELLING")))
              .progress(seconds(10), JsonObject.of("stage", "COPYING"))
              .progress(seconds(20), JsonObject.of("stage", "UNDOING")));
      time.advance(Duration.ofSeconds(10));
      operations.cancel(NAME);
      assertThat(stage()).isEqualTo("CANCELLING");

      time.advance(Duration.ofSeconds(10));
      assertThat(stage()).isEqualTo("UNDOING");
    }

    private @Nullable Object stage() {
      return requireNonNull(operations.record(NAME).operation().metadata()).get("stage");
    }
  }

  @Nested
  class LaidOverAScript {

    @Test
    void itTakesThePlaceOfTheProgressThere() {
      OperationScript script = runningWithMetadata().progress(polls(1), percent(1));
      OperationScript over = OperationScript.operation().progress(polls(2), percent(2));

      assertThat(script.overlaidWith(over).progress()).isEqualTo(over.progress());
      assertThat(script.overlaidWith(OperationScript.operation()).progress())
          .isEqualTo(script.progress());
      assertThat(
              script
                  .overlaidWith(OperationScript.operation().progress(Progress.NONE))
                  .progressOrDefault()
                  .steps())
          .isEmpty();
    }
  }

  private @Nullable Object shown() {
    return shown(operations.record(NAME).operation());
  }

  private static @Nullable Object shown(Operation operation) {
    return requireNonNull(operation.metadata()).get("progressPercent");
  }

  private static JsonObject percent(int percent) {
    return JsonObject.of("progressPercent", percent);
  }

  private static After seconds(int seconds) {
    return After.time(Duration.ofSeconds(seconds));
  }
}
