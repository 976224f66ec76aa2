package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.OperationName;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of an operation means to others, and what holds it in memory. */
@Timeout(30)
class StoredOperationTest {
  private final Store store = new Store(new FakeTimeSource());
  private final TestOperations operations =
      new TestOperations(store, new IdGenerator(new Random(1)), Effects.NONE);

  static Named<?>[] changes() {
    return new Named<?>[] {
      change("an end", operations -> operations.complete(NAME, null)),
      change("a cancel that is still under way", operations -> operations.cancel(NAME)),
      change("a removal", operations -> operations.forget(NAME)),
      change("a deletion", operations -> operations.delete(NAME))
    };
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatWaitsForItIsWokenByAChangeAndWhatWaitsForOthersIsNot(Consumer<TestOperations> change) {
    operations.start(running().onCancel(cancelled().after(After.time(Duration.ofHours(1)))));
    WakeUpCount waiter = new WakeUpCount();
    WakeUpCount another = new WakeUpCount();
    store.waits().add(waiter, NAME);
    store.waits().add(another, new OperationName(NAME + "-2"));

    change.accept(operations);

    assertThat(waiter.wakeUps).isEqualTo(1);
    assertThat(another.wakeUps).isZero();
  }

  @Test
  void whatWaitsForItIsNotWokenByAPollAndWhatWatchesIs() {
    operations.start(running());
    WakeUpCount waiter = new WakeUpCount();
    WakeUpCount watcher = new WakeUpCount();
    store.waits().add(waiter, NAME);
    store.waits().addWatcher(watcher);

    operations.get(NAME);

    assertThat(waiter.wakeUps).isZero();
    assertThat(watcher.wakeUps).isEqualTo(1);
  }

  @Test
  void whatHoldsItIsToldOfTheEndOnceAndOfNothingElse() {
    operations.start(running());
    AtomicInteger told = new AtomicInteger();
    stored().hold(told::incrementAndGet);

    operations.get(NAME);
    assertThat(told).hasValue(0);
    operations.complete(NAME, null);
    assertThat(told).hasValue(1);
    operations.get(NAME);
    operations.forget(NAME);
    assertThat(told).hasValue(1);
  }

  @Test
  void keepsItsRoomUntilNothingHoldsItAnyMore() {
    long empty = left();
    operations.start(running());
    long full = left();
    StoredOperation stored = stored();

    stored.hold(() -> {});
    stored.letGo();
    assertThat(left()).isEqualTo(full);
    stored.letGo();
    assertThat(left()).isGreaterThan(full).isLessThanOrEqualTo(empty);
  }

  @Test
  void takesItsRoomAgainWhereNothingHeldIt() {
    operations.start(running());
    long full = left();
    StoredOperation stored = stored();
    stored.letGo();

    stored.hold(() -> {});

    assertThat(left()).isEqualTo(full);
  }

  private StoredOperation stored() {
    Scope scope = requireNonNull(store.find(NAME.toString()));
    return requireNonNull(scope.index().find(NAME));
  }

  /** Returns how many bytes of the memory are left. */
  private long left() {
    long room = 0;
    for (long more = Long.highestOneBit(Long.MAX_VALUE); more > 0; more /= 2) {
      room += store.world().room().stored().hasRoomFor(room + more) ? more : 0;
    }
    return room;
  }

  private static Named<Consumer<TestOperations>> change(
      String name, Consumer<TestOperations> change) {
    return Named.of(name, change);
  }

  private static final class WakeUpCount implements WakeUps.Waiter {
    private int wakeUps;

    @Override
    public void wake() {
      wakeUps++;
    }

    @Override
    public void end() {}
  }
}
