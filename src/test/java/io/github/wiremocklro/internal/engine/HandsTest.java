package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a clock came to a time, however it was moved. */
class HandsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String SCOPE = "projects/p";

  private final FakeTimeSource time = new FakeTimeSource();
  private final Store store = new Store(time);
  private final TestOperations operations = operations(store);

  /** A clock that is moved at random, and one by one all that it has shown. */
  @Test
  void cameToATimeWhenTheyFirstShowedItOrALaterOne() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      FakeTimeSource source = new FakeTimeSource();
      OperationClock global = OperationClock.global(source);
      OperationClock clock = global.follower();
      List<Moment> shown = new ArrayList<>(List.of(clock.now()));
      for (int i = 0; i < 40; i++) {
        OperationClock moved = random.nextInt(3) == 0 ? clock : global;
        switch (random.nextInt(5)) {
          case 0 -> moved.freeze();
          case 1 -> moved.resume();
          case 2 -> moved.advance(Duration.ofSeconds(random.nextInt(3)));
          default -> source.advance(SECOND);
        }
        shown.add(clock.now());
      }
      Moment now = clock.now();
      for (Instant past = START; !past.isAfter(now.time()); past = past.plus(SECOND)) {
        assertThat(now.backAt(past).elapsed())
            .as("seed %d: %s", seed, past)
            .isEqualTo(firstAt(past, shown));
      }
    }
  }

  private static Duration firstAt(Instant past, List<Moment> shown) {
    return shown.stream()
        .filter(moment -> !moment.time().isBefore(past))
        .findFirst()
        .orElseThrow()
        .elapsed();
  }

  @Test
  void cameToATimeBetweenTwoLooks() {
    Hands hands = Hands.running(START, Duration.ZERO);

    assertThat(hands.cameTo(START.plusMillis(1_500))).isEqualTo(Duration.ofMillis(1_500));
    assertThat(hands.cameTo(START.minusSeconds(5))).isEqualTo(Duration.ZERO);
  }

  /** What is not known any more is known of each operation that it matters to. */
  @Test
  void ofAClockThatIsMovedForEverDoNotFillTheMemoryAndNoEndIsToldDifferently() {
    OperationName inItsScope = started(SCOPE);
    OperationName elsewhere = started("projects/q");
    time.advance(SECOND.multipliedBy(3));
    List<Event> before = operations.record(inItsScope).history();
    List<Event> beforeElsewhere = operations.record(elsewhere).history();

    for (int i = 0; i < 3_000; i++) {
      operations.advanceClock(null, SECOND);
      operations.advanceClock(SCOPE, SECOND);
    }

    assertThat(store.world().clock().now().hands().moves()).isLessThan(1_100);
    assertThat(requireNonNull(store.find(SCOPE)).now().hands().moves()).isLessThan(30);
    assertThat(before.get(1).elapsed()).isEqualTo(SECOND.multipliedBy(2));
    assertThat(operations.record(inItsScope).history()).isEqualTo(before);
    assertThat(operations.record(elsewhere).history()).isEqualTo(beforeElsewhere);
  }

  /** In no other order, for it decides whose records are kept. */
  @Test
  void letGoFirstOfWhatWasStartedFirstWhenAllIsSettled() {
    int kept = 10;
    TestOperations few = operations(new Store(time, Limits.DEFAULTS.maxOperations(2 * kept)));
    List<OperationName> names = new ArrayList<>();
    for (int i = 0; i < 2 * kept; i++) {
      names.add(
          few.start(operation().parent(SCOPE).doneAfter(time(SECOND)).expiresAfter(SECOND)).name());
    }

    for (int i = 0; i < 30; i++) {
      few.advanceClock(SCOPE, SECOND);
    }

    assertThat(few.everyRecord(SCOPE).map(record -> record.operation().name()))
        .isEqualTo(names.subList(kept, 2 * kept));
  }

  private OperationName started(String scope) {
    OperationName name =
        operations.start(operation().parent(scope).doneAfter(time(SECOND.multipliedBy(2)))).name();
    operations.start(operation().parent(scope).doneAfter(polls(1)));
    return name;
  }

  private static TestOperations operations(Store store) {
    return new TestOperations(store, new IdGenerator(new Random(1)), Effects.NONE);
  }
}
