package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.Answers.errorOf;
import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.Lakes.BODY;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.TYPE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static io.github.wiremocklro.internal.engine.Lakes.create;
import static io.github.wiremocklro.internal.engine.Lakes.delete;
import static io.github.wiremocklro.internal.engine.Lakes.update;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which changes are refused, and which leave nothing or something behind. */
class ResourceConflictsTest {
  private final Lakes lakes = new Lakes();
  private final TestOperations operations = lakes.operations;
  private final ResourcesService resources = lakes.resources;

  /** Design rule 12; AIP-151: ABORTED for the newer of two; AIP-133: ALREADY_EXISTS. */
  @Nested
  class OnePendingOperation {

    @Test
    void abortsAnotherUpdateOrDeleteAndIsNamed() {
      operations.start(atOnce(create()));
      OperationName pending = operations.start(update(BODY, null)).name();
      Status busy =
          Status.of(
              Code.ABORTED,
              "Resource '%s' has a pending operation: '%s'.".formatted(LAKE, pending));

      assertThat(errorOf(() -> operations.start(delete()))).isEqualTo(busy);
      assertThat(errorOf(() -> operations.start(update(BODY, null)))).isEqualTo(busy);
    }

    @Test
    void abortsTheDeletionOfWhatIsBeingCreated() {
      operations.start(create());

      assertThat(codeOf(() -> operations.start(delete()))).isEqualTo(Code.ABORTED);
    }

    @Test
    void lastsAsLongAsAStuckCancel() {
      operations.start(atOnce(create()));
      OperationName name = operations.start(delete().onCancel(OnCancel.stuck())).name();
      operations.cancel(name);

      assertThat(codeOf(() -> operations.start(delete()))).isEqualTo(Code.ABORTED);
    }

    /** Design rule 2: what is due at T happened before a request at T. */
    @Test
    void isOverAtTheInstantDue() {
      operations.start(create().doneAfter(After.time(Duration.ofMinutes(1))));
      lakes.time.advance(Duration.ofMinutes(1));

      assertThat(operations.start(atOnce(delete())).done()).isTrue();
    }
  }

  /** Design rule 12. */
  @Nested
  class ACreate {

    @Test
    void isRefusedOverAResourceInAnyState() {
      String exists = "Resource '%s' already exists".formatted(LAKE);

      OperationName creating = operations.start(create()).name();
      assertThat(errorOf(() -> operations.start(create())).message()).isEqualTo(exists);
      operations.complete(creating, null);
      assertThat(errorOf(() -> operations.start(create())).message()).isEqualTo(exists);
      operations.start(delete());
      assertThat(lakes.state()).isEqualTo("DELETING");
      assertThat(errorOf(() -> operations.start(create())).message()).isEqualTo(exists);
    }
  }

  /** Design rule 12. */
  @Nested
  class AMissingResource {

    @Test
    void canNeitherBeUpdatedNorDeleted() {
      String missing = "Resource '%s' was not found".formatted(LAKE);

      assertThat(errorOf(() -> operations.start(update(BODY, null))).message()).isEqualTo(missing);
      assertThat(errorOf(() -> operations.start(delete())).message()).isEqualTo(missing);
    }

    @Test
    void isMissingAgainOnceItsCreationFailed() {
      operations.fail(operations.start(create()).name(), null);

      assertThat(codeOf(() -> operations.start(delete()))).isEqualTo(Code.NOT_FOUND);
    }
  }

  @Nested
  class ARefusedStart {

