package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock of a scope, and what it brings about. */
abstract class TimeContract extends ContractPart {

  TimeContract(FakeOperations server, Client client) {
    super(server, client);
  }

  @Test
  void standsFromTheFreezeToTheResume() {
    Instant frozen = fake.freezeClock().time();

    assertThat(fake.clock().time()).isEqualTo(frozen);
    assertThat(fake.clock().frozen()).isTrue();
    assertThat(server.clock().frozen()).isFalse();
    assertThat(fake.resumeClock().frozen()).isFalse();
    assertThat(fake.clock().time()).isAfterOrEqualTo(frozen);
    assertThat(fake.clock().frozen()).isFalse();
  }

  @Test
  void makesAnHourPassAtOnce() {
    Instant frozen = fake.freezeClock().time();
    fake.start(operation().name(name).doneAfter(time(Duration.ofHours(1))));

    Instant later = fake.advanceClock(Duration.ofHours(1)).time();

    assertThat(later).isEqualTo(frozen.plus(Duration.ofHours(1)));
    assertThat(get(name).text("/done")).isEqualTo("true");
    assertThat(fake.history(name)).extracting(Event::time).contains(frozen, later);
  }

  @Test
  void goesOnByNanoseconds() {
    Instant frozen = fake.freezeClock().time();

    assertThat(fake.advanceClock(Duration.ofNanos(1)).time()).isEqualTo(frozen.plusNanos(1));
    assertThat(fake.clock().time()).isEqualTo(frozen.plusNanos(1));
  }

  @Test
  void bringsProgress() {
    fake.freezeClock();
    fake.start(
        operation()
            .name(name)
            .metadata(METADATA)
            .doneAfter(time(Duration.ofHours(1)))
            .progress(time(Duration.ofMinutes(30)), JsonObject.of("statusMessage", "half"))
            .progress(polls(1), JsonObject.of("apiVersion", "v9")));

    fake.advanceClock(Duration.ofMinutes(30));
    assertThat(fake.record(name).operation().metadata().get("statusMessage")).isEqualTo("half");
    assertThat(fake.record(name).operation().metadata().has("apiVersion")).isFalse();
    assertThat(get(name).text("/metadata/apiVersion")).isEqualTo("v9");
  }

  @Test
  void bringsTheEndWithWhatIsToldOfIt() {
    fake.freezeClock();
    fake.start(
        operation()
            .name(name)
            .metadata(METADATA)
            .doneAfter(time(Duration.ofHours(1)))
            .metadataAtEnd(JsonObject.of("apiVersion", "v2")));

    assertThat(get(name).has("/metadata/apiVersion")).isFalse();
    fake.advanceClock(Duration.ofHours(1));

    assertThat(client.send(ApiCall.waitOperation(name, "600s")).text("/metadata/apiVersion"))
        .isEqualTo("v2");
  }

  @Test
  void bringsExpiry() {
    fake.freezeClock();
    fake.start(operation().name(name).doneAfter(polls(0)).expiresAfter(Duration.ofMillis(1_500)));

    fake.advanceClock(Duration.ofMillis(1_499));
    assertThat(get(name).status()).isEqualTo(200);
    fake.advanceClock(Duration.ofMillis(1));

    assertThat(get(name).status()).isEqualTo(404);
    assertThat(fake.records()).isEmpty();
    assertThat(fake.history(name)).extracting(Event::type).contains(Event.Type.EXPIRED);
  }

  @Test
  void isThatOfTheServerAgainAfterAReset() {
    fake.freezeClock();
    fake.advanceClock(Duration.ofDays(1_000));

    fake.reset();

    assertThat(fake.clock().frozen()).isFalse();
    assertThat(fake.clock().time()).isBefore(server.clock().time().plus(Duration.ofDays(1)));
  }

  @Test
  void doesNotGoBackNorPastTheYear9999() {
    assertRefused(
        () -> fake.advanceClock(Duration.ofMillis(-1_500)),
        "by: PT-1.5S is negative, and the clock never goes back; use a positive duration");
    assertRefused(
        () -> fake.advanceClock(Duration.ofDays(3_652_059)),
        "by: PT87649416H ends past the year 9999 (timestamp.proto); advance by less");
  }
}
