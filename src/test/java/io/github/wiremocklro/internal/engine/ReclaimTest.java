package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients no longer find makes room for what they start. */
class ReclaimTest {
  private final FakeTimeSource time = new FakeTimeSource();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void operationsThatAreDeletedMakeRoom(int max) {
    TestOperations operations = services(max);

    for (int i = 0; i < 3 * max; i++) {
      operations.delete(operations.start(operation().parent("projects/a")).name());
    }

    assertThat(operations.start(operation().parent("projects/a")).done()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void operationsThatHaveExpiredMakeRoomInEveryScope(int max) {
    TestOperations operations = services(max);
    OperationScript brief = operation().doneAfter(time(Duration.ofSeconds(1)));
    for (int i = 0; i < max; i++) {
      operations.start(brief.expiresAfter(Duration.ofSeconds(1)).parent("projects/" + i));
    }
    assertFull(operations);

    time.advance(Duration.ofSeconds(2));

    assertThat(operations.start(operation().parent("projects/0")).done()).isFalse();
  }

  @Test
  void operationsThatStillRunMakeNoRoomThoughTheyAreDeleted() {
    TestOperations operations = services(1);
    OperationName running =
        operations
            .start(operation().parent("projects/0").doneAfter(time(Duration.ofDays(1))))
            .name();
    operations.delete(running);

    assertFull(operations);

    assertThat(operations.record(running).state()).isEqualTo(OperationState.RUNNING);
  }

  @Test
  void namesThatWereGivenStayTakenAndSoMakeNoRoom() {
    TestOperations operations = services(1);
    OperationName given = operations.start(operation().name("projects/0/operations/op")).name();
    operations.delete(given);

    assertFull(operations);

    assertThat(operations.record(given).script().name()).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void resourcesThatAreDeletedMakeRoomInEveryScope(int max) {
    TestOperations operations = services(max);
    for (int i = 0; i < 3 * max; i++) {
      String lake = "projects/p%d/locations/l/lakes/a".formatted(i % 2);
      operations.start(change(ResourceChange.create(lake, "x/Lake", JsonObject.EMPTY)));
      operations.start(change(ResourceChange.delete(lake)));
    }

    for (int i = 0; i < max; i++) {
      String lake = "projects/p0/locations/l/lakes/" + i;
      operations.start(change(ResourceChange.create(lake, "x/Lake", JsonObject.EMPTY)));
    }
  }

  @Test
  void roomIsMadeOfBothKindsForTheSameStart() {
    TestOperations operations = services(Limits.DEFAULTS.maxOperations(4).maxStoredBytes(300_000));
    JsonObject large = JsonObject.of("@type", "x/y", "text", "x".repeat(90_000));
    OperationScript script = operation().metadata(large);
    OperationName small = operations.start(operation().parent("projects/0")).name();
    OperationName named = operations.start(script.name("projects/0/operations/op")).name();
    operations.start(operation().parent("projects/0"));
    operations.start(operation().parent("projects/0"));
    operations.delete(small);
    operations.delete(named);

    assertThat(operations.start(script.parent("projects/0")).done()).isFalse();
  }

  private static void assertFull(TestOperations operations) {
    assertThatThrownBy(() -> operations.start(operation().parent("projects/0").doneAfter(never())))
        .hasMessageContaining("operations, and this server holds no more");
  }

  /** Returns the start of an operation that is over at once, and gone then. */
  private static OperationScript change(ResourceChange change) {
    return operation()
        .parent(ResourceNames.scope(change.name()))
        .resource(change)
        .doneAfter(polls(0))
        .expiresAfter(Duration.ZERO);
  }

  private TestOperations services(int maxOperations) {
    return services(Limits.DEFAULTS.maxOperations(maxOperations));
  }

  private TestOperations services(Limits limits) {
    Store store = new Store(time, limits);
    IdGenerator ids = new IdGenerator(new Random(1));
    return new TestOperations(store, ids, new ResourcesService(store, ids));
  }
}
