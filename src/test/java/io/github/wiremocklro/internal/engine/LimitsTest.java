package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many operations, resources, scopes and armed scripts there may be. */
class LimitsTest {
  private static final int MAX = 3;

  private final FakeTimeSource time = new FakeTimeSource();
  private final Store store = new Store(time, Limits.DEFAULTS.maxOperations(MAX));
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final TestOperations operations =
      new TestOperations(store, ids, new ResourcesService(store, ids));

  @Test
  void oneOperationTooManyIsRefusedWithLimitAndRemedyAndNothingHasChanged() {
    start("a", MAX);

    assertThatThrownBy(() -> operations.start(operation().parent("projects/b")))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("RESOURCE_EXHAUSTED: There are 3 operations")
        .hasMessageContaining("--max-operations");
    assertThat(operations.records(null, PageRequest.FIRST).items()).hasSize(MAX);
    assertThat(store.find("projects/b")).isNull();
  }

  @Test
  void aStartThatIsRefusedForWantOfRoomUsesNoArmedScript() {
    start("a", MAX);
    OperationScript armed = operation().doneAfter(never());
    operations.arm(new ArmedScript("id", null, StartPattern.any(), armed));

    assertThatThrownBy(() -> start("a", 1)).hasMessageContaining("RESOURCE_EXHAUSTED");

    operations.reset("projects/a");
    OperationName next = operations.start(operation().parent("projects/a")).name();
    assertThat(operations.record(next).script().doneAfter()).isEqualTo(never());
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/a", "everything"})
  void aResetMakesRoom(String scope) {
    start("a", MAX);

    operations.reset(scope.equals("everything") ? null : scope);

    start("b", MAX);
    assertThat(operations.records(null, PageRequest.FIRST).items()).hasSize(MAX);
  }

  @Test
  void aNameThatIsTakenAlreadyTakesNoRoom() {
    OperationScript named = operation().name("projects/a/operations/op");
    operations.start(named);

    for (int i = 0; i < MAX; i++) {
      assertThatThrownBy(() -> operations.start(named)).hasMessageContaining("ALREADY_EXISTS");
    }

    start("a", MAX - 1);
  }

  @Test
  void operationsThatComeAndGoNeverReachTheLimit() {
    TestOperations roomy = services(Tombstones.MAX_LIMIT + MAX);
    OperationScript gone =
        operation().parent("projects/a").doneAfter(polls(0)).expiresAfter(Duration.ZERO);

    IntStream.range(0, 2 * Tombstones.MAX_LIMIT).forEach(i -> roomy.start(gone));

    assertThat(roomy.records(null, PageRequest.FIRST).items()).isEmpty();
  }

  @Test
  void oneResourceTooManyIsRefused() {
    int max = Tombstones.MAX_LIMIT + MAX;
    TestOperations roomy = services(max);
    IntStream.range(0, max).forEach(i -> roomy.start(create("lake-" + i)));

    assertThatThrownBy(() -> roomy.start(create("one-more")))
        .hasMessageContaining("RESOURCE_EXHAUSTED: There are %d resources", max);
    roomy.start(operation().parent("projects/a"));
  }

  @Test
  @Tag("slow")
  void resourcesThatAreNoMoreMakeRoomForOthers() {
    TestOperations roomy = services(Tombstones.MAX_LIMIT + MAX);
    Status error = Status.of(Code.UNAVAILABLE, "");

    IntStream.range(0, 2 * Tombstones.MAX_LIMIT)
        .forEach(i -> roomy.start(create("lake-" + i).error(error)));

    assertThat(roomy.start(create("last")).done()).isTrue();
  }

  @Test
  void aStartThatFailsLeavesNoScopeBehind() {
    ResourceChange missing = ResourceChange.delete("projects/new/locations/l/lakes/missing");

    assertThatThrownBy(() -> operations.start(operation().parent("projects/new").resource(missing)))
        .hasMessageContaining("NOT_FOUND");

    assertThat(store.find("projects/new")).isNull();
  }

  @Test
  void lookingAtTheClockOfAScopeLeavesNoScopeBehind() {
    operations.freezeClock(null);
    time.advance(Duration.ofDays(1));

    assertThat(operations.clock("projects/new")).isEqualTo(operations.clock(null));
    assertThat(store.find("projects/new")).isNull();
  }

  @Test
  void oneScopeTooManyIsRefused() {
    IntStream.range(0, MAX).forEach(i -> operations.freezeClock("projects/" + i));

    assertThatThrownBy(() -> operations.freezeClock("projects/one-more"))
        .hasMessageContaining("RESOURCE_EXHAUSTED: There are 3 projects");
    operations.reset("projects/0");
    assertThat(operations.freezeClock("projects/one-more").frozen()).isTrue();
  }

  @Test
  @Tag("slow")
  void oneArmedScriptTooManyIsRefusedButOneMayBeReplaced() {
    IntStream.range(0, ArmedScripts.LIMIT).forEach(i -> arm("id-" + i));

    assertThatThrownBy(() -> arm("one-more")).hasMessageContaining("RESOURCE_EXHAUSTED: 10000");
    arm("id-1");
  }

  @Test
  void oneStepOfProgressTooManyIsRefused() {
    Progress.Step step = new Progress.Step(time(Duration.ZERO), JsonObject.EMPTY);

    assertThatThrownBy(() -> new Progress(Collections.nCopies(1_001, step)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("1001 steps are too many");
  }

  @Test
  void oneFaultTooManyIsRefused() {
    Fault fault = Fault.onGet(FaultReply.dropped());

    assertThatThrownBy(() -> new Faults(Collections.nCopies(1_001, fault)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("faults: 1001 faults are too many; use at most 1000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLimitThatLetsNothingThroughIsRefused(int limit) {
    assertThatThrownBy(() -> Limits.DEFAULTS.maxScriptBytes(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxScriptBytes has to be at least 1, not " + limit);
  }

  private void start(String project, int times) {
    IntStream.range(0, times)
        .forEach(i -> operations.start(operation().parent("projects/" + project)));
  }

  private void arm(String id) {
    operations.arm(new ArmedScript(id, null, StartPattern.any(), operation()));
  }

  private TestOperations services(int maxOperations) {
    Store roomy = new Store(time, Limits.DEFAULTS.maxOperations(maxOperations));
    return new TestOperations(roomy, ids, new ResourcesService(roomy, ids));
  }

  /** Returns the create of a lake that is over at once, and whose operation is gone then. */
  private static OperationScript create(String lake) {
    return operation()
        .parent("projects/a")
        .resource(
            ResourceChange.create(
                "projects/a/locations/l/lakes/" + lake,
                "type.googleapis.com/google.cloud.dataplex.v1.Lake",
                JsonObject.EMPTY))
        .doneAfter(polls(0))
        .expiresAfter(Duration.ZERO);
  }
}
