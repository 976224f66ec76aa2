package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is of all scopes: each of these tests has a server for itself. */
abstract class WholeServerContract {
  private OwnServer server;

  abstract OwnServer start();

  @BeforeEach
  void startTheServer() {
    server = start();
  }

  @AfterEach
  void stopTheServer() {
    server.close();
  }

  @Test
  void startsInATestProject() {
    FakeOperations fake = server.fake();

    assertThat(fake.parent()).isEqualTo("projects/test-project/locations/us-central1");
    assertThat(fake.start(operation()).name().parent()).isEqualTo(fake.parent());
  }

  @Test
  void showsTheRecordsOfAllScopes() {
    FakeOperations fake = server.fake();
    Operation first = fake.in("projects/a").start(operation());
    Operation second = fake.in("projects/b").start(operation());

    assertThat(fake.records())
        .extracting(record -> record.operation().name())
        .containsExactly(second.name(), first.name());
    assertThat(fake.record(first.name().toString()).operation()).isEqualTo(first);
  }

  @Test
  void movesTheClockOfAllScopes() {
    FakeOperations fake = server.fake();
    Instant frozen = fake.freezeClock().time();

    Instant later = fake.advanceClock(Duration.ofDays(1)).time();

    assertThat(later).isEqualTo(frozen.plus(Duration.ofDays(1)));
    assertThat(fake.in("projects/a").clock()).isEqualTo(fake.clock());
    assertThat(fake.resumeClock().frozen()).isFalse();
    assertThat(fake.in("projects/a").clock().frozen()).isFalse();
  }

  @Test
  void decidesTheNextStartWhereverItIs() {
    FakeOperations fake = server.fake();
    fake.next(any()).onCancel(refused());

    String name = fake.in("projects/a").start(operation()).name().toString();

    assertThat(fake.record(name).script().onCancel()).isEqualTo(refused());
  }

  @Test
  void forgetsEverythingAtAReset() {
    FakeOperations fake = server.fake();
    fake.in("projects/a").start(operation());
    fake.freezeClock();
    fake.next(any()).onCancel(refused());

    fake.reset();

    assertThat(fake.records()).isEmpty();
    assertThat(fake.clock().frozen()).isFalse();
    String name = fake.start(operation()).name().toString();
    assertThat(fake.record(name).script().onCancel()).isNull();
  }
}
