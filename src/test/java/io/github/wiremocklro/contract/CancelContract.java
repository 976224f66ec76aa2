package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.fails;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OnCancel.stuck;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client's cancel does to an operation that never ends by itself. */
abstract class CancelContract extends ContractPart {

  CancelContract(FakeOperations server, Client client) {
    super(server, client);
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(cancelled(), 200, OperationState.CANCELLED),
        Arguments.of(cancelled().after(polls(1)), 200, OperationState.CANCELLING),
        Arguments.of(completes(), 200, OperationState.CANCELLING),
        Arguments.of(completes().after(polls(0)), 200, OperationState.SUCCEEDED),
        Arguments.of(fails(), 200, OperationState.FAILED),
        Arguments.of(fails().error(Status.of(Code.ABORTED, "m")), 200, OperationState.FAILED),
        Arguments.of(stuck(), 200, OperationState.CANCELLING),
        Arguments.of(refused(), 400, OperationState.RUNNING),
        Arguments.of(refused().error(Status.of(Code.ABORTED, "m")), 409, OperationState.RUNNING),
        Arguments.of(unimplemented(), 501, OperationState.RUNNING));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void isWhatTheScriptSays(OnCancel onCancel, int status, OperationState state) {
    fake.start(operation().name(name).doneAfter(never()).onCancel(onCancel));

    assertThat(cancel(name).status()).isEqualTo(status);

    assertThat(fake.record(name).state()).isEqualTo(state);
    assertThat(fake.record(name).script().onCancel()).isEqualTo(onCancel);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void isWhatIsArmedForTheStart(OnCancel onCancel, int status, OperationState state) {
    fake.next(any(), operation().doneAfter(never()).onCancel(onCancel));
    String started = createLake("a").text("/name");

    assertThat(cancel(started).status()).isEqualTo(status);

    assertThat(fake.record(lake).state()).isEqualTo(state);
  }

  @Test
  void mergesMetadata() {
    fake.start(
        operation()
            .name(name)
            .metadata(METADATA)
            .onCancel(stuck().metadata(JsonObject.of("cancelRequested", true))));

    cancel(name);

    assertThat(fake.record(name).operation().metadata().get("cancelRequested")).isEqualTo(true);
  }

  @Test
  void mergesMetadataAgainAtTheEndThatItLeadsTo() {
    fake.start(
        operation()
            .name(name)
            .metadata(METADATA)
            .doneAfter(never())
            .onCancel(cancelled().after(polls(2)).metadata(api("v1")).metadataAtEnd(api("v2"))));

    cancel(name);

    assertThat(get(name).text("/metadata/apiVersion")).isEqualTo("v1");
    assertThat(get(name).text("/metadata/apiVersion")).isEqualTo("v2");
    assertThat(
            client
                .send(ApiCall.listOperations(fake.parent(), "metadata.apiVersion=v2", 0, ""))
                .text("/operations/0/error/code"))
        .isEqualTo("1");
  }

  @Test
  void mayLeadToAResponseThatTellsOfIt() {
    fake.start(
        operation()
            .name(name)
            .doneAfter(never())
            .onCancel(completes().after(polls(0)).response(LAKE.with("displayName", "undone"))));

    cancel(name);

    assertThat(get(name).text("/response/displayName")).isEqualTo("undone");
    assertThat(fake.record(name).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  private static JsonObject api(String version) {
    return JsonObject.of("apiVersion", version);
  }

  @Test
  void ofWhatIsDoneMayBeAnError() {
    fake.start(
        operation()
            .name(name)
            .doneAfter(polls(0))
            .onCancel(cancelled().ifDone(Status.of(Code.FAILED_PRECONDITION, "too late"))));

    assertThat(cancel(name).message()).isEqualTo("too late");
  }
}
