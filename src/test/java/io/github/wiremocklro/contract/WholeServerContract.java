package io.github.wiremocklro.contract;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.ResourceChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is of all scopes: each of these tests has a server for itself. */
abstract class WholeServerContract {
  abstract OwnServer start(String... options);

  @Test
  void startsInATestProject() {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();

      assertThat(fake.parent()).isEqualTo("projects/test-project/locations/us-central1");
      assertThat(fake.start(operation()).name().parent()).isEqualTo(fake.parent());
    }
  }

  @Test
  void showsTheRecordsOfAllScopes() {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();
      Operation first = fake.in("projects/a").start(operation());
      Operation second = fake.in("projects/b").start(operation());

      assertThat(fake.records())
          .extracting(record -> record.operation().name())
          .containsExactly(second.name(), first.name());
      assertThat(fake.record(first.name().toString()).operation()).isEqualTo(first);
    }
  }

  @Test
  void movesTheClockOfAllScopes() {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();
      Instant frozen = fake.freezeClock().time();

      Instant later = fake.advanceClock(Duration.ofDays(1)).time();

      assertThat(later).isEqualTo(frozen.plus(Duration.ofDays(1)));
      assertThat(fake.in("projects/a").clock()).isEqualTo(fake.clock());
      assertThat(fake.resumeClock().frozen()).isFalse();
      assertThat(fake.in("projects/a").clock().frozen()).isFalse();
    }
  }

  @Test
  void decidesTheNextStartWhereverItIs() {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();
      fake.next(any(), operation().onCancel(refused()));

      String name = fake.in("projects/a").start(operation()).name().toString();

      assertThat(fake.record(name).script().onCancel()).isEqualTo(refused());
    }
  }

  @Test
  void takesWhatDoesNotFitWhereItIsLenient() {
    try (OwnServer server = start("--lenient")) {
      FakeOperations fake = server.fake();
      String zone = fake.parent() + "/lakes/a/zones/z";
      JsonObject body = JsonObject.of("type", "RAW", "dispalyName", "Sales");
      ResourceChange creation =
          ResourceChange.create(zone, "type.googleapis.com/google.cloud.dataplex.v1.Zone", body);

      Operation started = fake.start(operation().resource(creation).doneAfter(polls(0)));
      Reply updated =
          server.client().send(ApiCall.updateZone(zone, "type", "{\"type\":\"CURATED\"}"));
      Operation done = fake.complete(updated.text("/name"));

      assertThat(fake.record(started.name().toString()).operation().response().get("dispalyName"))
          .isEqualTo("Sales");
      assertThat(done.response().get("type")).isEqualTo("CURATED");
      assertThat(done.response().get("dispalyName")).isEqualTo("Sales");
    }
  }

  @Test
  void forgetsEverythingAtAReset() {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();
      fake.in("projects/a").start(operation());
      fake.freezeClock();
      fake.next(any(), operation().onCancel(refused()));

      fake.reset();

      assertThat(fake.records()).isEmpty();
      assertThat(fake.clock().frozen()).isFalse();
      String name = fake.start(operation()).name().toString();
      assertThat(fake.record(name).script().onCancel()).isNull();
    }
  }

  @Test
  void allScopesAreSavedAndLoadedWithTheGlobalClock(@TempDir Path folder) {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();
      Operation first = fake.in("projects/a").start(operation());
      Operation second = fake.in("projects/b").start(operation().doneAfter(never()));
      Instant frozen = fake.freezeClock().time();
      fake.next(any(), operation().onCancel(refused()));

      fake.save(folder.resolve("all.json"));
      fake.reset();
      fake.in("projects/c").start(operation());
      fake.load(folder.resolve("all.json"));

      assertThat(fake.records())
          .extracting(record -> record.operation().name())
          .containsExactly(second.name(), first.name());
      assertThat(fake.in("projects/c").clock()).isEqualTo(new ClockReading(frozen, true));
      String name = fake.start(operation()).name().toString();
      assertThat(fake.record(name).script().onCancel()).isEqualTo(refused());
    }
  }

  @Test
  void oneScopeOfAllThatWereSavedIsLoadedAlone(@TempDir Path folder) {
    try (OwnServer server = start()) {
      FakeOperations fake = server.fake();
      Operation first = fake.in("projects/a").start(operation().doneAfter(never()));
      fake.in("projects/b").start(operation());

      fake.save(folder.resolve("all.json"));
      fake.reset();
      fake.in("projects/a").load(folder.resolve("all.json"));

      assertThat(fake.records())
          .extracting(record -> record.operation().name())
          .containsExactly(first.name());
    }
  }

  @Test
  void declaresAccessTokensInAScopeOrInAll() {
    try (OwnServer server = start("--require-auth")) {
      FakeOperations fake = server.fake().in("projects/a");
      ApiCall poll =
          ApiCall.getOperation(fake.start(operation().doneAfter(never())).name().toString());
      Client client = server.client();
      fake.freezeClock();

      fake.declare(AccessToken.of("here").scopes("cloud-platform").expiresIn(ofMinutes(5)));
      server.fake().declare(AccessToken.of("anywhere").expiresAt(fake.clock().time()));

      assertThat(status(client, poll, "here")).isEqualTo(200);
      assertThat(status(client, poll, "anywhere")).isEqualTo(401);
      assertThat(status(client, poll, "other")).isEqualTo(401);
      fake.advanceClock(ofMinutes(5));
      assertThat(status(client, poll, "here")).isEqualTo(401);
    }
  }

  private static int status(Client client, ApiCall call, String token) {
    return client.with("authorization", "Bearer " + token).send(call).status();
  }
}
