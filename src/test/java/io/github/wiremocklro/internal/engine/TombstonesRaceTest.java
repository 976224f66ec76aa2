package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Race.answerOf;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operations that go, and make older ones go altogether, from many threads at the same time. */
@Timeout(600)
@Tag("slow")
class TombstonesRaceTest {
  private static final int THREADS = 4;
  private static final int EACH = Tombstones.MAX_LIMIT / 2;

  private final Race race = new Race();
  private final TestOperations operations =
      new TestOperations(
          new Store(TimeSource.system()), new IdGenerator(new Random(1)), Effects.NONE);

  @AfterEach
  void endThreads() {
    race.close();
  }

  @Test
  void asManyRecordsStayAsThereIsRoomForAndAllNamesStayTaken() {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      calls.add(() -> startAndLose(number));
    }

    race.run(calls);

    int records = 0;
    for (int thread = 0; thread < THREADS; thread++) {
      for (int i = 0; i < EACH; i++) {
        OperationName name = name(thread, i);
        records += answerOf(() -> operations.record(name)).equals("OK") ? 1 : 0;
        assertThat(answerOf(() -> operations.start(operation().name(name.toString()))))
            .isEqualTo("ALREADY_EXISTS");
      }
    }
    assertThat(records).isEqualTo(Tombstones.MAX_LIMIT);
    assertThat(operations.records(null, PageRequest.FIRST).items()).isEmpty();
  }

  private int startAndLose(int thread) {
    for (int i = 0; i < EACH; i++) {
      OperationName name = name(thread, i);
      OperationScript script = operation().name(name.toString()).doneAfter(polls(0));
      if (i % 2 == 0) {
        operations.start(script.expiresAfter(Duration.ZERO));
      } else {
        operations.start(script);
        operations.delete(name);
      }
    }
    return EACH;
  }

  private static OperationName name(int thread, int number) {
    return new OperationName(PARENT, "gone-" + thread + "-" + number);
  }
}
