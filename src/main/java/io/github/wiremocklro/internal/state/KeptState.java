package io.github.wiremocklro.internal.state;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.internal.engine.Scheduler;
import io.github.wiremocklro.internal.engine.Snapshot;
import io.github.wiremocklro.internal.engine.StateControls;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.internal.json.SnapshotJson;
import io.github.wiremocklro.internal.json.SnapshotReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of a fake in a file: goes on from what is there, and writes what changes within a
 * second, or less often where writing takes long. Thread-safe.
 */
public final class KeptState implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** At most a tenth of the time is spent on writing. */
  private static final int PAUSE = 9;

  private final StateFile file;
  private final StateControls state;
  private final TimeSource time;
  private final Scheduler scheduler;
  private final BiConsumer<String, Throwable> log;

  @GuardedBy("this")
  private @Nullable Future<?> next;

  /** The last change that the file has. */
  @GuardedBy("this")
  private long written;

  @GuardedBy("this")
  private boolean runs;

  @GuardedBy("this")
  private boolean failed;

  @GuardedBy("this")
  private String loaded = "not loaded yet";

  /**
   * Creates what keeps nothing yet.
   *
   * @param log is told once of each failure that the file cannot be written for
   */
  KeptState(
      StateFile file,
      StateControls state,
      TimeSource time,
      Scheduler scheduler,
      BiConsumer<String, Throwable> log) {
    this.file = file;
    this.state = state;
    this.time = time;
    this.scheduler = scheduler;
    this.log = log;
  }

  /** Returns what keeps the state in a file. */
  public static KeptState in(Path file, StateControls state, BiConsumer<String, Throwable> log) {
    return new KeptState(
        new StateFile(file),
        state,
        TimeSource.system(),
        Scheduler.withThread("wiremock-lro-state"),
        log);
  }

  /**
   * Goes on from what is in the file, if it is there, and keeps it from now on. Started again, it
   * keeps what there is.
   *
   * @throws RuntimeException if the file cannot be read, or written
   */
  public synchronized void start() {
    loaded = written == 0 ? load() : loaded;
    write();
    runs = true;
    lookAgainIn(BETWEEN_LOOKS);
  }

  private String load() {
    if (!file.exists()) {
      return "a new file";
    }
    Snapshot[] read = new Snapshot[1];
    file.read(
        json -> {
          read[0] = new SnapshotReader().read(json, null);
          state.resume(read[0]);
        });
    return "loaded: operations %d, resources %d, projects and other scopes %d; saved at %s"
        .formatted(
            read[0].operations(), read[0].resources(), read[0].scopes().size(), read[0].taken());
  }

  private synchronized void look() {
    if (!runs) {
      return;
    }
    Duration begin = time.elapsed();
    try {
      if (state.lastChange() != written) {
        writeOrTell();
      }
    } finally {
      Duration took = time.elapsed().minus(begin).multipliedBy(PAUSE);
      lookAgainIn(took.compareTo(BETWEEN_LOOKS) > 0 ? took : BETWEEN_LOOKS);
    }
  }

  @GuardedBy("this")
  private void lookAgainIn(Duration pause) {
    next = scheduler.in(pause, this::look);
  }

  @GuardedBy("this")
  private void writeOrTell() {
    try {
      write();
      failed = false;
    } catch (RuntimeException | Error e) {
      boolean isTold = failed;
      failed = true;
      if (!isTold) {
        log.accept("%s It is tried again until it can.".formatted(problem(e)), e);
      }
    }
  }

  private String problem(Throwable failure) {
    return failure instanceof UncheckedIOException
        ? String.valueOf(failure.getMessage())
        : "The state file %s cannot be written (%s).".formatted(file, failure);
  }

  @GuardedBy("this")
  private void write() {
    long change = state.lastChange();
    file.write(() -> SnapshotJson.of(state.save(null)));
    written = change;
  }

  /** Returns where the state is kept, and what was there at the start. */
  @Override
  public synchronized String toString() {
    return "%s (%s)".formatted(file, loaded);
  }

  /** Writes what has changed for the last time. */
  @Override
  public synchronized void close() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
    if (runs && state.lastChange() != written) {
      writeOrTell();
    }
    runs = false;
  }
}
