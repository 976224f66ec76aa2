package io.github.wiremocklro.internal.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.StatusException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private final BodyMemory memory = new BodyMemory(10);

  @Test
  void takesWhatThereIsRoomFor() {
    memory.take(10);
    assertThatThrownBy(() -> memory.take(1)).isInstanceOf(StatusException.class);

    memory.giveBack(1);
    memory.take(1);
  }

  @Test
  void whatIsRefusedIsInNobodysWay() {
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> refused =
        CompletableFuture.supplyAsync(() -> refusals(over), task -> new Thread(task).start());

    try {
      for (int i = 0; i < 100_000; i++) {
        memory.take(10);
        memory.giveBack(10);
      }
    } finally {
      over.set(true);
    }

    assertThat(refused.join()).isPositive();
  }

  private int refusals(AtomicBoolean over) {
    int refusals = 0;
    while (!over.get() || refusals == 0) {
      try {
        memory.take(11);
      } catch (StatusException full) {
        refusals++;
      }
    }
    return refusals;
  }
}
