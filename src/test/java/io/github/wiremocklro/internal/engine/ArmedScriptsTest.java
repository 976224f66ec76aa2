package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.TestScripts.DATAPLEX_METADATA;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The fate of a start that a test does not make itself. Design rules 17 and 19. */
class ArmedScriptsTest {
  private static final String LAKE_A = PARENT + "/lakes/a";
  private static final OperationScript DONE = operation().doneAfter(polls(0));

  private final TestOperations operations =
      new TestOperations(
          new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  @Nested
  class TheStartThatIsMeant {

    @Test
    void isTheNextOneOnTheTargetWithTheVerb() {
      arm(StartPattern.delete(LAKE_A), DONE);

      assertThat(start(LAKE_A, "create").done()).isFalse();
      assertThat(start(PARENT + "/lakes/b", "delete").done()).isFalse();
      assertThat(start(LAKE_A, "delete").done()).isTrue();
      assertThat(start(LAKE_A, "delete").done()).isFalse();
    }

    @Test
    void canBeAny() {
      arm(StartPattern.any(), DONE);

      assertThat(operations.start(operation().parent("organizations/o/locations/l")).done())
          .isTrue();
    }

    @Test
    void canBeAnyInAScope() {
      operations.arm(new ArmedScript("id", "projects/p", StartPattern.any(), DONE));

      assertThat(operations.start(operation().parent("projects/q/locations/l")).done()).isFalse();
      assertThat(operations.start(operation().parent(PARENT)).done()).isTrue();
    }

    @Test
    void comesAsOftenAsSaid() {
      arm(StartPattern.update(LAKE_A).times(2), DONE);

      assertThat(start(LAKE_A, "update").done()).isTrue();
      assertThat(start(LAKE_A, "update").done()).isTrue();
      assertThat(start(LAKE_A, "update").done()).isFalse();
    }

    @Test
    void usesTheScriptThatWasArmedFirst() {
      operations.arm(new ArmedScript("1", null, StartPattern.any(), DONE.response(LAKE)));
      operations.arm(new ArmedScript("2", null, StartPattern.any(), DONE));

      assertThat(start(LAKE_A, "create").response()).isEqualTo(LAKE);
      assertThat(start(LAKE_A, "create").response()).isEqualTo(TestScripts.EMPTY_MESSAGE);
    }

    @Test
    void usesTheLaterOfTwoScriptsWithOneId() {
      operations.arm(new ArmedScript("1", null, StartPattern.any(), DONE));
      operations.arm(new ArmedScript("1", null, StartPattern.any(), DONE.response(LAKE)));

      assertThat(start(LAKE_A, "create").response()).isEqualTo(LAKE);
      assertThat(start(LAKE_A, "create").done()).isFalse();
    }
  }

  @Nested
  class TheTurn {

    @Test
    void isNotTakenByAScriptWithTheSameIdForAnotherScope() {
      operations.arm(new ArmedScript("1", "projects/p", StartPattern.any(), DONE));
      operations.arm(new ArmedScript("1", "projects/q", StartPattern.any(), DONE));

      assertThat(start(LAKE_A, "create").done()).isTrue();
    }

    @Test
    void isNotUsedByAStartThatFails() {
      operations.start(operation().name(NAME.toString()));
      arm(StartPattern.any(), DONE);

      assertThat(codeOf(() -> operations.start(operation().name(NAME.toString()))))
          .isEqualTo(Code.ALREADY_EXISTS);
      assertThat(start(LAKE_A, "create").done()).isTrue();
    }

    @Test
    void isNotUsedByAStartThatOnlyValidates() {
      arm(StartPattern.any(), DONE.response(LAKE));

      assertThat(operations.start(operation().parent(PARENT).validateOnly(true)).response())
          .isEqualTo(TestScripts.EMPTY_MESSAGE);
      assertThat(start(LAKE_A, "create").response()).isEqualTo(LAKE);
    }

    @Test
    void isLostByAReset() {
      arm(StartPattern.any(), DONE);
      operations.reset(null);

      assertThat(start(LAKE_A, "create").done()).isFalse();
    }

    @Test
    void isLostByAResetOfItsScopeOrOfThatOfItsTarget() {
      operations.arm(new ArmedScript("1", "projects/p", StartPattern.any(), DONE));
      operations.arm(new ArmedScript("2", null, StartPattern.create(LAKE_A), DONE));
      operations.reset("projects/p");

      assertThat(start(LAKE_A, "create").done()).isFalse();
    }

    @Test
    void outlivesAResetOfAnotherScope() {
      operations.arm(new ArmedScript("1", "projects/p", StartPattern.any(), DONE));
      operations.reset("projects/q");

      assertThat(start(LAKE_A, "create").done()).isTrue();
    }
  }

  /** Design rule 19: what the armed script says comes before the start's own script. */
  @Nested
  class TheMergedScript {

    @Test
    void keepsWhatTheArmedOneLeavesOut() {
      arm(StartPattern.any(), operation().onCancel(OnCancel.stuck()));
      OperationScript own =
          operation()
              .name(NAME.toString())
              .metadata(DATAPLEX_METADATA)
              .response(LAKE)
              .doneAfter(polls(5));
      operations.start(own);

      assertThat(operations.record(NAME).script()).isEqualTo(own.onCancel(OnCancel.stuck()));
    }

    @Test
    void hasTheArmedErrorInPlaceOfTheResponse() {
      arm(StartPattern.any(), DONE.error(Code.ABORTED, "lost"));

      Operation started = operations.start(operation().name(NAME.toString()).response(LAKE));

      assertThat(started.response()).isNull();
      assertThat(started.error()).isEqualTo(Status.of(Code.ABORTED, "lost"));
    }

    @Test
    void hasTheArmedNameInPlaceOfAGeneratedOne() {
      arm(StartPattern.any(), operation().name(NAME.toString()));

      assertThat(operations.start(operation().parent(PARENT)).name()).isEqualTo(NAME);
    }
  }

  @Nested
  class AScriptThatCouldNeverServe {

    @Test
    void isRefusedWhereItServesNoStart() {
      assertThatThrownBy(() -> arm(StartPattern.any().times(0), DONE))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage("times: 0 is less than 1; say for how many starts the script is to serve");
    }

    @Test
    void isRefusedWhereItNamesAResource() {
      OperationScript script = DONE.resource(ResourceChange.delete(LAKE_A));

      assertThatThrownBy(() -> arm(StartPattern.any(), script))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "script.resource: \"projects/p/locations/l/lakes/a\" cannot be given here: the start"
                  + " itself decides it; leave it out");
    }

    @Test
    void isRefusedWhereItHasAParent() {
      assertThatThrownBy(() -> arm(StartPattern.any(), DONE.parent(PARENT)))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageStartingWith("script.operation.parent: \"projects/p/locations/l\"");
    }

    @Test
    void isRefusedWhereManyWouldHaveOneName() {
      assertThatThrownBy(() -> arm(StartPattern.any().times(2), DONE.name(NAME.toString())))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("cannot be the name of 2 operations");
    }
  }

  private void arm(StartPattern pattern, OperationScript script) {
    operations.arm(new ArmedScript("id", null, pattern, script));
  }

  private Operation start(String target, String verb) {
    JsonObject metadata = DATAPLEX_METADATA.with("target", target).with("verb", verb);
    return operations.start(operation().parent(PARENT).metadata(metadata));
  }
}
