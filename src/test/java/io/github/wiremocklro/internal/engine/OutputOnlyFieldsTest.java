package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which fields of a resource are the server's depends on its type. */
class OutputOnlyFieldsTest {
  private static final String NAME = PARENT + "/things/a";
  private static final JsonObject BODY = JsonObject.of("size", 1);

  private final FakeTimeSource time = new FakeTimeSource();

  /** An Instance (google/cloud/redis/v1/cloud_redis.proto). */
  @Test
  void areSetWhereTheTypeHasThem() {
    Fake fake = knowing(type(Set.of("createTime", "state"), "CREATING", "READY", "DELETING"));

    OperationName creation = fake.start(ResourceChange.create(NAME, "x/v1.Thing", BODY));
    assertThat(fake.shown())
        .isEqualTo(
            named()
                .with("createTime", START.toString())
                .with("state", "CREATING")
                .overlaidWith(BODY));

    time.advance(Duration.ofMinutes(1));
    fake.operations.complete(creation, null);
    assertThat(fake.shown())
        .isEqualTo(
            named().with("createTime", START.toString()).with("state", "READY").overlaidWith(BODY));

    fake.start(ResourceChange.delete(NAME));
    assertThat(fake.shown().get("state")).isEqualTo("DELETING");
  }

  /** A Dataset (google/cloud/aiplatform/v1/dataset.proto) has no state. */
  @Test
  void areNotInventedWhereTheTypeHasNone() {
    Fake fake = knowing(FixedType.of("name", "size"));

    OperationName creation = fake.start(ResourceChange.create(NAME, "x/v1.Thing", BODY));
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(BODY));

