package io.github.wiremocklro.internal.state;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.engine.Changes;
import io.github.wiremocklro.internal.engine.FakeScheduler;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.StateControls;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the state of a fake is written into its file, and what is made of it after a restart. */
class KeptStateTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final OperationName NAME =
      OperationName.parse("projects/p/locations/l/operations/op-1");
  private static final Duration LOOK = Duration.ofMillis(500);

  @TempDir Path folder;

  /** A process with a fake in it. */
  private final class Server {
    private final AtomicReference<Duration> elapsed = new AtomicReference<>(Duration.ZERO);
    private final Instant start;
    private final FakeScheduler scheduler = new FakeScheduler();
    private final List<String> log = new ArrayList<>();
    private final TestOperations operations;
    private final KeptState state;

    /** How long each look at the clock takes, and so each write. */
    private Duration slowness = Duration.ZERO;

    /** What the state cannot be collected for. */
    private @Nullable Error error;

    Server(Instant start) {
      this(start, Limits.DEFAULTS);
    }

    Server(Instant start, Limits limits) {
      this.start = start;
      Store store = new Store(source(this::passed), limits);
      ResourcesService resources = new ResourcesService(store, ids());
      this.operations = new TestOperations(store, ids(), resources);
      this.state =
          new KeptState(
              new StateFile(file()),
              new StateControls(store, resources),
              source(() -> elapsed.accumulateAndGet(slowness, Duration::plus)),
              scheduler,
              (message, failure) -> log.add(message));
    }

    private Duration passed() {
      if (error != null) {
        throw error;
      }
      return elapsed.get();
    }

    Server started() {
      state.start();
      return this;
    }

    OperationControls controls() {
      return operations.controls();
    }

    private TimeSource source(Supplier<Duration> passed) {
      return new TimeSource() {
        @Override
        public Instant start() {
          return start;
        }

        @Override
        public Duration elapsed() {
          return passed.get();
        }
      };
    }
  }

  private static IdGenerator ids() {
    return new IdGenerator(new Random(1));
  }

  private Path file() {
    return folder.resolve("state.json");
  }

  @Test
  void aChangeIsWrittenAtTheNextLook() throws IOException {
    Server server = new Server(START).started();
    server.operations.start(operation().name(NAME).doneAfter(never()));

    server.scheduler.run(LOOK);

    assertThat(Files.readString(file())).contains(NAME.text());
  }

  @Test
  void aPollIsAChange() throws IOException {
    Server server = new Server(START).started();
    server.operations.start(operation().name(NAME).doneAfter(never()));
    server.scheduler.run(LOOK);

    server.operations.get(NAME);
    server.scheduler.run(LOOK);

    assertThat(Files.readString(file())).contains("POLLED");
  }

  @Test
  void aFrozenClockIsAChange() throws IOException {
    Server server = new Server(START).started();

    server.operations.freezeClock(null);
    server.scheduler.run(LOOK);

    assertThat(Files.readString(file())).contains("\"frozen\":true");
  }

  @Test
  void nothingIsWrittenWhileNothingChanges() throws IOException {
    Server server = new Server(START).started();
    Files.delete(file());

    server.scheduler.run(LOOK);
    server.scheduler.run(LOOK);
    server.state.close();

    assertThat(file()).doesNotExist();
  }

  @Test
  void lookingIsNoChange() throws IOException {
    Server server = new Server(START).started();
    server.operations.start(operation().name(NAME).doneAfter(never()));
    server.scheduler.run(LOOK);
    Files.delete(file());

    server.controls().changes(new Changes.Asked(null, 0, Long.MAX_VALUE, record -> true, 10));
    server.controls().record(NAME);
    server.scheduler.run(LOOK);

    assertThat(file()).doesNotExist();
  }

  @Test
  void whatTakesLongIsWrittenLessOften() {
    Server server = new Server(START).started();
    server.slowness = Duration.ofSeconds(2);
    server.operations.freezeClock(null);

    server.scheduler.run(LOOK);

    assertThat(server.scheduler.delays()).containsExactly(Duration.ofSeconds(18));
  }

  @Test
  void theLastChangeIsWrittenAtTheEnd() throws IOException {
    Server server = new Server(START).started();
    server.operations.start(operation().name(NAME).doneAfter(never()));

    server.state.close();

    assertThat(Files.readString(file())).contains(NAME.text());
    assertThat(server.scheduler.delays()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsToldOnceAndTriedAgain() throws IOException {
    Server server = new Server(START).started();
    Files.delete(file());
    Files.delete(folder);
    server.operations.start(operation().name(NAME).doneAfter(never()));

    server.scheduler.run(LOOK);
    server.scheduler.run(LOOK);

    assertThat(server.log)
        .containsExactly(
            "The state file "
                + file()
                + " cannot be written (there is no such file or folder); make its folder one that"
                + " this process may write to. It is tried again until it can.");
    Files.createDirectory(folder);
    server.scheduler.run(LOOK);
    assertThat(Files.readString(file())).contains(NAME.text());
  }

  @Test
  void anErrorIsToldOnceAndTriedAgainToo() throws IOException {
    Server server = new Server(START).started();
    server.operations.freezeClock(null);
    server.error = new OutOfMemoryError("no heap");

    server.scheduler.run(LOOK);
    server.scheduler.run(LOOK);

    assertThat(server.log)
        .containsExactly(
            "The state file "
                + file()
                + " cannot be written (java.lang.OutOfMemoryError: no heap). It is tried again"
                + " until it can.");
    server.error = null;
    server.scheduler.run(LOOK);
    assertThat(Files.readString(file())).contains("\"frozen\":true");
  }

  @Test
  void aRestartedServerGoesOnAsThoughItHadNeverStopped() {
    Server first = new Server(START).started();
    first.operations.start(operation().name(NAME).doneAfter(time(Duration.ofMinutes(1))));
    first.state.close();

    Server early = new Server(START.plusSeconds(59)).started();
    Server late = new Server(START.plusSeconds(60)).started();

    assertThat(early.operations.record(NAME).state()).isEqualTo(OperationState.RUNNING);
    assertThat(late.operations.record(NAME).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(late.operations.clock(null).time()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void aFrozenClockStandsOverARestart() {
    Server first = new Server(START).started();
    first.operations.freezeClock(null);
    first.state.close();

    Server second = new Server(START.plusSeconds(60)).started();

    assertThat(second.operations.clock(null).time()).isEqualTo(START);
  }

  @Test
  void realTimeGoesOnInTheHistory() {
    Server first = new Server(START).started();
    first.operations.start(operation().name(NAME).doneAfter(never()));
    first.operations.get(NAME);
    first.state.close();

    Server second = new Server(START.plusSeconds(60)).started();
    second.operations.get(NAME);

    var history = second.controls().record(NAME).history();
    assertThat(history.get(2).sinceLastPoll()).isEqualTo(Duration.ofMinutes(1));
    assertThat(history.get(2).elapsed().minus(history.get(1).elapsed()))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aStartTellsWhatWasThere() {
    Server first = new Server(START).started();
    first.operations.start(operation().name(NAME).doneAfter(never()));
    first.state.close();

    Server second = new Server(START.plusSeconds(60)).started();

    assertThat(first.state).hasToString(file() + " (a new file)");
    assertThat(second.state)
        .hasToString(
            file()
                + " (loaded: operations 1, resources 0, projects and other scopes 1; saved at"
                + " 2026-01-02T03:04:05Z)");
  }

  @Test
  void whatIsNoStateKeepsTheServerFromStarting() throws IOException {
    Files.writeString(file(), "{\"version\": 1, \"scopes\": 3}");
    Server server = new Server(START);

    assertThatThrownBy(server.state::start)
        .hasMessageStartingWith(file() + ": savedAt: null is missing; write what GET");
    assertThat(Files.readString(file())).isEqualTo("{\"version\": 1, \"scopes\": 3}");
  }

  @Test
  void whatThereIsNoRoomForKeepsTheServerFromStarting() {
    Server first = new Server(START).started();
    first.operations.start(operation().name(NAME).doneAfter(never()));
    first.operations.start(operation().parent(NAME.parent()).doneAfter(never()));
    first.state.close();

    Server second = new Server(START, Limits.DEFAULTS.maxOperations(1));

    assertThatThrownBy(second.state::start)
        .isInstanceOf(StatusException.class)
        .hasMessageStartingWith("RESOURCE_EXHAUSTED: " + file() + ": ");
  }

  @Test
  void aFolderThatIsNotThereKeepsTheServerFromStarting() throws IOException {
    Files.delete(folder);
    Server server = new Server(START);

    assertThatThrownBy(server.state::start).isInstanceOf(UncheckedIOException.class);
    Files.createDirectory(folder);
  }
}
