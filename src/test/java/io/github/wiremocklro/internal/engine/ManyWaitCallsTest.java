package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits with the thread that they share. They would take a minute, but for what ends them. */
@Timeout(50)
class ManyWaitCallsTest {
  private static final int WAITS = 1_000;
  private static final int ROUNDS = 300;
  private static final Duration HOUR = Duration.ofHours(1);

  /** No other test has a thread of this name. */
  private final String thread = "waits of " + this;

  private final Store store =
      new Store(
          TimeSource.system(), Limits.DEFAULTS, MessageTypes.NONE, Scheduler.withThread(thread));

  private final TestOperations operations =
      new TestOperations(store, new IdGenerator(new Random(1)), Effects.NONE);

  @AutoClose private final Race race = new Race();

  static Named<?>[] endsOfAll() {
    return new Named<?>[] {
      end("the clock", operations -> operations.advanceClock(null, HOUR)),
      end("a reset", operations -> operations.reset(null)),
      end("the end of the server", TestOperations::endWaits)
    };
  }

  private static Named<Consumer<TestOperations>> end(String name, Consumer<TestOperations> end) {
    return Named.of(name, end);
  }

  @ParameterizedTest
  @MethodSource("endsOfAll")
  void shareOneThreadThatEndsWithThem(Consumer<TestOperations> end) {
    operations.start(running());
    assertThat(threads()).isZero();
    List<CompletableFuture<Answer<Operation>>> waits =
        Stream.generate(() -> wait(NAME)).limit(WAITS).toList();
    assertThat(threads()).isEqualTo(1);
    assertThat(waits).noneMatch(Future::isDone);

    end.accept(operations);

    CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).join();
    assertKeepNothing();
  }

  @Test
  void keepNothingOnceTheyAreCancelled() {
    operations.start(running());
    List<CompletableFuture<Answer<Operation>>> waits =
        Stream.generate(() -> wait(NAME)).limit(WAITS).toList();

    waits.forEach(wait -> wait.cancel(false));

    assertKeepNothing();
    assertThat(operations.record(NAME).history())
        .extracting(Event::type)
        .doesNotContain(Event.Type.WAIT_ANSWERED);
  }

  /** What ends a wait, for whoever calls for it before that and after that. */
  private static final List<BiConsumer<TestOperations, OperationName>> ENDS =
      List.of(
          (operations, name) -> operations.complete(name, null),
          (operations, name) -> operations.fail(name, null),
          TestOperations::cancel,
          TestOperations::delete,
          TestOperations::forget,
          (operations, name) -> operations.advanceClock(name.scope(), HOUR),
          (operations, name) -> operations.reset(name.scope()));

  @Test
  void areAllAnsweredWhateverComesAtTheSameMoment() {
    Random random = new Random(1);
    ConcurrentLinkedQueue<CompletableFuture<?>> waits = new ConcurrentLinkedQueue<>();
    for (int round = 0; round < ROUNDS; round++) {
      OperationName name = OperationName.parse("projects/race-%d/operations/x".formatted(round));
      operations.start(
          OperationScript.operation().name(name.toString()).doneAfter(After.time(HOUR)));
      CompletableFuture<?> early = wait(name);
      waits.add(early);
      var end = ENDS.get(random.nextInt(ENDS.size()));
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        calls.add(() -> Race.answerOf(() -> waits.add(wait(name))));
      }
      calls.add(
          random.nextInt(calls.size()), () -> Race.answerOf(() -> end.accept(operations, name)));
      calls.add(() -> Race.answerOf(() -> early.cancel(false)));

      race.run(calls);
    }

    assertThat(waits).hasSizeGreaterThan(ROUNDS);
    CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new))
        .exceptionally(cancelled -> null)
        .join();
    assertThat(waits).allMatch(wait -> wait.isCancelled() || !wait.isCompletedExceptionally());
    assertKeepNothing();
  }

  private CompletableFuture<Answer<Operation>> wait(OperationName name) {
    return operations.calls().await(name, HOUR, RpcRequest.of("WaitOperation"));
  }

  /** The thread does not end before there is nothing more to be done in it, however late. */
  private void assertKeepNothing() {
    await().until(() -> threads() == 0);
    assertThat(WholeState.of(store)).contains("\"bySubject\" : { }");
  }

  private long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(running -> running.getName().equals(thread))
        .count();
  }
}
