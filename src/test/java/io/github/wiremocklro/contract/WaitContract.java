package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a client sees that waits for an operation. */
abstract class WaitContract extends ContractPart {

  WaitContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void endsWithTheOperation() {
    fake.start(operation().name(name).response(LAKE).doneAfter(never()));
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> waitFor("600s"));

    fake.complete(name);

    assertThat(waiting.join().text("/response/@type")).endsWith(".Lake");
  }

  @Test
  void endsAtOnceWhenTheOperationIsDone() {
    fake.start(operation().name(name).doneAfter(polls(0)));

    assertThat(isDone(waitFor("600s"))).isTrue();
  }

  @Test
  void endsWhenItsTimeIsUp() {
    fake.start(operation().name(name).doneAfter(never()));

    assertThat(isDone(waitFor("0.001s"))).isFalse();
  }

  @Test
  void endsWhenTheClockIsMoved() {
    fake.freezeClock();
    fake.start(operation().name(name).doneAfter(time(Duration.ofHours(1))));
    CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> waitFor("600s"));

    fake.advanceClock(Duration.ofHours(1));

    assertThat(isDone(waiting.join())).isTrue();
  }

  @Test
  void forNothingIsNotFound() {
    assertThat(waitFor("600s").error()).startsWith("404 NOT_FOUND");
  }

  private Reply waitFor(String timeout) {
    return client.send(ApiCall.waitOperation(name, timeout));
  }

  private static boolean isDone(Reply operation) {
    return operation.json().at("/done").asBoolean();
  }
}
