package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static io.github.wiremocklro.internal.engine.Race.answerOf;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StartPattern;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a start that is under way has to do with other calls: nothing, but for the armed script that
 * it may use. Design rules 15 to 17.
 */
@Timeout(60)
class StartsTest {
  private static final OperationScript DONE = operation().doneAfter(polls(0));
  private static final int MAX = 20;
  private static final String WRONG = "it went wrong";
  private static final String P = "projects/p";
  private static final String Q = "projects/q";

  private static final String LAKE = P + "/locations/l/lakes/a";
  private static final JsonObject LARGE =
      JsonObject.of("@type", "x/y", "text", "x".repeat(100_000));

  /** The start that a test does something in the middle of. */
  private static final OperationScript SLOW = operation().parent(P + "/locations/slow");

  private final FakeTimeSource time = new FakeTimeSource();
  private final Store store =
      new Store(time, Limits.DEFAULTS.maxOperations(MAX).maxStoredBytes(100_000));
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final ResourcesService resources = new ResourcesService(store, ids);

  /** What happens in the middle of the slow start, once. */
  private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

  private final TestOperations operations =
      new TestOperations(store, ids, Interlude.before(resources, this::interlude));
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Nested
  class AStartThatIsUnderWay {

    @Test
    void keepsNoOtherProjectWaitingThoughBothUseArmedScripts() {
      arm(P);
      arm(Q);

      Operation inTheMiddle = startedDuring(SLOW, operation().parent(Q));

      assertThat(inTheMiddle.done()).isTrue();
      assertThat(operations.start(SLOW).done()).as("the turn was used once").isFalse();
    }

    @Test
    void keepsNoStartWaitingThatItsArmedScriptIsNotMeantFor() {
      arm(P, StartPattern.create(LAKE));
      OperationScript create =
          SLOW.resource(ResourceChange.create(LAKE, "x/Lake", JsonObject.EMPTY));

      assertThat(startedDuring(create, operation().parent(P)).done()).isFalse();
    }

    @Test
    void keepsNoStartInANewScopeWaiting() {
      assertThat(startedDuring(SLOW, operation().parent(P)).done()).isFalse();

      assertThat(operations.records(P, PageRequest.FIRST).items()).hasSize(2);
    }

    /** One that fails uses no turn, so the next has to know first. */
    @Test
    void keepsTheNextThatItsArmedScriptIsMeantForWaiting() throws Exception {
      arm(P);
      CompletableFuture<Thread> other = new CompletableFuture<>();
      AtomicReference<Future<Operation>> next = new AtomicReference<>();
      meanwhile.set(
          () -> {
            next.set(
                threads.submit(
                    () -> {
                      other.complete(Thread.currentThread());
                      return operations.start(operation().parent(P));
                    }));
            await().until(() -> next.get().isDone() || isWaiting(other));
            throw new IllegalStateException(WRONG);
          });

      assertThatThrownBy(() -> operations.start(SLOW)).hasMessage(WRONG);

      assertThat(next.get().get(30, TimeUnit.SECONDS).done()).isTrue();
    }

    private boolean isWaiting(CompletableFuture<Thread> thread) {
      return thread.isDone() && thread.join().getState() == Thread.State.WAITING;
    }
  }

  @Nested
  class AResetInTheMiddleOfAStart {

    @Test
    void leavesTheStartWhollyBeforeIt() {
      arm(P);
      meanwhile.set(() -> operations.reset(P));

      Operation before = operations.start(SLOW);
      Operation after = operations.start(SLOW);

      assertThat(before.done()).isTrue();
      assertThat(codeOf(() -> operations.record(before.name()))).isEqualTo(Code.NOT_FOUND);
      assertThat(after.done()).as("the armed script went with the reset").isFalse();
      assertThat(operations.records(P, PageRequest.FIRST).items())
          .extracting(OperationRecord::operation)
          .containsExactly(after);
    }

    @Test
    void leavesAResourceNoTraceOfTheStart() {
      OperationScript create =
          SLOW.resource(ResourceChange.create(LAKE, "x/Lake", JsonObject.EMPTY));
      meanwhile.set(() -> operations.reset(P));

      operations.start(create);

      assertThat(codeOf(() -> resources.get(LAKE))).isEqualTo(Code.NOT_FOUND);
      assertThat(operations.start(create).done()).isFalse();
    }

    @Test
    void keepsWhatWasArmedAfterIt() {
      arm(P);
      meanwhile.set(
          () -> {
            operations.reset(P);
            arm(P);
          });

      assertThat(operations.start(SLOW).done()).isTrue();
      assertThat(operations.start(SLOW).done()).isTrue();
      assertThat(operations.start(SLOW).done()).isFalse();
    }

