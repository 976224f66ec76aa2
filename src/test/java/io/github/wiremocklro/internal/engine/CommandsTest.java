package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.TestScripts.EMPTY_MESSAGE;
import static io.github.wiremocklro.internal.engine.TestScripts.LAKE;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.internal.engine.TestScripts.runningWithMetadata;
import static io.github.wiremocklro.operation.After.polls;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a test does to operations from outside, and DeleteOperation. Design rules 8, 9 and 14. */
class CommandsTest {
  private static final Status ABORTED = Status.of(Code.ABORTED, "in the way");

  private final TestOperations operations =
      new TestOperations(
          Stores.ofDataplex(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  private enum Command {
    COMPLETE(operations -> operations.complete(NAME, null), OperationState.SUCCEEDED),
    FAIL(operations -> operations.fail(NAME, null), OperationState.FAILED),
    CANCEL(operations -> operations.cancelFromOutside(NAME), OperationState.CANCELLED);

    final Consumer<TestOperations> call;
    final OperationState state;

    Command(Consumer<TestOperations> call, OperationState state) {
      this.call = call;
      this.state = state;
    }
  }

  @Nested
  class AnyCommand {

    @ParameterizedTest
    @EnumSource
    void endsARunningOperation(Command command) {
      operations.start(running());
      command.call.accept(operations);

      assertThat(operations.record(NAME).state()).isEqualTo(command.state);
    }

    @ParameterizedTest
    @EnumSource
    void endsAStuckOperation(Command command) {
      operations.start(running().onCancel(OnCancel.stuck()));
      operations.cancel(NAME);
      command.call.accept(operations);

      assertThat(operations.record(NAME).state()).isEqualTo(command.state);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWhereTheOperationIsDone(Command command) {
      operations.start(running().doneAfter(polls(1)).response(LAKE));
      Operation done = operations.get(NAME);

      assertThat(codeOf(() -> command.call.accept(operations))).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(operations.get(NAME)).isEqualTo(done);
    }

    /** Design rule 2: what is due at T happened before a command at T. */
    @ParameterizedTest
    @EnumSource
    void isTooLateAtTheInstantDue(Command command) {
      operations.start(running().doneAfter(After.time(Duration.ofMinutes(1))));
      operations.advanceClock(null, Duration.ofMinutes(1));

      assertThat(codeOf(() -> command.call.accept(operations))).isEqualTo(Code.FAILED_PRECONDITION);
    }

    @ParameterizedTest
    @EnumSource
    void endsAnOperationThatWasDeletedToo(Command command) {
      operations.start(running());
      operations.delete(NAME);

      command.call.accept(operations);

      assertThat(operations.record(NAME).operation().done()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isFinalWhateverTheScriptHadSet(Command command) {
      operations.start(running().doneAfter(polls(1)).error(ABORTED));
      command.call.accept(operations);
      Operation done = operations.record(NAME).operation();

      operations.get(NAME);
      operations.cancel(NAME);

      assertThat(operations.get(NAME)).isEqualTo(done);
    }
  }

  @Nested
  class Complete {

    @Test
    void usesTheGivenResponse() {
      operations.start(running().response(EMPTY_MESSAGE));

      assertThat(operations.complete(NAME, LAKE).response()).isEqualTo(LAKE);
    }

    @Test
    void elseTheResponseOfTheScript() {
      operations.start(running().response(LAKE));

      assertThat(operations.complete(NAME, null).response()).isEqualTo(LAKE);
    }

    @Test
    void isASuccessEvenWhereTheScriptHasAnError() {
      operations.start(running().error(ABORTED));

      assertThat(operations.complete(NAME, null))
          .isEqualTo(new Operation(NAME, null, true, null, EMPTY_MESSAGE));
    }
  }

  @Nested
  class Fail {

    @Test
    void usesTheGivenError() {
      operations.start(running().error(Code.INTERNAL, "of the script"));

      assertThat(operations.fail(NAME, ABORTED).error()).isEqualTo(ABORTED);
    }

    @Test
    void elseTheErrorOfTheScript() {
      operations.start(running().error(ABORTED));

      assertThat(operations.fail(NAME, null).error()).isEqualTo(ABORTED);
    }

    @Test
    void elseInternal() {
      operations.start(running().response(LAKE));

      assertThat(operations.fail(NAME, null))
          .isEqualTo(
              new Operation(
                  NAME, null, true, Status.of(Code.INTERNAL, "The operation failed."), null));
    }
  }

  @Nested
  class CancelFromOutside {

    @ParameterizedTest
    @EnumSource
    void cancelsWhateverTheScriptSaysOfCancels(OnCancel.Outcome outcome) {
      operations.start(runningWithMetadata().onCancel(OnCancel.of(outcome)));

      Operation cancelled = operations.cancelFromOutside(NAME);

      assertThat(cancelled.error())
          .isEqualTo(Status.of(Code.CANCELLED, "The operation was cancelled."));
      assertThat(cancelled.metadata()).isNotNull();
      assertThat(cancelled.metadata().get("requestedCancellation")).isEqualTo(true);
    }

    @Test
    void leavesTheMetadataOfAClientsCancelAway() {
      JsonObject metadata = JsonObject.of("@type", "example.com/Metadata");
      operations.start(
          running()
              .metadata(metadata)
              .onCancel(OnCancel.cancelled().metadata(JsonObject.of("cancelTime", "now"))));

      assertThat(operations.cancelFromOutside(NAME).metadata()).isEqualTo(metadata);
    }
  }

  @Nested
  class DeleteOperation {

    @Test
    void hidesTheOperationFromClients() {
      operations.start(running());
      operations.delete(NAME);

      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.cancel(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(codeOf(() -> operations.delete(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.list(PARENT, PageRequest.FIRST).items()).isEmpty();
      assertThat(operations.records(null, PageRequest.FIRST).items()).isEmpty();
    }

    /** operations.proto: it does not cancel the operation. */
    @Test
    void isNoCancel() {
      operations.start(runningWithMetadata());
      operations.delete(NAME);

      assertThat(operations.record(NAME).state()).isEqualTo(OperationState.RUNNING);
    }

    @Test
    void worksOnADoneOperation() {
      operations.start(running().doneAfter(polls(0)));
      operations.delete(NAME);

      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
    }

    /** A name never means two operations, so a late poll cannot meet the wrong one. */
    @Test
    void leavesTheNameTakenUntilTheReset() {
      operations.start(running());
      operations.delete(NAME);

      assertThat(codeOf(() -> operations.start(running()))).isEqualTo(Code.ALREADY_EXISTS);
      operations.reset(null);
      assertThat(operations.start(running()).name()).isEqualTo(NAME);
    }
  }

  @Nested
  class Forget {

    @Test
    void hidesTheOperationAndTellsSoInItsRecord() {
      operations.start(running());
      operations.forget(NAME);

      assertThat(codeOf(() -> operations.get(NAME))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.record(NAME).history())
          .extracting(Event::type)
          .containsExactly(Event.Type.STARTED, Event.Type.FORGOTTEN);
    }
  }

  @Nested
  class LatestOnATarget {
    private final String lake = PARENT + "/lakes/a";

    /** Design rule 18. */
    @Test
    void isTheOneStartedLast() {
      operations.start(on(lake, "op-1"));
      operations.start(on(lake, "op-2"));
      operations.start(on(PARENT + "/lakes/b", "op-3"));

      assertThat(operations.latestOn(lake).id()).isEqualTo("op-2");
    }

    @Test
    void isNotFoundWhereNoneWasStarted() {
      assertThat(codeOf(() -> operations.latestOn(lake))).isEqualTo(Code.NOT_FOUND);
    }

    private OperationScript on(String target, String id) {
      return OperationScript.operation()
          .name(PARENT + "/operations/" + id)
          .metadata(TestScripts.DATAPLEX_METADATA.with("target", target));
    }
  }
}
