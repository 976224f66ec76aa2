package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random calls to a small server that nobody looks at, and to a large one in which all is looked at
 * to tell what the small one has room for: it never refuses what it could take, nor takes more.
 * {@code -Droom.cases} says how many, {@code -Droom.seed} with which seed they begin.
 */
@Tag("slow")
class RoomPropertyTest {
  private static final int MAX = 6;

  @Test
  void aStartIsRefusedIfAndOnlyIfThereIsNoRoom() {
    int cases = Cases.of("room.cases", 400);
    long firstSeed = Long.getLong("room.seed", 1L);
    int refused = 0;
    int started = 0;

    for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
      Run run = new Run(new Random(seed));
      for (int i = 0; i < 100; i++) {
        run.step("-Droom.seed=%d, step %d".formatted(seed, i));
      }
      refused += run.refused;
      started += run.started;
    }
    assertThat(refused).as("refused starts, or they tell nothing").isGreaterThan(5 * cases);
    assertThat(started).as("starts, or they tell nothing").isGreaterThan(5 * cases);
  }

  /** An operation in both servers, which make up names of their own. */
  private record Pair(OperationName small, OperationName large) {}

  private static final class Server {
    private final FakeTimeSource time = new FakeTimeSource();
    private final TestOperations operations;
    private final ResourcesService resources;

    Server(int max) {
      Store store = new Store(time, Limits.DEFAULTS.maxOperations(max));
      IdGenerator ids = new IdGenerator(new Random(1));
      this.resources = new ResourcesService(store, ids);
      this.operations = new TestOperations(store, ids, resources);
    }
  }

  private static final class Run {
    private final Random random;
    private final Server small = new Server(MAX);
    private final Server large = new Server(1_000_000);
    private final List<Pair> pairs = new ArrayList<>();
    private final List<String> lakes = new ArrayList<>();
    private int refused;
    private int started;

    Run(Random random) {
      this.random = random;
    }

    void step(String description) {
      String scope = random.nextInt(4) == 0 ? null : "projects/" + random.nextInt(3);
      switch (random.nextInt(12)) {
        case 0 -> onOne(TestOperations::delete);
        case 1 -> onOne(TestOperations::forget);
        case 2 -> onOne(TestOperations::cancel);
        case 3 -> onOne((operations, name) -> operations.complete(name, null));
        case 4 -> onOne(TestOperations::get);
        case 5 -> onBoth(operations -> operations.freezeClock(scope));
        case 6 -> onBoth(operations -> operations.resumeClock(scope));
        case 7 -> {
          Duration by = seconds(2);
          onBoth(operations -> operations.advanceClock(scope, by));
        }
        case 8 -> {
          Duration by = seconds(3);
          small.time.advance(by);
          large.time.advance(by);
        }
        default -> start(description, script());
      }
      if (random.nextInt(100) == 0) {
        onBoth(
            operations -> {
              operations.reset(scope);
              return true;
            });
        pairs.removeIf(pair -> recordOf(pair.large) == null);
      }
    }

    private void start(String description, OperationScript script) {
      long taken = pairs.stream().filter(this::takesRoom).count();
      boolean newLake = script.resource() != null && !isThere(script.resource().name());
      boolean room =
          taken < MAX && !(newLake && lakes.stream().filter(this::isThere).count() >= MAX);
      String answer = answer(small, script);
      if (!room) {
        // Or with what else is wrong with it.
        assertThat(answer).as(description).doesNotContain("/");
        refused += answer.equals("RESOURCE_EXHAUSTED") ? 1 : 0;
        return;
      }
      String expected = answer(large, script);
      assertThat(answer.contains("/") ? "OK" : answer)
          .as(description)
          .isEqualTo(expected.contains("/") ? "OK" : expected);
      if (expected.contains("/")) {
        pairs.add(new Pair(OperationName.parse(answer), OperationName.parse(expected)));
        started++;
      }
    }

    private static String answer(Server server, OperationScript script) {
      try {
        return server.operations.start(script).name().toString();
      } catch (StatusException e) {
        return e.status().code().toString();
      }
    }

    private OperationScript script() {
      String scope = "projects/" + random.nextInt(3);
      OperationScript script = operation().doneAfter(after());
      script =
          random.nextInt(4) == 0
              ? script.name(scope + "/operations/op" + random.nextInt(20))
              : script.parent(scope);
      if (random.nextBoolean()) {
        script = script.expiresAfter(seconds(3));
      }
      if (random.nextInt(3) == 0) {
        String lake = scope + "/locations/l/lakes/" + random.nextInt(5);
        lakes.remove(lake);
        lakes.add(lake);
        script =
            script.resource(
                random.nextBoolean()
                    ? ResourceChange.create(lake, "x/Lake", JsonObject.EMPTY)
                    : ResourceChange.delete(lake));
      }
      return random.nextInt(6) == 0 ? script.error(Status.of(Code.ABORTED, "")) : script;
    }

    private After after() {
      return switch (random.nextInt(3)) {
        case 0 -> After.never();
        case 1 -> After.polls(random.nextInt(3));
        default -> After.time(seconds(4));
      };
    }

    private Duration seconds(int max) {
      return Duration.ofSeconds(random.nextInt(max + 1));
    }

    /** A name that was given is taken until the reset, one that was made up until it is gone. */
    private boolean takesRoom(Pair pair) {
      OperationRecord record = recordOf(pair.large);
      if (record == null) {
        return false;
      }
      boolean removed =
          record.history().stream()
              .map(Event::type)
              .anyMatch(
                  type ->
                      type == Event.Type.DELETED
                          || type == Event.Type.FORGOTTEN
                          || type == Event.Type.EXPIRED);
      return record.script().name() != null || !removed || !record.operation().done();
    }

    /** Returns null after a reset. */
    private @Nullable OperationRecord recordOf(OperationName name) {
      try {
        return large.operations.record(name);
      } catch (StatusException e) {
        return null;
      }
    }

    private boolean isThere(String lake) {
      try {
        large.resources.get(lake);
        return true;
      } catch (StatusException e) {
        return false;
      }
    }

    private void onOne(Call call) {
      if (!pairs.isEmpty()) {
        Pair pair = pairs.get(random.nextInt(pairs.size()));
        ignoringErrors(() -> call.make(small.operations, pair.small));
        ignoringErrors(() -> call.make(large.operations, pair.large));
      }
    }

    private void onBoth(Function<TestOperations, Object> call) {
      call.apply(small.operations);
      call.apply(large.operations);
    }

    private static void ignoringErrors(Runnable call) {
      try {
        call.run();
      } catch (StatusException e) {
        // the same in both, for the names are those of the same operation
      }
    }
  }

  private interface Call {
    void make(TestOperations operations, OperationName name);
  }
}
