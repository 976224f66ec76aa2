package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A WaitOperation that is kept waiting, step by step. */
class WaitCallTest {
  private static final String SCOPE = NAME.scope();
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final FakeTimeSource time = new FakeTimeSource();
  private final FakeScheduler scheduler = new FakeScheduler();
  private final Store store = new Store(time, Limits.DEFAULTS, MessageTypes.NONE, scheduler);
  private final TestOperations operations =
      new TestOperations(store, new IdGenerator(new Random(1)), Effects.NONE);

  static Named<?>[] ends() {
    return new Named<?>[] {
      change("the end of the operation", operations -> operations.complete(NAME, null)),
      change("a cancel", operations -> operations.cancel(NAME)),
      change("a deletion", operations -> operations.delete(NAME)),
      change("a loss", operations -> operations.forget(NAME)),
      change("its scope's clock", operations -> operations.advanceClock(SCOPE, MINUTE)),
      change("the global clock", operations -> operations.advanceClock(null, MINUTE)),
      change("the reset of its scope", operations -> operations.reset(SCOPE)),
      change("the reset of all", operations -> operations.reset(null)),
      change("the end of the server", TestOperations::endWaits)
    };
  }

  @ParameterizedTest
  @MethodSource("ends")
  void isAnsweredAfter(Consumer<TestOperations> end) {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);
    assertThat(waiting).isNotDone();

    end.accept(operations);
    scheduler.runSoon();

    assertThat(waiting).isCompleted();
    assertKeepsNothing();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void isAnsweredAfterWhatCameBeforeItsFirstLook(Consumer<TestOperations> end) {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting =
        operations.calls().await(NAME, HOUR, RpcRequest.of("WaitOperation"));

    end.accept(operations);
    scheduler.runSoon();

    assertThat(waiting).isCompleted();
    assertKeepsNothing();
  }

  @Test
  void isNotFoundAfterAReset() {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    operations.reset(SCOPE);
    scheduler.runSoon();

    assertThat(waiting.join().error())
        .extracting(StatusException::status)
        .extracting(status -> status.code())
        .isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void looksAgainWhenTheOperationIsDueAndNotBefore() {
    operations.start(running().doneAfter(After.time(SECOND)));
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    assertThat(scheduler.delays()).containsExactly(SECOND);
    passes(SECOND);

    assertThat(Answers.reply(waiting.join()).done()).isTrue();
    assertKeepsNothing();
  }

  @Test
  void looksAgainAtItsTimeoutAndNotBefore() {
    operations.start(running().doneAfter(After.time(HOUR)));
    CompletableFuture<Answer<Operation>> waiting = await(SECOND);

    assertThat(scheduler.delays()).containsExactly(SECOND);
    passes(SECOND);

    assertThat(Answers.reply(waiting.join()).done()).isFalse();
    assertKeepsNothing();
  }

  @Test
  void takesAMinuteAtMost() {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    assertThat(scheduler.delays()).containsExactly(MINUTE);
    passes(MINUTE);

    assertThat(waiting).isCompleted();
  }

  @Test
  void looksAgainWhereTheClockThatWasFrozenRunsOn() {
    operations.freezeClock(SCOPE);
    operations.start(running().doneAfter(After.time(SECOND)));
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);
    assertThat(scheduler.delays()).containsExactly(MINUTE);

    operations.resumeClock(SCOPE);
    scheduler.runSoon();
    assertThat(scheduler.delays()).containsExactly(SECOND);
    passes(SECOND);

    assertThat(Answers.reply(waiting.join()).done()).isTrue();
  }

  @Test
  void isNotWokenByTheClockOrTheResetOfAnotherScope() {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    operations.advanceClock("projects/another", HOUR);
    operations.reset("projects/another");

    assertThat(scheduler.delays()).containsExactly(MINUTE);
    assertThat(waiting).isNotDone();
  }

  @Test
  void keepsNothingOnceItIsCancelledAndHasNoAnswer() {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    waiting.cancel(false);
    assertKeepsNothing();
    operations.complete(NAME, null);
    scheduler.runSoon();

    assertThat(events()).containsExactly(Event.Type.STARTED, Event.Type.POLLED, Event.Type.DONE);
  }

  @Test
  void keepsNothingWhereItIsCancelledBeforeItsFirstLook() {
    operations.start(running());

    operations.calls().await(NAME, HOUR, RpcRequest.of("WaitOperation")).cancel(false);

    assertKeepsNothing();
    assertThat(events()).containsExactly(Event.Type.STARTED, Event.Type.POLLED);
  }

  @Test
  void isOnePollAndAnsweredOnce() {
    operations.start(running());
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    operations.complete(NAME, null);
    operations.advanceClock(null, HOUR);
    scheduler.runSoon();

    assertThat(Answers.reply(waiting.join()).done()).isTrue();
    assertThat(events())
        .containsExactly(
            Event.Type.STARTED, Event.Type.POLLED, Event.Type.DONE, Event.Type.WAIT_ANSWERED);
  }

  @Test
  void meetsTheFaultThatItCameInto() {
    Fault lost = Fault.onWait(FaultReply.error(Code.UNAVAILABLE, "lost")).applied(true);
    operations.start(running().fault(lost));
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);
    assertThat(waiting).isNotDone();

    operations.complete(NAME, null);
    scheduler.runSoon();

    assertThat(waiting.join().error()).hasMessageContaining("lost");
  }

  @Test
  void looksOnceForAllThatHasWokenIt() {
    operations.start(running().onCancel(OnCancel.stuck()));
    CompletableFuture<Answer<Operation>> waiting = await(HOUR);

    for (int i = 0; i < 10; i++) {
      operations.advanceClock(null, SECOND);
    }

    assertThat(scheduler.delays()).containsExactly(Duration.ZERO);
    scheduler.runSoon();
    assertThat(scheduler.delays()).containsExactly(Duration.ofSeconds(50));
    assertThat(waiting).isNotDone();
  }

  @Test
  void aChangeOfOneOperationWakesNoneThatWaitsForAnother() {
    List<OperationName> names =
        Stream.iterate(1, i -> i + 1)
            .limit(1_000)
            .map(i -> new OperationName(NAME + "-" + i))
            .toList();
    for (OperationName name : names) {
      operations.start(running().name(name.toString()));
      CompletableFuture<Answer<Operation>> unused =
          operations.calls().await(name, HOUR, RpcRequest.of("WaitOperation"));
    }
    scheduler.runSoon();

    operations.complete(names.get(0), null);

    assertThat(scheduler.delays()).hasSize(1_000).filteredOn(Duration::isZero).hasSize(1);
  }

  /** Returns a wait that has looked once. */
  private CompletableFuture<Answer<Operation>> await(Duration timeout) {
    CompletableFuture<Answer<Operation>> waiting =
        operations.calls().await(NAME, timeout, RpcRequest.of("WaitOperation"));
    scheduler.runSoon();
    return waiting;
  }

  private void passes(Duration passed) {
    time.advance(passed);
    scheduler.run(passed);
  }

  private void assertKeepsNothing() {
    assertThat(scheduler.delays()).isEmpty();
    assertThat(WholeState.of(store)).contains("\"bySubject\" : { }");
  }

  private List<Event.Type> events() {
    return operations.record(NAME).history().stream().map(Event::type).toList();
  }

  private static Named<Consumer<TestOperations>> change(
      String name, Consumer<TestOperations> change) {
    return Named.of(name, change);
  }
}
