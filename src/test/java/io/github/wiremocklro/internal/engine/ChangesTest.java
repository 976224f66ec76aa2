package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.OperationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Store store = new Store(TimeSource.system());
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final TestOperations operations =
      new TestOperations(store, ids, new ResourcesService(store, ids));
  private final List<OperationRecord> tested = new ArrayList<>();

  @Test
  void whetherAnOperationIsShownIsFoundOutOnce() {
    operations.start(operation());
    operations.start(operation());

    assertThat(changes(0, record -> true).operations()).hasSize(2).allMatch(one -> one.isShown());
    assertThat(tested).hasSize(2);
  }

  @Test
  void whatIsNotShownIsNoneOfAll() {
    operations.start(operation());

    assertThat(changes(0, record -> false).operations()).isEmpty();
  }

  @Test
  void whatIsNotShownIsToldOnceItHasChanged() {
    operations.start(operation());
    long until = changes(0, record -> true).until();
    operations.start(operation());

    assertThat(changes(until, record -> false).operations())
        .hasSize(1)
        .noneMatch(one -> one.isShown());
  }

  private Changes changes(long since, Predicate<OperationRecord> shown) {
    return operations
        .controls()
        .changes(
            new Changes.Asked(
                null,
                since,
                Long.MAX_VALUE,
                record -> {
                  tested.add(record);
                  return shown.test(record);
                },
                10));
  }
}
