package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A full server, from many threads at the same time: nothing that could make room is lost. {@code
 * -Droom.race.starts} says how often each of them starts an operation.
 */
@Timeout(600)
class RoomRaceTest {
  private static final int MAX = 50;
  private static final int THREADS = 4;
  private static final int CLIENTS = 16;
  private static final int STARTS = Cases.of("room.race.starts", 4_000);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Race race = new Race();
  private final Store store =
      new Store(TimeSource.system(), Limits.DEFAULTS.maxOperations(MAX).maxStoredBytes(1 << 20));
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final TestOperations operations =
      new TestOperations(store, ids, new ResourcesService(store, ids));

  @AfterEach
  void endThreads() {
    race.close();
  }

  @Test
  void allThatHasGoneMakesRoomInTheEnd() {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int seed = thread;
      calls.add(() -> startAndMoveClocks(new Random(seed)));
    }

    assertThat(race.run(calls)).as("refused starts").anyMatch(refused -> refused > 0);

    for (int scope = 0; scope < THREADS; scope++) {
      operations.resumeClock("projects/" + scope);
      operations.advanceClock("projects/" + scope, Duration.ofDays(1));
    }
    for (int i = 0; i < MAX; i++) {
      operations.start(operation().parent("projects/" + i % THREADS).doneAfter(never()));
    }
  }

  /** Room that somebody else has taken first is not room that there was none of. */
  @ParameterizedTest
  @MethodSource("small")
  void noStartIsRefusedWhileSomethingGoneCanMakeRoom(Limits limits) {
    Store small = new Store(TimeSource.system(), limits);
    TestOperations client = new TestOperations(small, ids, new ResourcesService(small, ids));
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int thread = 0; thread < CLIENTS; thread++) {
      String parent = "projects/p" + thread + "/locations/l";
      calls.add(() -> startAndDelete(parent, client));
    }

    assertThat(race.run(calls)).containsOnly(0);
  }

  static Stream<Limits> small() {
    return Stream.of(
        Limits.DEFAULTS.maxStoredBytes(400_000), Limits.DEFAULTS.maxOperations(4 * CLIENTS));
  }

  /** Nor is what another call is just about to find expired. */
  @Test
  void noStartIsRefusedWhileSomethingExpiredCanMakeRoom() {
    int each = MAX / CLIENTS;
    operations.freezeClock(null);
    for (int round = 0; round < STARTS / CLIENTS; round++) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int thread = 0; thread < CLIENTS; thread++) {
        String scope = "projects/" + thread % THREADS;
        calls.add(() -> refused(each, expiring(scope), operations));
      }

      assertThat(race.run(calls)).as("refused in round %s", round).containsOnly(0);

      operations.advanceClock(null, SECOND);
    }
  }

  /** Nor is it where a start needs the room of several of them, and others look at these too. */
  @Test
  void noStartIsRefusedWhileSeveralExpiredCanMakeRoomTogether() {
    Store small = new Store(TimeSource.system(), Limits.DEFAULTS.maxStoredBytes(400_000));
    TestOperations client = new TestOperations(small, ids, new ResourcesService(small, ids));
    client.freezeClock(null);
    for (int round = 0; round < STARTS / 20; round++) {
      for (int i = 0; i < 250; i++) {
        client.start(expiring("projects/p"));
      }
      client.advanceClock(null, SECOND);
      OperationScript large =
          expiring("projects/p")
              .response(JsonObject.of("@type", "x/y", "text", "x".repeat(20_000)));

      assertThat(race.run(Collections.nCopies(2 * THREADS, () -> refused(1, large, client))))
          .as("refused in round %s", round)
          .containsOnly(0);

      client.advanceClock(null, SECOND);
    }
  }

  private static OperationScript expiring(String scope) {
    return operation().parent(scope).doneAfter(After.polls(0)).expiresAfter(SECOND);
  }

  private static int refused(int starts, OperationScript script, TestOperations client) {
    int refused = 0;
    for (int i = 0; i < starts; i++) {
      try {
        client.start(script);
      } catch (StatusException e) {
        refused++;
      }
    }
    return refused;
  }

  private static int startAndDelete(String parent, TestOperations client) {
    OperationScript script = operation().parent(parent).doneAfter(never());
    int refused = 0;
    for (int i = 0; i < STARTS; i++) {
      ResourceChange lake =
          ResourceChange.create(parent + "/lakes/" + i, "x/Lake", JsonObject.EMPTY);
      try {
        OperationName name = client.start(script.resource(lake)).name();
        client.cancel(name);
        client.delete(name);
      } catch (StatusException e) {
        refused++;
      }
    }
    return refused;
  }

  private int startAndMoveClocks(Random random) {
    int refused = 0;
    for (int i = 0; i < STARTS; i++) {
      String scope = "projects/" + random.nextInt(THREADS);
      switch (random.nextInt(20)) {
        case 0 -> operations.freezeClock(scope);
        case 1 -> operations.resumeClock(scope);
        case 2 -> operations.advanceClock(scope, SECOND);
        case 3 -> operations.advanceClock(null, SECOND);
        case 4 -> operations.reset(scope);
        default -> refused += start(scope, random) ? 0 : 1;
      }
    }
    return refused;
  }

  private boolean start(String scope, Random random) {
    After after =
        random.nextBoolean() ? After.polls(0) : After.time(SECOND.multipliedBy(random.nextInt(5)));
    OperationScript script =
        operation().parent(scope).doneAfter(after).expiresAfter(SECOND.multipliedBy(5));
    String lake = scope + "/locations/l/lakes/" + random.nextInt(10);
    ResourceChange change =
        random.nextBoolean()
            ? ResourceChange.create(lake, "x/Lake", JsonObject.EMPTY)
            : ResourceChange.delete(lake);
    try {
      operations.start(random.nextBoolean() ? script : script.resource(change));
      return true;
    } catch (StatusException e) {
      return e.status().code() != Code.RESOURCE_EXHAUSTED;
    }
  }
}
