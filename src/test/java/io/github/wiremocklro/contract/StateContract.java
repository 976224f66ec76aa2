package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static io.github.wiremocklro.operation.StartPattern.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.ResourceNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that there is in a scope, saved and loaded. */
abstract class StateContract extends ContractPart {
  @TempDir Path folder;

  StateContract(FakeOperations server, Client client) {
    super(server, client);
  }

  private Path file() {
    return folder.resolve("state.json");
  }

  @Test
  void anOperationGoesOnFromWhereItWasSaved() {
    fake.freezeClock();
    fake.start(
        operation()
            .name(OperationName.parse(name))
            .metadata(METADATA)
            .doneAfter(never())
            .onCancel(
                cancelled().after(polls(2)).metadataAtEnd(JsonObject.of("apiVersion", "v2"))));
    cancel(name);
    get(name);
    OperationRecord saved = fake.record(name);

    fake.save(file());
    fake.reset();
    fake.load(file());

    assertThat(fake.record(name).operation()).isEqualTo(saved.operation());
    assertThat(fake.record(name).calls()).isEqualTo(saved.calls());
    assertThat(fake.record(name).script()).isEqualTo(saved.script());
    assertThat(fake.record(name).state()).isEqualTo(OperationState.CANCELLING);
    assertThat(fake.history(name)).hasSameSizeAs(saved.history());
    assertThat(get(name).text("/error/code")).isEqualTo("1");
    assertThat(get(name).text("/metadata/apiVersion")).isEqualTo("v2");
  }

  @Test
  void whatATestHasMergedAtTheEndIsLoadedToo() {
    fake.start(operation().name(OperationName.parse(name)).metadata(METADATA).doneAfter(never()));
    fake.complete(name, LAKE, JsonObject.of("apiVersion", "v2"));
    OperationRecord saved = fake.record(name);

    fake.save(file());
    fake.reset();
    fake.load(file());

    assertThat(fake.record(name).operation()).isEqualTo(saved.operation());
    assertThat(get(name).text("/metadata/apiVersion")).isEqualTo("v2");
  }

  @Test
  void policiesAreLoadedTooAndGoWithAReset() {
    fake.complete(createLake("a").text("/name"));
    String policy = client.send(ApiCall.setPolicy(lake, "roles/viewer")).body();
    client.send(ApiCall.setPolicy(scope, "roles/owner"));

    fake.save(file());
    fake.reset();

    assertThat(client.send(ApiCall.getPolicy(lake)).status()).isEqualTo(404);
    assertThat(client.send(ApiCall.getPolicy(scope)).has("/bindings")).isFalse();
    fake.load(file());
    assertThat(client.send(ApiCall.getPolicy(lake)).body()).isEqualTo(policy);
    assertThat(client.send(ApiCall.getPolicy(scope)).text("/bindings/0/role"))
        .isEqualTo("roles/owner");
  }

  @Test
  void resourcesAndWhatIsDoneToThemAreLoadedToo() {
    String started = createLake("a").text("/name");
    fake.complete(started);
    fake.next(create(fake.parent() + "/lakes/b"), operation().doneAfter(never()));
    createLake("b");

    fake.save(file());
    fake.reset();
    fake.load(file());

    assertThat(get(lake).text("/state")).isEqualTo("ACTIVE");
    assertThat(get(fake.parent() + "/lakes/b").text("/state")).isEqualTo("CREATING");
    fake.complete(fake.parent() + "/lakes/b");
    assertThat(get(fake.parent() + "/lakes/b").text("/state")).isEqualTo("ACTIVE");
  }

  @Test
  void armedScriptsWaitForTheStartsThatAreLeft() {
    fake.next(any().times(2), operation().onCancel(refused()));
    fake.start(operation());

    fake.save(file());
    fake.reset();
    fake.load(file());
    String second = fake.start(operation()).name().toString();
    String third = fake.start(operation()).name().toString();

    assertThat(fake.record(second).script().onCancel()).isEqualTo(refused());
    assertThat(fake.record(third).script().onCancel()).isNull();
  }

  @Test
  void armedScriptsWaitInBothScopesOnceTheyAreLoadedIntoAnother() {
    FakeOperations other = server.in(ResourceNames.scope(Rest.newParent()));
    fake.next(any(), operation().onCancel(refused()));
    server.next(create(lake), operation().onCancel(refused()));

    fake.save(file());
    other.load(file());
    fake.start(operation());
    other.start(operation());
    String own = createLake("a").text("/name");

    assertThat(fake.records()).hasSize(2).allMatch(this::refusesCancels);
    assertThat(other.records()).hasSize(1).allMatch(this::refusesCancels);
    assertThat(fake.record(own).script().onCancel()).isEqualTo(refused());
  }

  private boolean refusesCancels(OperationRecord record) {
    return refused().equals(record.script().onCancel());
  }

  @Test
  void theClockGoesOnFromWhatItShowed() {
    fake.freezeClock();
    fake.advanceClock(Duration.ofDays(3));

    fake.save(file());
    var saved = fake.clock();
    fake.reset();
    fake.load(file());

    assertThat(fake.clock()).isEqualTo(saved);
  }

  @Test
  void whatWasThereIsReplaced() {
    fake.save(file());
    fake.start(operation().name(OperationName.parse(name)));

    fake.load(file());

    assertThat(fake.records()).isEmpty();
    assertThat(get(name).status()).isEqualTo(404);
  }

  @Test
  void whatWasSavedOfOneScopeIsLoadedIntoAnother() {
    FakeOperations other = server.in(ResourceNames.scope(Rest.newParent()));
    fake.given("google.cloud.dataplex.v1.Lake", lake, JsonObject.EMPTY);
    fake.start(operation().name(OperationName.parse(name)).doneAfter(never()));

    fake.save(file());
    other.load(file());

    assertThat(other.records())
        .extracting(record -> record.operation().name().toString())
        .containsExactly(other.parent() + "/operations/op");
    assertThat(get(other.parent() + "/lakes/a").status()).isEqualTo(200);
    assertThat(fake.records()).hasSize(1);
  }

  @Test
  void whatIsOfAnotherVersionChangesNothing() throws IOException {
    fake.start(operation().name(OperationName.parse(name)).doneAfter(never()));
    fake.save(file());
    Files.writeString(file(), Files.readString(file()).replace("\"version\":1", "\"version\":2"));

    assertThatThrownBy(() -> fake.load(file()))
        .hasMessage(
            file()
                + ": version: 2 is no version that this one reads, which is 1; load it with the"
                + " wiremock-lro that saved it");
    assertThat(fake.records()).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> fake.load(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "The state file "
                + file()
                + " cannot be read (there is no such file or folder); name one that was saved, and"
                + " that this process may read.");
  }
}
