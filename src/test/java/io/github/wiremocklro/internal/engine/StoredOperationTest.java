package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
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

  /** The change comes while it looks, so it may not pause: it would for an hour. */
  @ParameterizedTest
  @MethodSource("changes")
  void whatWaitsLooksAgainAfter(Consumer<TestOperations> change) {
    operations.start(running().onCancel(cancelled().after(After.time(Duration.ofHours(1)))));
    AtomicInteger looks = new AtomicInteger();

    store
        .waits()
        .until(
            () -> {
              if (looks.incrementAndGet() > 1) {
                return Duration.ZERO;
              }
              change.accept(operations);
              return Duration.ofHours(1);
            });

    assertThat(looks).hasValue(2);
    assertThat(Thread.interrupted()).as("kept until the test's time was up").isFalse();
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
    return requireNonNull(scope.find(NAME));
  }

  /** Returns how many bytes of the memory are left. */
  private long left() {
    long room = 0;
    for (long more = Long.highestOneBit(Long.MAX_VALUE); more > 0; more /= 2) {
      room += store.world().stored().hasRoomFor(room + more) ? more : 0;
    }
    return room;
  }

  private static Named<Consumer<TestOperations>> change(
      String name, Consumer<TestOperations> change) {
    return Named.of(name, change);
  }
}
