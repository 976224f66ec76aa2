package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a page takes to be written is bounded, however large the operations are. */
class LightPagesTest {
  private static final PageRequest ALL_THERE_ARE = new PageRequest(1_000, null);

  private final TestOperations operations =
      new TestOperations(
          new Store(new FakeTimeSource()), new IdGenerator(new Random(1)), Effects.NONE);

  @Test
  void ofOrdinaryOperationsHasAsManyAsAreAskedFor() {
    start(1_000, operation());

    assertThat(operations.records(null, ALL_THERE_ARE).items()).hasSize(1_000);
    assertThat(operations.list("projects/p", ALL_THERE_ARE).items()).hasSize(1_000);
  }

  @Test
  void ofOperationsWithLongHistoriesHasFewerAndTheNextGoesOnThere() {
    List<OperationName> newestFirst = start(100, operation());
    for (int i = 0; i < 500; i++) {
      newestFirst.forEach(operations::get);
    }

    assertThat(operations.records(null, ALL_THERE_ARE).items()).hasSizeBetween(10, 90);
    assertThat(allRecords()).isEqualTo(newestFirst);
  }

  @Test
  void ofVeryLargeOperationsHasOneAtLeast() {
    JsonObject large = JsonObject.of("@type", "x/y", "text", "x".repeat(5_000_000));
    List<OperationName> newestFirst = start(3, operation().metadata(large));

    assertThat(operations.records(null, ALL_THERE_ARE).items()).hasSize(1);
    assertThat(allRecords()).isEqualTo(newestFirst);
    assertThat(operations.list("projects/p", ALL_THERE_ARE).items()).hasSize(1);
    assertThat(Page.all(token -> operations.list("projects/p", new PageRequest(1_000, token))))
        .extracting(Operation::name)
        .isEqualTo(newestFirst);
  }

  private List<OperationName> start(int number, OperationScript script) {
    List<OperationName> newestFirst = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      newestFirst.add(0, operations.start(script.parent("projects/p")).name());
    }
    return newestFirst;
  }

  private List<OperationName> allRecords() {
    return Page.all(token -> operations.records(null, new PageRequest(1_000, token))).stream()
        .map(record -> record.operation().name())
        .toList();
  }
}
