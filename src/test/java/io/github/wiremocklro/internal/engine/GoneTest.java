package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The records of what clients no longer find: when they stay, and when they go. */
class GoneTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeTimeSource time = new FakeTimeSource();

  @Test
  void whatExpiresMakesRoomThoughTheClockWasResumedAsItsScopeWasMade() {
    Store store = new Store(time, Limits.DEFAULTS.maxOperations(2));
    TestOperations clocks = operations(store, Effects.NONE);
    Effects resuming = Interlude.after(Effects.NONE, () -> clocks.resumeClock(null));
    clocks.freezeClock(null);
    OperationScript brief = operation().doneAfter(polls(0)).expiresAfter(SECOND);
    operations(store, resuming).start(brief.parent("projects/new"));
    clocks.start(operation().parent("projects/other").doneAfter(never()));

    time.advance(SECOND.multipliedBy(2));

    assertThat(clocks.now(null).time()).isEqualTo(START.plusSeconds(2));
    assertThat(clocks.start(operation().parent("projects/other")).done()).isFalse();
  }

  @Test
  void whatWasThrownAwayByAResetPushesNoRecordOut() {
    Store store = new Store(time, Limits.DEFAULTS.maxOperations(2));
    TestOperations operations = operations(store, Effects.NONE);
    StoredOperation thrownAway = started(store, operations, "projects/b");
    OperationName kept = operations.start(operation().parent("projects/a")).name();
    forget(operations, kept);

    operations.reset("projects/b");
    thrownAway.command(
        (lifecycle, now) -> lifecycle.endedBy(lifecycle.origin().success(null), null, now));
    thrownAway.command(Lifecycle::forgotten);

    assertThat(operations.record(kept).operation().name()).isEqualTo(kept);
  }

  @Test
  void aStartThatWouldNotFitWithoutThemLeavesTheRecordsThere() {
    Store store = new Store(time, Limits.DEFAULTS.maxStoredBytes(500_000));
    TestOperations operations = operations(store, Effects.NONE);
    operations.start(operation().parent("projects/a").metadata(text(150_000)));
    OperationName kept =
        operations.start(operation().parent("projects/a").metadata(text(50_000))).name();
    forget(operations, kept);

    OperationScript tooLarge = operation().parent("projects/a").metadata(text(200_000));
    assertThatThrownBy(() -> operations.start(tooLarge)).isInstanceOf(StatusException.class);

    assertThat(operations.record(kept).operation().name()).isEqualTo(kept);
    operations.start(operation().parent("projects/a").metadata(text(80_000)));
    assertThatThrownBy(() -> operations.record(kept)).hasMessageContaining("NOT_FOUND");
  }

  private static StoredOperation started(Store store, TestOperations operations, String parent) {
    OperationName name = operations.start(operation().parent(parent)).name();
    return Objects.requireNonNull(Objects.requireNonNull(store.find(parent)).index().find(name));
  }

  private static void forget(TestOperations operations, OperationName name) {
    operations.complete(name, null);
    operations.forget(name);
  }

  private static JsonObject text(int characters) {
    return JsonObject.of("@type", "x/y", "text", "x".repeat(characters));
  }

  private static TestOperations operations(Store store, Effects effects) {
    return new TestOperations(store, new IdGenerator(new Random(1)), effects);
  }
}