    fake.operations.complete(creation, null);
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(BODY));

    fake.start(ResourceChange.delete(NAME));
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(BODY));
  }

  /** A Workflow (google/cloud/workflows/v1/workflows.proto) is ACTIVE or UNAVAILABLE. */
  @Test
  void tellNoStateThatIsYetToComeAndKeepTheLastWhereThereIsNoWord() {
    Fake fake = knowing(type(Set.of("state"), "ACTIVE", "UNAVAILABLE"));

    OperationName creation = fake.start(ResourceChange.create(NAME, "x/v1.Thing", BODY));
    assertThat(fake.shown().has("state")).isFalse();

    fake.operations.complete(creation, null);
    assertThat(fake.shown().get("state")).isEqualTo("ACTIVE");

    fake.start(ResourceChange.delete(NAME));
    assertThat(fake.shown().get("state")).isEqualTo("ACTIVE");
  }

  @Test
  void areLostWhereAClientSendsThem() {
    Fake fake = knowing(type(Set.of("host", "state"), "READY"));
    JsonObject body = BODY.with("host", "10.0.0.1").with("state", "FAILED").with("name", "other");

    fake.done(ResourceChange.create(NAME, "x/v1.Thing", body));
    assertThat(fake.shown()).isEqualTo(named().with("state", "READY").overlaidWith(BODY));

    fake.done(ResourceChange.update(NAME, body.with("size", 2), null));
    assertThat(fake.shown()).isEqualTo(named().with("state", "READY").with("size", 2));
  }

  /** As the "state" of an address, which is no enum, or a time that the client tells. */
  @Test
  void areNotThoseThatAClientMaySet() {
    Fake fake = knowing(FixedType.of("name", "createTime", "state"));
    JsonObject body = JsonObject.of("createTime", "1", "state", "CA");

    OperationName creation = fake.start(ResourceChange.create(NAME, "x/v1.Thing", body));
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(body));

    fake.operations.complete(creation, null);
    JsonObject changed = JsonObject.of("createTime", "2", "state", "NY");
    fake.done(ResourceChange.update(NAME, changed, null));
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(changed));
  }

  @Test
  void areNoneButTheNameWhereNothingIsKnownOfTheType() {
    Fake fake = knowing(FixedType.EMPTY);
    JsonObject body = BODY.with("uid", "mine").with("updateTime", "2020").with("state", "READY");

    OperationName creation =
        fake.start(ResourceChange.create(NAME, "x/v1.Other", body.with("name", "other")));
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(body));

    fake.operations.complete(creation, null);
    assertThat(fake.shown()).isEqualTo(named().overlaidWith(body));

    fake.done(ResourceChange.update(NAME, body.with("state", "RUNNING"), null));
    assertThat(fake.shown().get("state")).isEqualTo("RUNNING");

    fake.start(ResourceChange.delete(NAME));
    assertThat(fake.shown().get("state")).isEqualTo("RUNNING");
  }

  /** Of a type that is not known, a script may say what the fake does not know. */
  @Test
  void haveTheStatesThatAScriptSays() {
    Fake fake = knowing(FixedType.EMPTY);
    ResourceStates states = new ResourceStates("CREATING", "READY", "DELETING");
    JsonObject body = BODY.with("state", "FAILED");

    OperationName creation =
        fake.start(ResourceChange.create(NAME, "x/v1.Other", body).states(states));
    assertThat(fake.shown()).isEqualTo(named().with("state", "CREATING").overlaidWith(BODY));

    fake.operations.complete(creation, null);
    assertThat(fake.shown()).isEqualTo(named().with("state", "READY").overlaidWith(BODY));

    fake.done(ResourceChange.update(NAME, body, null));
    assertThat(fake.shown().get("state")).isEqualTo("READY");

    OperationName deletion = fake.start(ResourceChange.delete(NAME));
    assertThat(fake.shown().get("state")).isEqualTo("DELETING");

    fake.operations.cancel(deletion);
    assertThat(fake.shown().get("state")).isEqualTo("READY");

    fake.start(ResourceChange.delete(NAME).states(new ResourceStates(null, null, "ENDING")));
    assertThat(fake.shown().get("state")).isEqualTo("ENDING");
  }

  /** An Instance (google/cloud/redis/v1/cloud_redis.proto): READY, unless a script says else. */
  @Test
  void areInTheStateThatAScriptChoosesAmongThoseOfTheType() {
    Fake fake = knowing(type(Set.of("state"), "CREATING", "READY", "MAINTENANCE"));
    ResourceStates states = new ResourceStates(null, "MAINTENANCE", null);

    OperationName creation =
        fake.start(ResourceChange.create(NAME, "x/v1.Thing", BODY).states(states));
    assertThat(fake.shown().get("state")).isEqualTo("CREATING");

    fake.operations.complete(creation, null);
    assertThat(fake.shown().get("state")).isEqualTo("MAINTENANCE");
  }

  @Test
  void areInNoStateThatTheTypeDoesNotHave() {
    Fake fake = knowing(type(Set.of("state"), "CREATING", "READY"));
    ResourceChange create = ResourceChange.create(NAME, "x/v1.Thing", BODY);

    assertThatThrownBy(() -> fake.start(create.states(new ResourceStates(null, "ACTIVE", null))))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "resource.states.active: \"ACTIVE\" is no state of the resource's type; use one of"
                + " CREATING, READY");

    fake.done(create);
    assertThatThrownBy(
            () ->
                fake.start(
                    ResourceChange.delete(NAME).states(new ResourceStates(null, null, "GONE"))))
        .hasMessageStartingWith("resource.states.deleting: \"GONE\" is no state");
    assertThat(fake.shown().get("state")).isEqualTo("READY");
  }

  private static MessageType type(Set<String> outputOnly, String... states) {
    return new FixedType(outputOnly, outputOnly, List.of(states), Map.of());
  }

  private static JsonObject named() {
    return JsonObject.of("name", NAME);
  }

  private Fake knowing(MessageType thing) {
    return new Fake(new Store(time, Limits.DEFAULTS, n -> n.equals("v1.Thing") ? thing : null));
  }

  private static final class Fake {
    private final ResourcesService resources;
    private final TestOperations operations;

    Fake(Store store) {
      IdGenerator ids = new IdGenerator(new Random(1));
      this.resources = new ResourcesService(store, ids);
      this.operations = new TestOperations(store, ids, resources);
    }

    OperationName start(ResourceChange change) {
      return operations
          .start(operation().parent(PARENT).resource(change).doneAfter(After.never()))
          .name();
    }

    void done(ResourceChange change) {
      operations.complete(start(change), null);
    }

    JsonObject shown() {
      return resources.get(NAME);
    }
  }
}
