package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;
import org.junit.jupiter.api.Test;

/** Operations that a test ends by hand. */
abstract class CommandContract extends ContractPart {

  CommandContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void completesWithTheResponseOfTheScriptOrAnother() {
    fake.start(operation().name(name + 1).doneAfter(never()).response(LAKE));
    fake.start(operation().name(name + 2).doneAfter(never()));

    Operation first = fake.complete(name + 1);
    Operation second = fake.complete(name + 2, LAKE.with("name", lake));

    assertThat(first.response()).isEqualTo(LAKE);
    assertThat(second.response()).isEqualTo(LAKE.with("name", lake));
    assertThat(get(name + 1).text("/response/@type")).endsWith(".Lake");
    assertThat(get(name + 2).text("/response/name")).isEqualTo(lake);
  }

  @Test
  void failsWithTheErrorOfTheScriptOrAnother() {
    fake.start(operation().name(name + 1).doneAfter(never()).error(Code.DATA_LOSS, "scripted"));
    fake.start(operation().name(name + 2).doneAfter(never()));
    fake.start(operation().name(name + 3).doneAfter(never()));

    Operation first = fake.fail(name + 1);
    fake.fail(name + 2);
    Operation third = fake.fail(name + 3, Status.of(Code.ABORTED, "lost"));

    assertThat(first.error()).isEqualTo(Status.of(Code.DATA_LOSS, "scripted"));
    assertThat(third.error()).isEqualTo(Status.of(Code.ABORTED, "lost"));
    assertThat(get(name + 2).text("/error/code")).isEqualTo("13");
    assertThat(get(name + 3).text("/error/message")).isEqualTo("lost");
  }

  @Test
  void cancelsFromOutsideWhateverTheScriptSaysOfCancels() {
    fake.start(operation().name(name).metadata(METADATA).onCancel(unimplemented()));

    Operation cancelled = fake.cancel(name);

    assertThat(cancelled.error().code()).isEqualTo(Code.CANCELLED);
    assertThat(get(name).text("/error/code")).isEqualTo("1");
    assertThat(get(name).text("/metadata/requestedCancellation")).isEqualTo("true");
  }

  @Test
  void mergesMetadataWithTheEnd() {
    JsonObject merged = JsonObject.of("apiVersion", "v2");
    for (int i = 1; i <= 3; i++) {
      fake.start(operation().name(name + i).metadata(METADATA).doneAfter(never()).response(LAKE));
    }

    Operation completed = fake.complete(name + 1, null, merged);
    fake.fail(name + 2, Status.of(Code.ABORTED, "lost"), merged);
    fake.cancel(name + 3, merged);

    assertThat(completed.response()).isEqualTo(LAKE);
    for (int i = 1; i <= 3; i++) {
      assertThat(get(name + i).text("/metadata/apiVersion")).isEqualTo("v2");
      assertThat(fake.record(name + i).operation().metadata().get("apiVersion")).isEqualTo("v2");
    }
    assertThat(get(name + 2).text("/error/message")).isEqualTo("lost");
    assertThat(get(name + 3).text("/metadata/requestedCancellation")).isEqualTo("true");
  }

  @Test
  void refusesMetadataThatThereIsNothingToMergeInto() {
    fake.start(operation().name(name).doneAfter(never()));

    assertThatThrownBy(() -> fake.cancel(name, JsonObject.of("apiVersion", "v2")))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "metadata: {apiVersion=v2} has nothing to be merged into; give the operation metadata"
                + " with an \"@type\"");
  }

  @Test
  void takesATarget() {
    createLake("a");

    fake.complete(lake);

    assertThat(get(lake).text("/state")).isEqualTo("ACTIVE");
  }

  @Test
  void forgets() {
    fake.start(operation().name(name));

    fake.forget(name);

    assertThat(get(name).status()).isEqualTo(404);
    assertThat(client.send(ApiCall.listOperations(fake.parent(), "", 0, "")).body())
        .isEqualTo("{}");
    assertThat(fake.history(name)).extracting(Event::type).contains(Event.Type.FORGOTTEN);
  }

  @Test
  void endsWhatIsStuckOrWasDeleted() {
    fake.start(operation().name(name + 1).onCancel(stuck()));
    cancel(name + 1);
    fake.start(operation().name(name + 2).doneAfter(never()));
    deleteOperation(name + 2);

    assertThat(fake.complete(name + 1).done()).isTrue();
    assertThat(fake.complete(name + 2).done()).isTrue();
  }
}
