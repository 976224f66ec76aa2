package io.github.wiremocklro;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.refused;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.any;
import static io.github.wiremocklro.operation.StartPattern.create;
import static io.github.wiremocklro.operation.StartPattern.delete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import io.github.wiremocklro.wiremock.Rest;
import io.github.wiremocklro.wiremock.Rest.Reply;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controls that a test has in Java, and what clients then see over HTTP. */
class FakeOperationsTest {
  private static final JsonObject LAKE =
      JsonObject.of("@type", "type.googleapis.com/google.cloud.dataplex.v1.Lake");

  @AutoClose private static final WireMockLroServer SERVER = new WireMockLroServer().start();

  private final Rest rest = new Rest(SERVER::baseUrl);
  private final String scope = Rest.newParent().replaceAll("/locations/.*", "");
  private final FakeOperations fake = SERVER.in(scope);
  private final String name = fake.parent() + "/operations/op";
  private final String lake = fake.parent() + "/lakes/a";

  @Nested
  class Start {
    @Test
    void givesANameBelowTheParentOfTheScope() {
      Operation started = fake.start(operation());

      assertThat(started.name().parent()).isEqualTo(fake.parent()).startsWith(scope + "/");
      assertThat(rest.get("/v1/" + started.name()).status()).isEqualTo(200);
      assertThat(SERVER.start(operation()).name().parent()).isEqualTo(SERVER.parent());
    }

    @Test
    void keepsTheNameOrTheParentOfTheScript() {
      assertThat(fake.start(operation().name(name)).name()).hasToString(name);
      assertThat(fake.in("folders/1").start(operation().parent("folders/1")).name().parent())
          .isEqualTo("folders/1");
    }

    @Test
    void outsideTheScopeIsRefused() {
      assertThatThrownBy(() -> fake.start(operation().name("projects/other/operations/1")))
          .isInstanceOf(InvalidScriptException.class)
          .hasMessageContaining("lies outside the scope")
          .hasMessageContaining("use the scope \"projects/other\"");
    }

    @Test
    void ofATakenNameFails() {
      fake.start(operation().name(name));

      assertFails(() -> fake.start(operation().name(name)), Code.ALREADY_EXISTS);
    }

    @Test
    void showsItsWholeLifeOverHttp() {
      fake.start(
          operation()
              .name(name)
              .response(LAKE)
              .doneAfter(never())
              .onCancel(completes().after(polls(1))));

      assertThat(rest.get("/v1/" + name).text("/done")).isEqualTo("false");
      assertThat(rest.post("/v1/" + name + ":cancel").body()).isEqualTo("{}");
      assertThat(rest.get("/v1/" + name).text("/response/@type")).endsWith(".Lake");
      assertThat(fake.history(name))
          .extracting(Event::type)
          .containsExactly(
              Event.Type.STARTED,
              Event.Type.POLLED,
              Event.Type.CANCEL_REQUESTED,
              Event.Type.POLLED,
              Event.Type.DONE);
    }
  }

  @Nested
  class Next {
    @Test
    void decidesTheFateOfAStartThatSomebodyElseMakes() {
      fake.next(create(lake)).doneAfter(never()).onCancel(refused());

      String started = createLake("a").text("/name");

      assertThat(rest.post("/v1/" + started + ":cancel").status()).isEqualTo(400);
      assertThat(fake.record(lake).operation().name()).hasToString(started);
    }

    @Test
    void isForOneStartUnlessItSaysMore() {
      fake.next(any()).onCancel(unimplemented()).times(2);

      assertThat(cancel(createLake("a")).status()).isEqualTo(501);
      assertThat(cancel(createLake("b")).status()).isEqualTo(501);
      assertThat(cancel(createLake("c")).status()).isEqualTo(200);
    }

    @Test
    void isConfinedToTheScope() {
      FakeOperations other = SERVER.in(scope + "-other");
      fake.next(any()).onCancel(unimplemented());

      assertThat(other.start(operation()).name().toString()).startsWith(other.parent());
      assertThat(cancel(createLake("a")).status()).isEqualTo(501);
    }

    @Test
    void maySayEverythingButTheResource() {
      fake.next(create(lake))
          .name(name)
          .error(Code.RESOURCE_EXHAUSTED, "quota")
          .doneAfter(polls(0));

      Reply started = createLake("a");

      assertThat(started.text("/name")).isEqualTo(name);
      assertThat(started.text("/error/code")).isEqualTo("8");
      assertThat(rest.get("/v1/" + lake).status()).isEqualTo(404);
    }

    @Test
    void waitsForItsVerb() {
      fake.next(delete(lake)).response(LAKE).metadata(LAKE);

      assertThat(createLake("a").text("/metadata/verb")).isEqualTo("create");
      fake.complete(lake);
      assertThat(rest.delete("/v1/" + lake).text("/metadata/@type")).endsWith(".Lake");
    }
  }

  @Nested
  class Record {
    @Test
    void isFoundByNameOrTargetAndIsNoPoll() {
      fake.start(operation().name(name).doneAfter(polls(1)));
      String started = createLake("a").text("/name");

      assertThat(fake.record(name).state()).isEqualTo(OperationState.RUNNING);
      assertThat(fake.record(name).state()).isEqualTo(OperationState.RUNNING);
      assertThat(fake.record(lake).operation().name()).hasToString(started);
    }

