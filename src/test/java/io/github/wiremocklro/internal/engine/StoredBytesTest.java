package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultBody;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much memory operations, their resources and armed scripts may take. */
class StoredBytesTest {
  private static final int MAX = 500_000;
  private static final String TYPE = "type.googleapis.com/test.Message";
  private static final String LAKE = "projects/a/locations/l/lakes/a";

  /** Two have room, three have not. */
  private static final JsonObject LARGE = large(90_000);

  private final Store store = new Store(new FakeTimeSource(), Limits.DEFAULTS.maxStoredBytes(MAX));
  private final IdGenerator ids = new IdGenerator(new Random(1));
  private final ResourcesService resources = new ResourcesService(store, ids);
  private final TestOperations operations = new TestOperations(store, ids, resources);
  private final OperationScript large = operation().parent("projects/a").metadata(LARGE);

  @Test
  void aStartTooManyIsRefusedWithLimitValueAndRemedyAndNothingHasChanged() {
    operations.start(large);
    operations.start(large);

    assertThatThrownBy(() -> operations.start(large.parent("projects/b")))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("RESOURCE_EXHAUSTED: This takes about 18")
        .hasMessageContaining("500000")
        .hasMessageContaining("--max-stored-bytes");
    assertThat(operations.records(null, PageRequest.FIRST).items()).hasSize(2);
    assertThat(store.find("projects/b")).isNull();
    assertThat(operations.start(operation().parent("projects/b")).done()).isFalse();
  }

  @Test
  void aStartThatIsRefusedUsesNoArmedScriptAndChangesNoResource() {
    operations.start(large);
    operations.start(large);
    arm("id", operation().doneAfter(polls(7)));

    assertThatThrownBy(() -> operations.start(create(LARGE)))
        .hasMessageContaining("RESOURCE_EXHAUSTED");

    assertThatThrownBy(() -> resources.get(LAKE)).hasMessageContaining("NOT_FOUND");
    OperationName next = operations.start(operation().parent("projects/a")).name();
    assertThat(operations.record(next).script().doneAfter()).isEqualTo(polls(7));
  }

  @Test
  void anArmedScriptTooManyIsRefusedAndOneThatIsReplacedOrUsedUpMakesRoom() {
    OperationScript script = operation().metadata(LARGE);
    arm("id-1", script);
    arm("id-2", script);
    assertThatThrownBy(() -> arm("id-3", script)).hasMessageContaining("RESOURCE_EXHAUSTED");
    arm("id-2", script);

    arm("id-1", operation());
    arm("id-3", script);
    operations.reset("projects/a");
    operations.reset(null);

    arm("id-4", script);
    operations.start(operation().parent("projects/a"));
    operations.start(large);
  }

  @Test
  void aResponseWithoutRoomIsRefusedAndTheOperationRunsOn() {
    operations.start(large);
    operations.start(large);
    OperationName name = operations.start(operation().parent("projects/b")).name();

    assertThatThrownBy(() -> operations.complete(name, LARGE))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
    assertThatThrownBy(() -> operations.fail(name, Status.of(Code.ABORTED, "x".repeat(90_000))))
        .hasMessageContaining("RESOURCE_EXHAUSTED");

    assertThat(operations.peek(name).done()).isFalse();
    assertThat(operations.complete(name, large(1)).done()).isTrue();
  }

  @Test
  void whatIsToldOfTheEndTakesRoomToo() {
    OperationScript small = operation().parent("projects/a").metadata(large(1));
    JsonObject patch = large(90_000).without("@type");
    OperationName name = operations.start(small).name();

    operations.start(small.metadataAtEnd(patch));
    operations.start(small.onCancel(cancelled().metadataAtEnd(patch)));

    assertThatThrownBy(() -> operations.start(small.onCancel(completes().response(LARGE))))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
    assertThatThrownBy(() -> operations.cancelFromOutside(name, patch))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
    assertThat(operations.peek(name).done()).isFalse();
  }

  @Test
  void whatCommandsHaveMergedIsGivenBackWithTheirOperations() {
    for (int i = 0; i < 10; i++) {
      OperationName name = operations.start(large).name();
      operations.cancelFromOutside(name, large(90_000).without("@type"));
      operations.delete(name);
    }
  }

