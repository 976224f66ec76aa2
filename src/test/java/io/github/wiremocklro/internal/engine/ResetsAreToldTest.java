package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever asks for changes is told of each reset, also of one that goes on while they ask. */
class ResetsAreToldTest {
  private final Store store = new Store(new FakeTimeSource());
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final ResourcesService resources = new ResourcesService(store, ids);
  private final TestOperations operations = new TestOperations(store, ids, resources);
  private final StateControls state = new StateControls(store, resources);

  private Changes since(long since) {
    return operations
        .controls()
        .changes(new Changes.Asked(null, since, Long.MAX_VALUE, record -> true, 10));
  }

  @Test
  void whoAsksWhileAnotherWorldIsMadeIsToldTheNextTime() {
    operations.start(operation().name(NAME.toString()));
    List<Changes> meanwhile = new ArrayList<>();

    store.replace(next -> meanwhile.add(since(0)));
    Changes after = since(meanwhile.get(0).until());

    assertThat(meanwhile.get(0).operations()).hasSize(1);
    assertThat(after.reset()).isTrue();
    assertThat(since(after.until()).reset()).isFalse();
  }

  @Test
  void aLoadOfAScopeThatWasNotThereIsToldToo() {
    operations.start(operation().name(NAME.toString()));
    Snapshot saved = state.save("projects/p");
    operations.reset("projects/p");
    long before = since(0).until();

    state.load(saved);

    assertThat(since(before).reset()).isTrue();
    assertThat(since(before).operations()).hasSize(1);
  }
}
