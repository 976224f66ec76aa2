package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scope takes of the memory, with all in it that grows as callers choose. */
@Timeout(60)
class ScopeMemoryTest {
  private static final int MAX = 500_000;
  private static final String LONG = "x".repeat(1_000);

  private final Store store = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxStoredBytes(MAX));
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final ResourcesService resources = new ResourcesService(store, ids);
  private final TestOperations operations = new TestOperations(store, ids, resources);

  @Test
  void aScopeTooManyIsRefusedAndAResetMakesRoomForAnother() {
    int held = untilRefused(i -> operations.freezeClock("projects/" + i));

    assertThat(held).isBetween(MAX / 1_500, MAX / 700);
    assertThat(store.find("projects/" + held)).isNull();
    operations.reset("projects/0");
    assertThat(operations.freezeClock("projects/other").frozen()).isTrue();
    operations.reset(null);
    assertThat(untilRefused(i -> operations.freezeClock("projects/" + i))).isEqualTo(held);
  }

  @Test
  void itsNameTakesMemoryToo() {
    assertThat(untilRefused(i -> operations.advanceClock(LONG + "/" + i, Duration.ZERO)))
        .isBetween(MAX / 3_500, MAX / 2_700);
  }

  @Test
  void aStartThatIsRefusedLeavesNothingTakenByItsScope() {
    JsonObject large = JsonObject.of("@type", "x/y", "text", "x".repeat(100_000));
    operations.start(operation().parent("projects/a").metadata(large));
    operations.start(operation().parent("projects/a").metadata(large));

    for (int i = 0; i < 1_000; i++) {
      OperationScript script = operation().parent("projects/new" + i).metadata(large);
      assertThatThrownBy(() -> operations.start(script)).hasMessageContaining("RESOURCE_EXHAUSTED");
    }

    operations.start(operation().parent("projects/b"));
  }

  @Test
  void aClockThatCannotBeMovedLeavesNoScopeBehind() {
    assertThatThrownBy(() -> operations.advanceClock("projects/a", Duration.ofSeconds(-1)))
        .isInstanceOf(InvalidArgumentException.class);

    assertThat(store.find("projects/a")).isNull();
  }

  @Test
  void aStartThatOnlyValidatesLeavesNoScopeBehind() {
    for (int i = 0; i < 1_000; i++) {
      operations.start(operation().parent("projects/" + i).validateOnly(true));
    }

    assertThat(store.find("projects/0")).isNull();
    operations.start(operation().parent("projects/a"));
  }

  /** One that takes more together with its scope than alone. */
  @Test
  void roomIsMadeForAScopeAndWhatStartsInItTogether() {
    OperationScript script = operation().parent("projects/a").doneAfter(polls(0));
    int held = untilRefused(i -> operations.start(script));
    assertThat(held).isGreaterThan(100);
    operations.records("projects/a", new PageRequest(held, null)).items().stream()
        .map(record -> record.operation().name())
        .forEach(operations::delete);

    for (int i = 0; i < 20; i++) {
      operations.start(operation().parent("projects/new" + i));
    }
  }

  @Test
  void callsThatAreCountedTakeMemoryForWhatTheyAreToldApartBy() {
    OperationScript lost =
        operation().fault(Fault.onStart(FaultReply.dropped()).times(1)).parent("projects/a");

    int held =
        untilRefused(i -> operations.start(to(lost, LONG + i), operation(), RpcRequest.of("C")));

    assertThat(held).isLessThan(MAX / 2_000);
  }

  @Test
  void armedScriptsTakeMemoryForTheirScopesAndNames() {
    int withName =
        untilRefused(
            i -> {
              OperationScript script = operation().name(LONG + "/s/operations/" + i);
              arm(new ArmedScript("id" + i, null, StartPattern.any(), script));
            });
    operations.reset(null);
    int withScope =
        untilRefused(i -> arm(new ArmedScript("id" + i, LONG, StartPattern.any(), operation())));

    assertThat(withName).isLessThan(MAX / 2_500);
    assertThat(withScope).isLessThan(MAX / 2_500);
  }

  @Test
  void whatIsKeptBesideGoesWithItsScope() {
    int held =
        untilRefused(i -> operations.keepBeside("projects/a", memory -> memory.accept(1_000)));

    assertThat(held).isEqualTo((MAX - 1_200) / 1_000);
    assertThatThrownBy(() -> operations.keepBeside(null, memory -> memory.accept(1_000)))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
    operations.reset("projects/a");
    operations.keepBeside(null, memory -> memory.accept(400_000));
  }

  private void arm(ArmedScript armed) {
    operations.arm(armed);
  }

  private static OperationScript to(OperationScript script, String lake) {
    return script.resource(
        ResourceChange.create("projects/a/locations/l/lakes/" + lake, "x/Lake", JsonObject.EMPTY));
  }

  /** Does something again and again, and returns how often it was done before it was refused. */
  private static int untilRefused(IntConsumer call) {
    for (int i = 0; ; i++) {
      try {
        call.accept(i);
      } catch (StatusException e) {
        assertThat(e).hasMessageContaining("RESOURCE_EXHAUSTED").hasMessageContaining("bytes");
        return i;
      }
    }
  }
}