  @Test
  void aResponseThatIsRefusedForAnotherReasonTakesNoRoom() {
    OperationName done = operations.start(operation().parent("projects/a")).name();
    operations.complete(done, null);

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> operations.complete(done, LARGE))
          .hasMessageContaining("FAILED_PRECONDITION");
    }
  }

  @Test
  void operationsThatAreDeletedMakeRoomWithAllThatTheyWereGiven() {
    for (int i = 0; i < 10; i++) {
      OperationName name = operations.start(large).name();
      operations.complete(name, LARGE);
      operations.delete(name);
    }
  }

  @Test
  void resourcesThatAreChangedAndDeletedMakeRoom() {
    for (int i = 0; i < 10; i++) {
      done(create(large(20_000)));
      done(change(ResourceChange.update(LAKE, large(20_000).without("@type"), null)));
      done(change(ResourceChange.delete(LAKE)));
    }

    operations.start(large);
    operations.start(large);
  }

  @Test
  void aResourceTakesRoomAlsoWhenTheRecordOfItsOperationIsGone() {
    done(create(large(60_000)));
    done(change(ResourceChange.create(LAKE + "b", TYPE, large(60_000).without("@type"))));

    operations.start(large);

    assertThatThrownBy(() -> operations.start(large)).hasMessageContaining("RESOURCE_EXHAUSTED");
    operations.reset("projects/a");
    operations.start(large);
    operations.start(large);
  }

  @Test
  void callsOfStartsWithFaultsTakeRoomToo() {
    Fault lost = Fault.onStart(FaultReply.body(502, "x".repeat(90_000)));
    RpcRequest request = RpcRequest.of("CreateLake");

    assertThat(call(large.fault(lost), request)).isEqualTo(502);
    assertThat(call(large.parent("projects/b").fault(lost), request)).isEqualTo(502);

    assertThatThrownBy(() -> call(large.parent("projects/c").fault(lost), request))
        .hasMessageContaining("RESOURCE_EXHAUSTED");
  }

  @Test
  void whatTellsSuchCallsApartTakesRoomToo() {
    Fault refused = Fault.onStart(FaultReply.error(Code.UNAVAILABLE, "down"));
    OperationScript script = operation().parent("projects/a").fault(refused);
    JsonObject metadata = JsonObject.of("@type", TYPE);
    String target = "projects/a/" + "x".repeat(1_900);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 150; i++) {
                call(script.metadata(metadata.with("target", target + i)), RpcRequest.of("A"));
              }
            })
        .hasMessageContaining("RESOURCE_EXHAUSTED");
  }

  @Test
  void manySmallValuesWeighWhatTheyTakeOfTheMemory() {
    JsonObject many = JsonObject.of("all", Collections.nCopies(10_000, JsonObject.EMPTY));

    assertThat(Weight.of(many)).isBetween(1_000_000L, 4_000_000L);
  }

  /** Up to sixteen fields lie in an array, more in a hash table. */
  @Test
  void aSeventeenthFieldWeighsMuchMoreThanASixteenth() {
    long sixteenth = Weight.of(fields(16)) - Weight.of(fields(15));
    long seventeenth = Weight.of(fields(17)) - Weight.of(fields(16));

    assertThat(sixteenth).isBetween(50L, 100L);
    assertThat(seventeenth).isGreaterThan(400L);
  }

  private static JsonObject fields(int number) {
    JsonObject object = JsonObject.EMPTY;
    for (int i = 0; i < number; i++) {
      object = object.with("f" + i, true);
    }
    return object;
  }

  private int call(OperationScript script, RpcRequest request) {
    Fault fault = operations.start(script, operation(), request).fault();
    return fault != null && fault.reply() instanceof FaultBody body ? body.status() : 200;
  }

  private void done(OperationScript script) {
    OperationName name = operations.start(script.doneAfter(polls(0))).name();
    operations.delete(name);
  }

  private void arm(String id, OperationScript script) {
    operations.arm(new ArmedScript(id, null, StartPattern.any(), script));
  }

  private static OperationScript create(JsonObject body) {
    return change(ResourceChange.create(LAKE, TYPE, body.without("@type")));
  }

  private static OperationScript change(ResourceChange change) {
    return operation().parent("projects/a").resource(change);
  }

  private static JsonObject large(int characters) {
    return JsonObject.of("@type", TYPE, "text", "x".repeat(characters));
  }
}
