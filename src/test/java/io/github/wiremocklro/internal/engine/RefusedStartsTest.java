package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where there is no room, a start costs the same however much there is. What is counted is how
 * often the clock is read: once at least for whatever is looked at.
 */
class RefusedStartsTest {
  private static final int FEW = 5;
  private static final int MANY = 500;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final CountedTime time = new CountedTime();
  private final List<OperationName> names = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, FEW, MANY})
  void looksAtNothing(int number) {
    TestOperations operations = full(number, operation().doneAfter(never()));

    assertThat(looksOfARefusedStart(operations)).isLessThan(FEW);
  }

  @Test
  void looksAtNothingThatOnlyTimeWillBringAbout() {
    TestOperations operations = full(MANY, operation().doneAfter(time(SECOND)).expiresAfter(YEAR));
    time.passes(SECOND.multipliedBy(2));

    assertThat(looksOfARefusedStart(operations)).isLessThan(FEW);
  }

  /** Each change is one more look at the most, in however large a server. */
  @Test
  void looksAtNoMoreForChangesThatDoNotHelp() {
    TestOperations operations = full(MANY, operation().doneAfter(time(YEAR)).expiresAfter(YEAR));
    String scope = names.get(0).scope();

    for (int i = 0; i < 100; i++) {
      operations.delete(names.get(i)); // still runs
      operations.get(names.get(200 + i));
      operations.complete(names.get(300 + i), null);
      operations.advanceClock(scope, SECOND);
      operations.freezeClock(scope);
      operations.resumeClock(scope);
      operations.resumeClock(names.get(i).scope());
      assertThat(looksOfARefusedStart(operations)).isLessThan(2 * FEW);
    }
  }

  /**
   * Whoever moves the clock of all pays for it, and not who is refused afterwards, again and again.
   */
  @Test
  void looksAtNothingTwiceAfterTheClockOfAllWasMoved() {
    TestOperations operations = full(MANY, operation().doneAfter(time(YEAR)).expiresAfter(YEAR));
    operations.advanceClock(null, SECOND);
    refuse(operations);

    assertThat(looksOfARefusedStart(operations)).isLessThan(FEW);
  }

  @Test
  void looksAtOneWhereOneAfterTheOtherMakesRoom() {
    TestOperations operations = services(MANY);
    for (int i = 0; i < MANY; i++) {
      Duration end = SECOND.multipliedBy(i + 1);
      start(operations, i, operation().doneAfter(time(end)).expiresAfter(SECOND));
    }
    time.passes(SECOND);

    for (int i = 0; i < MANY; i++) {
      time.passes(SECOND);
      int before = time.looks.get();
      start(operations, i, operation().doneAfter(never()));
      assertThat(time.looks.get() - before).isLessThan(8 * FEW);
    }
  }

  @Test
  void looksAtNoRecordThatMakesNoRoom() {
    TestOperations operations = services(2 * MANY);
    for (int i = 0; i < 2 * MANY; i++) {
      String name = "projects/%d/operations/op".formatted(i);
      operations.start(operation().name(name).doneAfter(polls(0)));
      operations.delete(OperationName.parse(name));
    }

    assertThat(looksOfARefusedStart(operations)).isLessThan(FEW);
  }

  private int looksOfARefusedStart(TestOperations operations) {
    int before = time.looks.get();
    refuse(operations);
    return time.looks.get() - before;
  }

  private static void refuse(TestOperations operations) {
    assertThatThrownBy(() -> operations.start(operation().parent("projects/0").doneAfter(never())))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
  }

  /** Returns a server that has as many operations as it may have, each in a scope of its own. */
  private TestOperations full(int number, OperationScript script) {
    TestOperations operations = services(number);
    for (int i = 0; i < number; i++) {
      start(operations, i, script);
    }
    return operations;
  }

  private void start(TestOperations operations, int scope, OperationScript script) {
    names.add(operations.start(script.parent("projects/" + scope)).name());
  }

  private TestOperations services(int maxOperations) {
    Store store = new Store(time, Limits.DEFAULTS.maxOperations(maxOperations));
    IdGenerator ids = new IdGenerator(new Random(1));
    return new TestOperations(store, ids, new ResourcesService(store, ids));
  }

  private static final class CountedTime implements TimeSource {
    private final FakeTimeSource time = new FakeTimeSource();
    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public Instant start() {
      return time.start();
    }

    @Override
    public Duration elapsed() {
      looks.incrementAndGet();
      return time.elapsed();
    }

    void passes(Duration by) {
      time.advance(by);
    }
  }
}
