package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.Lakes.LAKE;
import static io.github.wiremocklro.internal.engine.Lakes.PARENT;
import static io.github.wiremocklro.internal.engine.Lakes.atOnce;
import static io.github.wiremocklro.internal.engine.Lakes.create;
import static io.github.wiremocklro.internal.engine.Lakes.delete;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What errors tell the developer behind the words of the real service. */
class HintsTest {
  private static final String SEED =
      " A test puts it there with fake.given(...), or POST /__admin/ext/lro/resources.";
  private static final OperationName NAME = new OperationName(PARENT, "op-1");

  private final Lakes lakes = new Lakes();
  private final TestOperations operations = lakes.operations;

  @Nested
  class OfAnOperation {
    @Test
    void thatNobodyStarted() {
      assertThat(hintOf(NAME)).isEqualTo("It was never started here.");
    }

    @Test
    void thatMayHaveBeenThereBeforeAReset() {
      operations.start(operation().name(NAME));

      operations.reset("projects/p");
      assertThat(hintOf(NAME))
          .isEqualTo("It was started before 'projects/p' was reset, or never here.");
      assertThat(hintOf(OperationName.parse("projects/q/operations/a")))
          .isEqualTo("It was never started here.");

      operations.reset(null);
      assertThat(hintOf(OperationName.parse("projects/q/operations/a")))
          .isEqualTo("It was started before 'projects/q' was reset, or never here.");
    }

    @Test
    void thatWasDeletedAndRunsOn() {
      operations.start(operation().name(NAME).doneAfter(never()));
      operations.calls().delete(NAME, RpcRequest.of("DeleteOperation"));

      assertThat(hintOf(NAME)).isEqualTo("It was deleted at " + START + ", and runs on.");
    }

    @Test
    void thatHasExpired() {
      operations.start(
          operation().name(NAME).doneAfter(polls(0)).expiresAfter(Duration.ofSeconds(5)));
      lakes.time.advance(Duration.ofSeconds(7));

      assertThat(hintOf(NAME)).isEqualTo("It expired at " + START.plusSeconds(5) + ".");
    }

    @Test
    void thatATestForgot() {
      operations.start(operation().name(NAME).doneAfter(polls(0)));
      operations.forget(NAME);

      assertThat(hintOf(NAME)).isEqualTo("The server was told to forget it at " + START + ".");
    }

    @Test
    void thatOnlyTheNameIsLeftOf() {
      Store small = new Store(lakes.time, Limits.DEFAULTS.maxOperations(2));
      TestOperations few = new TestOperations(small, new IdGenerator(new Random(1)), Effects.NONE);
      for (String id : List.of("op-1", "op-2")) {
        few.start(operation().name(PARENT + "/operations/" + id).doneAfter(polls(0)));
        few.forget(new OperationName(PARENT, id));
      }

      assertThat(hintOf(() -> few.record(NAME)))
          .isEqualTo(
              "It was deleted or forgotten, or has expired; its name stays taken until the reset."
                  + " The nearest name is '%s/operations/op-2'.",
              PARENT);
    }

    @Test
    void thatMayBeOneOfThoseWhoseGeneratedNamesAreLost() {
      Store small = new Store(lakes.time, Limits.DEFAULTS.maxOperations(2));
      TestOperations few = new TestOperations(small, new IdGenerator(new Random(1)), Effects.NONE);
      for (int i = 0; i < 2; i++) {
        few.forget(few.start(operation().parent(PARENT).doneAfter(polls(0))).name());
      }

      assertThat(hintOf(() -> few.record(NAME)))
          .isEqualTo(
              "It was never started here. The oldest of those are not known either that were"
                  + " deleted or have expired.");
    }

    @Test
    void thatIsCalledAlmostAsAnother() {
      operations.start(operation().name(PARENT + "/operations/import-7"));

      assertThat(hintOf(new OperationName(PARENT, "imports-7")))
          .isEqualTo(
              "It was never started here. The nearest name is '%s/operations/import-7'.", PARENT);
    }

    @Test
    void whoseNameIsThatOfAResource() {
      OperationName creation = operations.start(create()).name();

      assertThat(hintOf(OperationName.parse(LAKE)))
          .isEqualTo(
              "It was never started here. It is the name of a resource; the latest operation on"
                  + " that is '%s'.",
              creation);
    }
  }

  @Nested
  class OfAResource {
    @Test
    void thatNobodyCreated() {
      assertThat(hintOfLake(LAKE)).isEqualTo("It was never created here." + SEED);
    }

    @Test
    void thatMayHaveBeenThereBeforeAReset() {
      operations.start(atOnce(create()));
      operations.reset("projects/p");

      assertThat(hintOfLake(LAKE))
          .isEqualTo("It was created before 'projects/p' was reset, or never here." + SEED);
    }

    @Test
    void thatWasDeleted() {
      operations.start(atOnce(create()));
      OperationName deletion = operations.start(atOnce(delete())).name();

      String hint = "The latest operation on it (delete) is SUCCEEDED: '%s'.".formatted(deletion);
      assertThat(hintOfLake(LAKE)).isEqualTo(hint);
      assertThat(hintOf(() -> operations.start(delete()))).isEqualTo(hint);
    }

    @Test
    void thatWasDeletedAtOnce() {
      lakes.resources.change(ResourceChange.create(LAKE, Lakes.TYPE, JsonObject.EMPTY));
      lakes.resources.change(ResourceChange.delete(LAKE));

      assertThat(hintOfLake(LAKE))
          .isEqualTo("It is no more, and no operation on it is known." + SEED);
    }

    @Test
    void whoseCreationFailed() {
      OperationName creation = operations.start(create()).name();
      operations.fail(creation, null);

      assertThat(hintOfLake(LAKE))
          .isEqualTo("The latest operation on it (create) is FAILED: '%s'.", creation);
    }

    @Test
    void thatIsThereAlready() {
      OperationName creation = operations.start(create()).name();

      assertThat(hintOf(() -> operations.start(create())))
          .isEqualTo("The latest operation on it (create) is RUNNING: '%s'.", creation);
    }

    @Test
    void thatIsCalledAlmostAsAnother() {
      operations.start(create(PARENT + "/lakes/sales"));

      assertThat(hintOfLake(PARENT + "/lakes/sale"))
          .isEqualTo(
              "It was never created here. The nearest name is '%s/lakes/sales'.%s", PARENT, SEED);
    }
  }

  @Test
  void areDetailsBehindWhatTheRealServiceSays() {
    Status status = statusOf(() -> operations.record(NAME));

    assertThat(status.message()).isEqualTo("Resource '" + NAME + "' was not found");
    assertThat(status.details())
        .containsExactly(
            JsonObject.of(
                "@type",
                "type.googleapis.com/google.rpc.ResourceInfo",
                "resourceName",
                NAME.toString()),
            JsonObject.of(
                "@type",
                "type.googleapis.com/google.rpc.DebugInfo",
                "detail",
                "It was never started here."));
  }

  /** As a client gets it. */
  private String hintOf(OperationName name) {
    return hintOf(() -> operations.get(name));
  }

  private String hintOfLake(String name) {
    return hintOf(() -> lakes.resources.get(name));
  }

  private static String hintOf(ThrowingCallable call) {
    return String.valueOf(statusOf(call).debug());
  }

  private static Status statusOf(ThrowingCallable call) {
    return catchThrowableOfType(StatusException.class, call).status();
  }
}
