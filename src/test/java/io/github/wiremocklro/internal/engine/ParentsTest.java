package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.Lakes.BODY;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.TYPE;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static io.github.wiremocklro.internal.engine.Lakes.create;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asked of the resource above one that is created, and of those below one that goes. */
class ParentsTest {
  private static final String ZONE = LAKE + "/zones/z";
  private static final String ASSET = ZONE + "/assets/a";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Lakes lakes = new Lakes();
  private final TestOperations operations = lakes.operations;
  private final ResourcesService resources = lakes.resources;

  @Nested
  class OfWhatIsCreated {

    /** The application's production has it. */
    @Test
    void isTakenAsExistingWhereItWasNeverMadeHere() {
      operations.start(create(ZONE));

      assertThat(resources.get(ZONE).get("state")).isEqualTo("CREATING");
    }

    /** Recorded of Dataplex, for a zone and for a task in a lake that is not there. */
    @Test
    void isMissingOnceItWasDeleted() {
      operations.start(atOnce(create()));
      OperationName deletion = operations.start(atOnce(Lakes.delete())).name();

      StatusException refusal = refusal(() -> operations.start(create(ZONE)));

      assertThat(refusal.status().code()).isEqualTo(Code.NOT_FOUND);
      assertThat(refusal.status().message())
          .isEqualTo("Resource 'parent resource not found for %s' was not found", ZONE);
      assertThat(refusal.status().details().get(0))
          .isEqualTo(
              JsonObject.of(
                  "@type",
                  "type.googleapis.com/google.rpc.ResourceInfo",
                  "resourceName",
                  "parent resource not found for " + ZONE));
      assertThat(refusal.status().details().get(1).string("detail"))
          .contains("(delete) is SUCCEEDED: '" + deletion + "'");
      assertThat(codeOf(() -> resources.get(ZONE))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isMissingWhereItsCreateWasCancelled() {
      operations.cancel(operations.start(create()).name());

      assertThat(codeOf(() -> operations.start(create(ZONE)))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isMissingWhereItsCreateFailedThoughNobodyLookedSince() {
      operations.start(create().error(Code.INTERNAL, "no space").doneAfter(After.time(MINUTE)));
      lakes.time.advance(MINUTE);

      assertThat(codeOf(() -> operations.start(create(ZONE)))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isMissingWhereItWasDeletedAtOnce() {
      resources.change(ResourceChange.create(LAKE, TYPE, BODY));
      resources.change(ResourceChange.delete(LAKE));

      assertThat(codeOf(() -> resources.change(ResourceChange.create(ZONE, TYPE, BODY))))
          .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isMissingBelowWhatIsMissing() {
      resources.change(ResourceChange.create(LAKE, TYPE, BODY));
      resources.change(ResourceChange.delete(LAKE));

      assertThat(codeOf(() -> operations.start(create(ASSET)))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void isThereAgainOnceItIsCreatedAgain() {
      resources.change(ResourceChange.create(LAKE, TYPE, BODY));
      resources.change(ResourceChange.delete(LAKE));
      operations.start(atOnce(create()));

      assertThat(operations.start(create(ZONE)).done()).isFalse();
    }

    @Test
    void isMissingForAValidationToo() {
      resources.change(ResourceChange.create(LAKE, TYPE, BODY));
      resources.change(ResourceChange.delete(LAKE));

      assertThat(codeOf(() -> operations.start(create(ZONE).validateOnly(true))))
          .isEqualTo(Code.NOT_FOUND);
    }

    /** A client that does not wait for the operation finds out here, not in production. */
    @Test
    void takesNoChildrenWhileItIsCreatedOrDeleted() {
      OperationName creation = operations.start(create()).name();

      StatusException refusal = refusal(() -> operations.start(create(ZONE)));
      assertThat(refusal.status().code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(refusal.status().message())
          .isEqualTo(
              "Resource '%s' takes no children while its create is pending: '%s'.", LAKE, creation);

      operations.complete(creation, null);
      operations.start(Lakes.delete());
      assertThat(codeOf(() -> operations.start(create(ZONE)))).isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void takesChildrenWhileItIsUpdated() {
      operations.start(atOnce(create()));
      operations.start(Lakes.update(BODY, null));

      assertThat(operations.start(create(ZONE)).done()).isFalse();
    }

    @Test
    void isForgottenAsAllElseByAReset() {
      resources.change(ResourceChange.create(LAKE, TYPE, BODY));
      resources.change(ResourceChange.delete(LAKE));
      operations.reset("projects/p");

      assertThat(operations.start(create(ZONE)).done()).isFalse();
    }

    /** Nobody fills the memory by resources that come and go. */
    @Test
    void isTakenAsExistingAgainWhenThereWereTooManySince() {
      Store few = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxOperations(2));
      ResourcesService service = new ResourcesService(few, new IdGenerator(new Random(1)));
      for (String lake : new String[] {LAKE, LAKE + "2", LAKE + "3"}) {
        service.change(ResourceChange.create(lake, TYPE, BODY));
        service.change(ResourceChange.delete(lake));
      }
      ResourceChange inLatest = ResourceChange.create(LAKE + "3/zones/z", TYPE, BODY);
      ResourceChange inOldest = ResourceChange.create(ZONE, TYPE, BODY);

      assertThat(codeOf(() -> service.change(inLatest))).isEqualTo(Code.NOT_FOUND);
      assertThat(service.change(inOldest).get("name")).isEqualTo(ZONE);
    }

    @Test
    void isTakenAsExistingAgainWhenTheMemoryIsNeeded() {
      Store small = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxStoredBytes(20_000));
      ResourcesService service = new ResourcesService(small, new IdGenerator(new Random(1)));
      for (int i = 0; i < 1_000; i++) {
        service.change(ResourceChange.create(LAKE + i, TYPE, BODY));
        service.change(ResourceChange.delete(LAKE + i));
      }
      JsonObject large = JsonObject.of("description", "x".repeat(7_000));

      assertThat(service.change(ResourceChange.create(LAKE, TYPE, large)).get("name"))
          .isEqualTo(LAKE);
    }
  }

  /** {@code --strict-parents}. */
  @Nested
  class WhereEachIsAskedFor {
    private final AtomicBoolean strict = new AtomicBoolean(true);
    private final ResourcesService service =
        new ResourcesService(
            Stores.ofDataplex(new FakeTimeSource()), new IdGenerator(new Random(1)), strict::get);

    @Test
    void isMissingWhereItWasNeverMadeHere() {
      StatusException refusal =
          refusal(() -> service.change(ResourceChange.create(ZONE, TYPE, BODY)));

      assertThat(refusal.status().code()).isEqualTo(Code.NOT_FOUND);
      assertThat(refusal.status().details().get(1).string("detail"))
          .startsWith("It was never created here.");

      strict.set(false);
      assertThat(service.change(ResourceChange.create(ZONE, TYPE, BODY)).get("name"))
          .isEqualTo(ZONE);
    }

    @Test
    void isAlwaysThereWhereItIsALocationOrAScope() {
      assertThat(service.change(ResourceChange.create(LAKE, TYPE, BODY)).get("name"))
          .isEqualTo(LAKE);
      ResourceChange instance = ResourceChange.create("projects/p/instances/i", TYPE, BODY);
      assertThat(service.change(instance).get("name")).isEqualTo("projects/p/instances/i");
      assertThat(service.change(ResourceChange.create(ZONE, TYPE, BODY)).get("name"))
          .isEqualTo(ZONE);
    }
  }

  @Nested
  class OfWhatIsDeleted {
    private final ResourceChange force = ResourceChange.delete(LAKE).withForce();

    /** k8s-config-connector, issue 5393; AIP-135. */
    @Test
    void childrenKeepIt() {
      lakeWithZoneAndAsset();

      StatusException refusal = refusal(() -> operations.start(Lakes.delete()));

      assertThat(refusal.status().code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(refusal.status().message())
          .isEqualTo(
              "Resource '%s' has nested resources. If the API supports cascading delete, set"
                  + " 'force' to true to delete it and its nested resources.",
              LAKE);
      assertThat(lakes.state()).isEqualTo("ACTIVE");
      assertThat(codeOf(() -> resources.change(ResourceChange.delete(LAKE))))
          .isEqualTo(Code.FAILED_PRECONDITION);
    }

    @Test
    void childrenKeepItAlsoWhileTheyAreCreatedButNotOnceTheyFailed() {
      operations.start(atOnce(create()));
      operations.start(create(ZONE).error(Code.INTERNAL, "").doneAfter(After.time(MINUTE)));
      assertThat(codeOf(() -> operations.start(Lakes.delete())))
          .isEqualTo(Code.FAILED_PRECONDITION);

      lakes.time.advance(MINUTE);
      assertThat(operations.start(Lakes.delete()).done()).isFalse();
    }

    @Test
    void neighboursDoNotKeepIt() {
      operations.start(atOnce(create()));
      operations.start(atOnce(create(LAKE + "2/zones/z")));
      operations.start(atOnce(create(LAKE + "-b")));

      assertThat(operations.start(Lakes.delete()).done()).isFalse();
    }

    @Test
    void childrenGoWithItWhereItIsForced() {
      lakeWithZoneAndAsset();

      OperationName deletion = operations.start(forced()).name();
      assertThat(resources.get(LAKE).get("state")).isEqualTo("DELETING");
      assertThat(resources.get(ASSET).get("state")).isEqualTo("DELETING");
      assertThat(codeOf(() -> operations.start(delete(ASSET)))).isEqualTo(Code.ABORTED);

      operations.complete(deletion, null);
      for (String name : new String[] {LAKE, ZONE, ASSET}) {
        assertThat(codeOf(() -> resources.get(name))).as(name).isEqualTo(Code.NOT_FOUND);
      }
      assertThat(lakes.listed(LAKE + "/zones")).isEmpty();
      assertThat(codeOf(() -> operations.start(create(ASSET)))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void childrenGoAtTheSameMomentWhoeverLooks() {
      lakeWithZoneAndAsset();
      operations.start(forced().doneAfter(After.time(MINUTE)));
      lakes.time.advance(MINUTE);

      assertThat(codeOf(() -> resources.get(ASSET))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.start(create()).done()).isFalse();
      assertThat(codeOf(() -> resources.get(ZONE))).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void childrenStayWhereItFails() {
      lakeWithZoneAndAsset();
      OperationName deletion = operations.start(forced()).name();
      operations.fail(deletion, Status.of(Code.INTERNAL, "no"));

      assertThat(resources.get(LAKE).get("state")).isEqualTo("ACTIVE");
      assertThat(resources.get(ASSET).get("state")).isEqualTo("ACTIVE");
      assertThat(operations.start(delete(ASSET)).done()).isFalse();
    }

    @Test
    void childrenGoWithItAtOnceWhereNoOperationIsStarted() {
      lakeWithZoneAndAsset();

      assertThat(resources.change(force)).isEqualTo(JsonObject.EMPTY);

      assertThat(codeOf(() -> resources.get(ASSET))).isEqualTo(Code.NOT_FOUND);
      assertThat(lakes.listed(PARENT + "/lakes")).isEmpty();
    }

    @Test
    void aChildThatIsBeingChangedIsInTheWayOfAForcedDelete() {
      lakeWithZoneAndAsset();
      operations.start(delete(ASSET));

      StatusException refusal = refusal(() -> operations.start(forced()));
      assertThat(refusal.status().code()).isEqualTo(Code.ABORTED);
      assertThat(refusal.status().message())
          .startsWith("Resource '" + ASSET + "' has a pending operation");
      assertThat(lakes.state()).isEqualTo("ACTIVE");
    }

    @Test
    void aValidationDeletesNothing() {
      lakeWithZoneAndAsset();
      operations.start(forced().validateOnly(true));

      assertThat(resources.get(ASSET).get("state")).isEqualTo("ACTIVE");
    }

    private void lakeWithZoneAndAsset() {
      for (String name : new String[] {LAKE, ZONE, ASSET}) {
        operations.start(atOnce(create(name)));
      }
    }

    private OperationScript forced() {
      return operation().parent(PARENT).resource(force).doneAfter(After.never());
    }

    private static OperationScript delete(String name) {
      return operation()
          .parent(PARENT)
          .resource(ResourceChange.delete(name))
          .doneAfter(After.never());
    }
  }

  private static StatusException refusal(ThrowingCallable call) {
    return catchThrowableOfType(StatusException.class, call);
  }
}