    @Test
    void leavesNoOperationBehind() {
      assertThat(codeOf(() -> operations.start(delete()))).isEqualTo(Code.NOT_FOUND);

      assertThat(codeOf(() -> operations.latestOn(LAKE))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void leavesNoResourceBehindWhereTheNameOfTheOperationIsTaken() {
      String name = PARENT + "/operations/op-1";
      operations.start(OperationScript.operation().name(name));

      assertThat(codeOf(() -> operations.start(create().name(name))))
          .isEqualTo(Code.ALREADY_EXISTS);
      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
    }

    /** Design rule 17. */
    @Test
    void usesNoTurnOfAnArmedScript() {
      OperationScript cancelled = OperationScript.operation().error(Code.CANCELLED, "armed");
      operations.arm(new ArmedScript("id", null, StartPattern.create(LAKE), cancelled));
      OperationName creation = operations.start(atOnce(create())).name();
      assertThat(operations.record(creation).script().error()).isNotNull();

      operations.arm(new ArmedScript("id", null, StartPattern.delete(LAKE), cancelled));
      assertThat(codeOf(() -> operations.start(delete()))).isEqualTo(Code.NOT_FOUND);
      operations.start(atOnce(create()));
      assertThat(operations.start(atOnce(delete())).error()).isNotNull();
    }

    /** A resource of another scope would be stored where no reader looks for it. */
    @Test
    void isTheAnswerWhereOperationAndResourceLieInTwoScopes() {
      OperationScript script = create("projects/q/locations/l/lakes/a");

      assertThatThrownBy(() -> operations.start(script))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessage(
              "resource.create: \"projects/q/locations/l/lakes/a\" lies in another scope than its"
                  + " operation, which is in \"projects/p\"; let both names begin with the same"
                  + " two segments");
    }
  }

  /** Design rule 13; AIP-163. */
  @Nested
  class ValidateOnly {

    @Test
    void answersWithTheResourceThatThereWouldBeAndStoresNothing() {
      Operation answer = operations.start(create().validateOnly(true));

      JsonObject response = requireNonNull(answer.response());
      assertThat(answer.done()).isTrue();
      assertThat(response.get("@type")).isEqualTo(TYPE);
      assertThat(response.get("displayName")).isEqualTo("A");
      assertThat(response.get("updateTime")).isEqualTo(START.toString());
      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.get(answer.name()))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void changesNothingOfAResourceThatIsThere() {
      operations.start(atOnce(create()));
      JsonObject before = resources.get(LAKE);

      operations.start(update(JsonObject.of("displayName", "B"), null).validateOnly(true));
      operations.start(delete().validateOnly(true));

      assertThat(resources.get(LAKE)).isEqualTo(before);
    }

    @Test
    void makesTheChecksOfARealStart() {
      assertThat(codeOf(() -> operations.start(delete().validateOnly(true))))
          .isEqualTo(Code.NOT_FOUND);
      operations.start(create());
      assertThat(codeOf(() -> operations.start(create().validateOnly(true))))
          .isEqualTo(Code.ALREADY_EXISTS);
      assertThat(codeOf(() -> operations.start(delete().validateOnly(true))))
          .isEqualTo(Code.ABORTED);
    }

    @Test
    void doesNotBlockTheRealStart() {
      operations.start(create().validateOnly(true));
      operations.start(create());

      assertThat(lakes.state()).isEqualTo("CREATING");
    }
  }

  /** Design rule 14. */
  @Nested
  class AnOperationThatIsDeletedOrForgotten {

    @Test
    void keepsTheEffectThatItHad() {
      OperationName name = operations.start(atOnce(create())).name();
      operations.delete(name);

      assertThat(lakes.state()).isEqualTo("ACTIVE");
    }

    @Test
    void takesEffectNowIfItWaitedForPollsThatCannotCome() {
      OperationName name = operations.start(create().doneAfter(After.polls(3))).name();
      operations.delete(name);

      assertThat(lakes.state()).isEqualTo("ACTIVE");
    }

    @Test
    void runsOnAndTakesEffectInTime() {
      OperationName name =
          operations.start(create().doneAfter(After.time(Duration.ofMinutes(1)))).name();
      operations.forget(name);

      assertThat(lakes.state()).isEqualTo("CREATING");
      lakes.time.advance(Duration.ofMinutes(1));
      assertThat(lakes.state()).isEqualTo("ACTIVE");
    }
  }
}
