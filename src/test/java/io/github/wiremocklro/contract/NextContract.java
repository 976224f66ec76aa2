package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.Fault.onCancel;
import static io.github.wiremocklro.operation.Fault.onGet;
import static io.github.wiremocklro.operation.Fault.onStart;
import static io.github.wiremocklro.operation.FaultReply.error;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.operation.StartPattern.delete;
import static io.github.wiremocklro.operation.StartPattern.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fate of operations that somebody else starts. */
abstract class NextContract extends ContractPart {
  private static final int ROUNDS = 100;

  NextContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void decidesTheFateOfAStartThatSomebodyElseMakes() {
    fake.next(create(lake), operation().doneAfter(never()).onCancel(refused()));

    String started = createLake("a").text("/name");

    assertThat(cancel(started).status()).isEqualTo(400);
    assertThat(fake.record(lake).operation().name()).hasToString(started);
  }

  @Test
  void isForOneStartUnlessItSaysMore() {
    fake.next(any().times(2), operation().onCancel(unimplemented()));

    assertThat(cancel(createLake("a")).status()).isEqualTo(501);
    assertThat(cancel(createLake("b")).status()).isEqualTo(501);
    assertThat(cancel(createLake("c")).status()).isEqualTo(200);
  }

  @Test
  void tellsWhatHasNotComeYet() {
    fake.next(any().times(3), operation());
    fake.next(create(lake), operation());
    server.in(scope + "-2").next(delete(scope + "-2/locations/l/lakes/b"), operation());

    createLake("b");

    assertThat(fake.armed()).containsExactly(any().times(2), create(lake));
    assertThat(server.armed()).contains(create(lake), delete(scope + "-2/locations/l/lakes/b"));
    createLake("c");
    createLake("d");
    createLake("a");
    assertThat(fake.armed()).isEmpty();
  }

  @Test
  @Tag("slow")
  void isMetWholeOrNotAtAllByStartsThatComeMeanwhile() {
    OperationScript armed = operation().doneAfter(never()).onCancel(refused()).response(LAKE);

    for (int i = 0; i < ROUNDS; i++) {
      var arming = CompletableFuture.runAsync(() -> fake.next(any(), armed));
      do {
        fake.start(operation());
      } while (!arming.isDone());
      arming.join();
      fake.start(operation());
    }

    OperationScript plain = operation().parent(fake.parent());
    OperationScript whole = armed.parent(fake.parent());
    List<OperationScript> scripts = fake.records().stream().map(OperationRecord::script).toList();
    assertThat(scripts).containsOnly(plain, whole);
    assertThat(scripts).filteredOn(whole::equals).hasSize(ROUNDS);
  }

  @Test
  void servesInTheOrderInWhichItWasArmed() {
    fake.next(any(), operation().name(name + 1));
    fake.next(any(), operation().name(name + 2));

    assertThat(createLake("a").text("/name")).isEqualTo(name + 1);
    assertThat(createLake("b").text("/name")).isEqualTo(name + 2);
  }

  @Test
  void isConfinedToTheScope() {
    FakeOperations other = server.in(scope + "-other");
    fake.next(any(), operation().onCancel(unimplemented()));

    String elsewhere = other.start(operation()).name().toString();

    assertThat(cancel(elsewhere).status()).isEqualTo(200);
    assertThat(cancel(createLake("a")).status()).isEqualTo(501);
  }

  @Test
  void maySayEverythingButTheResource() {
    fake.next(
        create(lake),
        operation().name(name).error(Code.RESOURCE_EXHAUSTED, "quota").doneAfter(polls(0)));

    Reply started = createLake("a");

    assertThat(started.text("/name")).isEqualTo(name);
    assertThat(started.text("/error/code")).isEqualTo("8");
    assertThat(get(lake).status()).isEqualTo(404);
  }

  @Test
  void waitsForItsVerb() {
    fake.next(delete(lake), operation().response(LAKE).metadata(LAKE));
    fake.next(update(lake), operation().name(name));

    assertThat(createLake("a").text("/metadata/verb")).isEqualTo("create");
    fake.complete(lake);
    assertThat(client.send(ApiCall.updateLabels(lake)).text("/name")).isEqualTo(name);
    fake.complete(lake);
    assertThat(client.send(ApiCall.deleteLake(lake)).text("/metadata/@type")).endsWith(".Lake");
  }

  @Test
  void isKeptInTheScriptOfTheOperation() {
    JsonObject metadata = METADATA.with("apiVersion", "that of the test");
    OperationScript armed =
        operation()
            .metadata(metadata)
            .response(LAKE)
            .doneAfter(polls(9))
            .onCancel(refused().error(Status.of(Code.ABORTED, "busy")))
            .progress(polls(1), JsonObject.of("statusMessage", "40 %"))
            .expiresAfter(Duration.ofMillis(1_500))
            .fault(onGet(error(Code.UNAVAILABLE, "try again")).from(2).times(3));
    fake.next(any(), armed);

    String started = createLake("a").text("/name");

    assertThat(fake.record(started).script())
        .returns(metadata.with("target", lake).with("verb", "create"), OperationScript::metadata)
        .returns(armed.response(), OperationScript::response)
        .returns(armed.doneAfter(), OperationScript::doneAfter)
        .returns(armed.onCancel(), OperationScript::onCancel)
        .returns(armed.progress(), OperationScript::progress)
        .returns(armed.expiresAfter(), OperationScript::expiresAfter)
        .returns(armed.faults(), OperationScript::faults);
    assertThat(get(started).text("/metadata/apiVersion")).isEqualTo("that of the test");
  }

  @Test
  void letsCallsOfTheOperationGoWrong() {
    fake.next(
        any(),
        operation()
            .doneAfter(never())
            .fault(onGet(error(Code.UNAVAILABLE, "try again")).from(2))
            .fault(onCancel(FaultReply.body(502, "<html>"))));

    String started = createLake("a").text("/name");

    assertThat(get(started).status()).isEqualTo(200);
    assertThat(get(started).error()).isEqualTo("503 UNAVAILABLE UNAVAILABLE");
    assertThat(get(started).status()).isEqualTo(200);
    client.assertPage(ApiCall.cancelOperation(started), 502, "<html>");
    assertThat(fake.history(started))
        .extracting(event -> String.valueOf(event.fault()))
        .containsExactly("null", "null", "error", "null", "body with status 502");
  }

  @Test
  void letsTheStartItselfGoWrongButIsNotUsedUpByThat() {
    fake.next(
        create(lake), operation().name(name).fault(onStart(error(Code.UNAVAILABLE, "try again"))));

    assertThat(createLake("a").status()).isEqualTo(503);
    assertThat(fake.records()).isEmpty();
    assertThat(createLake("a").text("/name")).isEqualTo(name);
  }
}