    @Test
    void staysAfterADeleteAndAForget() {
      fake.start(operation().name(name));
      rest.delete("/v1/" + name);

      assertThat(fake.history(name)).extracting(Event::type).contains(Event.Type.DELETED);
      assertThat(fake.records()).isEmpty();
    }

    @Test
    void ofWhatIsUnknownFails() {
      assertFails(() -> fake.record(name), Code.NOT_FOUND);
      assertFails(() -> fake.record(lake), Code.NOT_FOUND);
    }

    @Test
    void ofAllAreTheNewestFirstHoweverMany() {
      for (int i = 0; i < 250; i++) {
        fake.start(operation().name(name + i));
      }

      assertThat(fake.records())
          .hasSize(250)
          .first()
          .satisfies(record -> assertThat(record.operation().name()).hasToString(name + 249));
      assertThat(SERVER.records()).hasSizeGreaterThanOrEqualTo(250);
    }
  }

  @Nested
  class Command {
    @Test
    void completesFailsAndCancels() {
      fake.start(operation().name(name + 1).doneAfter(never()));
      fake.start(operation().name(name + 2).doneAfter(never()));
      fake.start(operation().name(name + 3).doneAfter(never()));
      fake.start(operation().name(name + 4).onCancel(unimplemented()));

      fake.complete(name + 1, LAKE);
      fake.fail(name + 2);
      fake.fail(name + 3, Status.of(Code.ABORTED, "lost"));
      Operation cancelled = fake.cancel(name + 4);

      assertThat(rest.get("/v1/" + name + 1).text("/response/@type")).endsWith(".Lake");
      assertThat(rest.get("/v1/" + name + 2).text("/error/code")).isEqualTo("13");
      assertThat(rest.get("/v1/" + name + 3).text("/error/message")).isEqualTo("lost");
      assertThat(rest.get("/v1/" + name + 4).text("/error/code")).isEqualTo("1");
      assertThat(cancelled.done()).isTrue();
    }

    @Test
    void takesATarget() {
      createLake("a");

      fake.complete(lake);

      assertThat(rest.get("/v1/" + lake).text("/state")).isEqualTo("ACTIVE");
    }

    @Test
    void onWhatIsDoneFails() {
      fake.start(operation().name(name).doneAfter(polls(0)));

      assertFails(() -> fake.complete(name), Code.FAILED_PRECONDITION);
      assertFails(() -> fake.fail(name), Code.FAILED_PRECONDITION);
      assertFails(() -> fake.cancel(name), Code.FAILED_PRECONDITION);
    }

    @Test
    void forgets() {
      fake.start(operation().name(name));

      fake.forget(name);

      assertThat(rest.get("/v1/" + name).status()).isEqualTo(404);
      assertThat(rest.get("/v1/" + fake.parent() + "/operations").json().get("operations"))
          .isEmpty();
    }
  }

  @Nested
  class Clock {
    @Test
    void makesAnHourPassAtOnce() {
      Instant frozen = fake.freezeClock().time();
      fake.start(operation().name(name).doneAfter(time(Duration.ofHours(1))));

      Instant later = fake.advanceClock(Duration.ofHours(1)).time();

      assertThat(later).isEqualTo(frozen.plus(Duration.ofHours(1)));
      assertThat(rest.get("/v1/" + name).text("/done")).isEqualTo("true");
      assertThat(fake.clock().frozen()).isTrue();
      assertThat(SERVER.clock().frozen()).isFalse();
      assertThat(fake.resumeClock().frozen()).isFalse();
      assertThat(fake.clock().time()).isAfterOrEqualTo(later);
    }

    @Test
    void doesNotGoBack() {
      assertThatThrownBy(() -> fake.advanceClock(Duration.ofSeconds(-1)))
          .isInstanceOf(InvalidScriptException.class)
          .hasMessageContaining("negative");
    }
  }

  @Nested
  class Reset {
    @Test
    void ofAScopeLeavesOthersAlone() {
      FakeOperations other = SERVER.in(scope + "-other");
      Operation elsewhere = other.start(operation());
      fake.start(operation().name(name));
      fake.next(any()).onCancel(refused());
      fake.freezeClock();

      fake.reset();

      assertThat(fake.records()).isEmpty();
      assertThat(fake.clock().frozen()).isFalse();
      assertThat(cancel(createLake("a")).status()).isEqualTo(200);
      assertThat(other.record(elsewhere.name().toString()).state())
          .isEqualTo(OperationState.RUNNING);
    }
  }

  @Nested
  class In {
    @Test
    void takesAnyNameInTheScope() {
      fake.start(operation().name(name));

      assertThat(SERVER.in(name).records()).hasSize(1);
      assertThat(fake.in(scope + "-other").records()).isEmpty();
      assertThat(fake.baseUrl()).isEqualTo(SERVER.baseUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t-42", "projects/", "/"})
    void refusesWhatIsNoScope(String scope) {
      assertThatThrownBy(() -> SERVER.in(scope))
          .isInstanceOf(InvalidScriptException.class)
          .hasMessageContaining("projects/");
    }
  }

  private Reply createLake(String id) {
    return rest.post("/v1/" + fake.parent() + "/lakes?lakeId=" + id, "{}");
  }

  private Reply cancel(Reply started) {
    return rest.post("/v1/" + started.text("/name") + ":cancel");
  }

  private static void assertFails(ThrowingCallable call, Code code) {
    assertThatThrownBy(call)
        .asInstanceOf(type(StatusException.class))
        .satisfies(e -> assertThat(e.status().code()).isEqualTo(code));
  }
}
