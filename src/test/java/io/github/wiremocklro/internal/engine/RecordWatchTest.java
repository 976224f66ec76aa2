package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that waits for what another does: here for an hour, unless it is told. */
@Timeout(30)
class RecordWatchTest {
  private final TestOperations operations =
      new TestOperations(
          new Store(TimeSource.system()), new IdGenerator(new Random(1)), Effects.NONE);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch firstLook = new CountDownLatch(1);

  @AfterEach
  void endTheThread() {
    thread.shutdownNow();
  }

  @Test
  void isToldOfAPoll() throws Exception {
    operations.start(running());
    CompletableFuture<@Nullable OperationRecord> watching = watchFor(Event.Type.POLLED);

    firstLook.await();
    operations.get(NAME);

    assertThat(watching.get()).isNotNull();
  }

  @Test
  void isToldOfACancel() throws Exception {
    operations.start(running());
    CompletableFuture<@Nullable OperationRecord> watching = watchFor(Event.Type.CANCEL_REQUESTED);

    firstLook.await();
    operations.cancel(NAME);

    assertThat(watching.get()).isNotNull();
  }

  @Test
  void isToldOfTheStartOfAnOperation() throws Exception {
    CompletableFuture<@Nullable OperationRecord> watching = watchFor(Event.Type.STARTED);

    firstLook.await();
    operations.start(running());

    assertThat(watching.get()).isNotNull();
  }

  @Test
  void seesWhatTheClockBringsAbout() throws Exception {
    operations.start(running().doneAfter(After.time(Duration.ofMillis(1))));

    assertThat(watchFor(Event.Type.DONE).get()).isNotNull();
  }

  @Test
  void seesWhatAnAdvancedClockBringsAbout() throws Exception {
    operations.freezeClock(null);
    operations.start(running().doneAfter(After.time(Duration.ofHours(2))));
    CompletableFuture<@Nullable OperationRecord> watching = watchFor(Event.Type.DONE);

    firstLook.await();
    operations.advanceClock(null, Duration.ofHours(2));

    assertThat(watching.get()).isNotNull();
  }

  @Test
  void endsWithTheServer() throws Exception {
    operations.start(running());
    CompletableFuture<@Nullable OperationRecord> watching = watchFor(Event.Type.DONE);

    firstLook.await();
    operations.endWaits();

    assertThat(watching.get()).isEqualTo(operations.record(NAME));
  }

  @Test
  void looksOnceIfItMayTakeNoTime() {
    operations.start(running());

    assertThat(operations.watch(this::name, record -> false, Duration.ZERO))
        .isEqualTo(operations.record(NAME));
    assertThat(firstLook.getCount()).isZero();
  }

  private CompletableFuture<@Nullable OperationRecord> watchFor(Event.Type type) {
    Predicate<OperationRecord> enough =
        record -> record.history().stream().anyMatch(event -> event.type() == type);
    return CompletableFuture.supplyAsync(
        () -> operations.watch(this::name, enough, Duration.ofHours(1)), thread);
  }

  private OperationName name() {
    firstLook.countDown();
    return NAME;
  }
}