    /** More often than there would be room for. */
    @Test
    void leavesNothingTaken() {
      for (int i = 0; i < 10 * MAX; i++) {
        arm(P);
        meanwhile.set(() -> operations.reset(P));
        operations.start(SLOW.resource(ResourceChange.create(LAKE, "x/Lake", JsonObject.EMPTY)));
        assertThat(store.find(P)).isNull();
      }

      for (int i = 0; i < MAX; i++) {
        operations.start(operation().parent("projects/" + i));
      }
    }
  }

  @Nested
  class AStartThatFails {

    @Test
    void givesTheTurnBackWhereverItFails() {
      arm(P);

      assertThat(codeOf(() -> operations.start(SLOW.resource(ResourceChange.delete(LAKE)))))
          .isEqualTo(Code.NOT_FOUND);
      failInTheMiddle(SLOW);
      assertThat(codeOf(() -> operations.start(SLOW.metadata(LARGE))))
          .isEqualTo(Code.RESOURCE_EXHAUSTED);
      operations.start(
          SLOW.fault(Fault.onStart(FaultReply.error(Code.UNAVAILABLE, "later")).times(1)),
          operation(),
          RpcRequest.of("CreateLake"));

      assertThat(operations.start(SLOW).done()).isTrue();
      assertThat(operations.start(SLOW).done()).isFalse();
    }

    @Test
    void leavesNoScopeBehindThatWasNotThere() {
      assertThat(codeOf(() -> operations.start(SLOW.resource(ResourceChange.delete(P + "/a/b")))))
          .isEqualTo(Code.NOT_FOUND);
      failInTheMiddle(SLOW);

      assertThat(store.find(P)).isNull();
    }

    @Test
    void leavesTheScopeToOneThatStartedInItMeanwhile() {
      AtomicReference<Operation> other = new AtomicReference<>();
      meanwhile.set(
          () -> {
            other.set(onAnotherThread(() -> operations.start(operation().parent(P))));
            throw new IllegalStateException(WRONG);
          });
      assertThatThrownBy(() -> operations.start(SLOW)).hasMessage(WRONG);

      assertThat(operations.get(other.get().name()).done()).isFalse();
    }

    @Test
    void leavesTheScopeToOneThatIsUnderWay() {
      OperationScript wrong = operation().parent(P).resource(ResourceChange.delete(LAKE));
      meanwhile.set(
          () ->
              assertThat(onAnotherThread(() -> answerOf(() -> operations.start(wrong))))
                  .isEqualTo("NOT_FOUND"));

      Operation started = operations.start(SLOW);

      assertThat(operations.get(started.name()).done()).isFalse();
    }

    /** More often than there would be room for. */
    @Test
    void leavesTheResourceToTheNext() {
      OperationScript create =
          SLOW.resource(ResourceChange.create(LAKE, "x/Lake", JsonObject.EMPTY));
      for (int i = 0; i < 2 * MAX; i++) {
        failInTheMiddle(create);
      }

      assertThat(onAnotherThread(() -> operations.start(create)).done()).isFalse();
    }

    private void failInTheMiddle(OperationScript start) {
      meanwhile.set(
          () -> {
            throw new IllegalStateException(WRONG);
          });
      assertThatThrownBy(() -> operations.start(start)).hasMessage(WRONG);
    }
  }

  @Nested
  class ACallThatMeetsAFault {

    @Test
    void isCountedOnceThoughRoomHadToBeMadeForItsOperation() {
      for (int i = 0; i < MAX; i++) {
        Operation done = operations.start(DONE.parent(P));
        if (i % 2 == 0) {
          operations.delete(done.name());
        }
      }
      OperationScript twice =
          operation().parent(P).fault(Fault.onStart(FaultReply.dropped()).times(2).applied(true));

      assertThat(faultOf(twice)).isNotNull();
      assertThat(faultOf(twice)).isNotNull();
      assertThat(faultOf(twice)).isNull();
      assertThat(operations.records(P, PageRequest.FIRST).items()).hasSize(MAX / 2 + 3);
    }

    private @Nullable Fault faultOf(OperationScript script) {
      return operations.start(script, operation(), RpcRequest.of("CreateLake")).fault();
    }
  }

  private void arm(String scope) {
    arm(scope, StartPattern.any());
  }

  private void arm(String scope, StartPattern pattern) {
    operations.arm(new ArmedScript(scope, scope, pattern, DONE));
  }

  /** Returns what another start gives that comes and goes in the middle of the slow one. */
  private Operation startedDuring(OperationScript slow, OperationScript other) {
    AtomicReference<Operation> started = new AtomicReference<>();
    meanwhile.set(() -> started.set(onAnotherThread(() -> operations.start(other))));
    operations.start(slow);
    return started.get();
  }

  private <T> T onAnotherThread(Callable<T> call) {
    try {
      return threads.submit(call).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the other call did not come to its end", e);
    }
  }

  private void interlude(OperationScript script) {
    boolean slow = Objects.equals(script.parent(), SLOW.parent());
    Runnable action = slow ? meanwhile.getAndSet(null) : null;
    if (action != null) {
      action.run();
    }
  }
}
