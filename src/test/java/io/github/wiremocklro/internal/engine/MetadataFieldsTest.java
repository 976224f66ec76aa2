package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.FakeTimeSource.START;
import static io.github.wiremocklro.internal.engine.TestScripts.NAME;
import static io.github.wiremocklro.internal.engine.TestScripts.PARENT;
import static io.github.wiremocklro.internal.engine.TestScripts.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * In which words the metadata of an API tells of the life of an operation: in those that it has.
 */
class MetadataFieldsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String AFTER_ONE = START.plus(MINUTE).toString();
  private static final String AFTER_TWO = START.plus(MINUTE.multipliedBy(2)).toString();

  private final FakeTimeSource time = new FakeTimeSource();

  /** CreateInstanceMetadata (google/spanner/admin/instance/v1/spanner_instance_admin.proto). */
  @Test
  void ofSpannerAreAStartACancelAndAnEnd() {
    TestOperations operations = knowing(FixedType.of("startTime", "cancelTime", "endTime"));
    operations.start(script().onCancel(OnCancel.cancelled().after(After.time(MINUTE))));

    assertThat(told(operations)).isEqualTo(Map.of("startTime", START.toString()));

    time.advance(MINUTE);
    operations.cancel(NAME);
    assertThat(told(operations))
        .isEqualTo(Map.of("startTime", START.toString(), "cancelTime", AFTER_ONE));

    time.advance(MINUTE);
    operations.cancel(NAME);
    assertThat(told(operations))
        .isEqualTo(
            Map.of("startTime", START.toString(), "cancelTime", AFTER_ONE, "endTime", AFTER_TWO));
  }

  /** OperationMetadata (google/cloud/redis/v1/cloud_redis.proto). */
  @Test
  void ofRedisHaveAnotherWordForARequestedCancel() {
    TestOperations operations = knowing(FixedType.of("createTime", "endTime", "cancelRequested"));
    operations.start(script().onCancel(OnCancel.stuck()));

    assertThat(told(operations))
        .isEqualTo(Map.of("createTime", START.toString(), "cancelRequested", false));

    operations.cancel(NAME);
    assertThat(told(operations))
        .isEqualTo(Map.of("createTime", START.toString(), "cancelRequested", true));
  }

  /** GenericOperationMetadata (google/cloud/aiplatform/v1/operation.proto). */
  @Test
  void ofVertexStandInAMessageOfTheirOwnBesideWhatTheScriptSaysThere() {
    TestOperations operations =
        knowing(FixedType.of().with("genericMetadata", FixedType.of("createTime", "updateTime")));
    operations.start(
        script().metadata(metadata().with("genericMetadata", JsonObject.of("partialFailures", 1))));
    time.advance(MINUTE);

    assertThat(told(operations))
        .isEqualTo(
            Map.of(
                "genericMetadata",
                JsonObject.of("partialFailures", 1, "createTime", START.toString())
                    .with("updateTime", START.toString())));
  }

  @Test
  void tellOfAnUpdateWhateverItWas() {
    TestOperations operations = knowing(FixedType.of("updateTime"));
    JsonObject half = JsonObject.of("progressPercent", 50);
    operations.start(
        script()
            .progress(After.time(MINUTE), half)
            .onCancel(OnCancel.stuck())
            .doneAfter(After.time(MINUTE.multipliedBy(4))));

    assertThat(told(operations)).isEqualTo(Map.of("updateTime", START.toString()));

    time.advance(MINUTE.plusSeconds(1));
    assertThat(told(operations)).containsEntry("updateTime", AFTER_ONE);

    time.advance(MINUTE.minusSeconds(1));
    operations.cancel(NAME);
    assertThat(told(operations)).containsEntry("updateTime", AFTER_TWO);

    time.advance(MINUTE);
    operations.complete(NAME, null);
    assertThat(told(operations))
        .containsEntry("updateTime", START.plus(MINUTE.multipliedBy(3)).toString());
  }

  @Test
  void ofACancelFromOutsideAreThoseOfAnyCancel() {
    TestOperations operations = knowing(FixedType.of("cancelTime", "requestedCancellation"));
    operations.start(script());
    time.advance(MINUTE);

    operations.cancelFromOutside(NAME);

    assertThat(told(operations))
        .isEqualTo(Map.of("cancelTime", AFTER_ONE, "requestedCancellation", true));
  }

  @Test
  void nameTheResourceAndTheVerbWhereTheTypeHasThem() {
    String lake = PARENT + "/lakes/a";
    OperationScript creation =
        script().resource(ResourceChange.create(lake, "x/example.v1.Lake", JsonObject.EMPTY));
    TestOperations one = knowing(FixedType.of("target", "verb"));
    TestOperations other = knowing(FixedType.of("createTime"));

    one.start(creation);
    other.start(creation);

    assertThat(told(one)).isEqualTo(Map.of("target", lake, "verb", "create"));
    assertThat(told(other)).isEqualTo(Map.of("createTime", START.toString()));
  }

  @Test
  void areTheFakesOwnWhateverTheScriptSays() {
    TestOperations operations = knowing(FixedType.of("startTime", "cancelTime"));

    operations.start(script().metadata(metadata().with("startTime", "1").with("cancelTime", "2")));

    assertThat(told(operations)).isEqualTo(Map.of("startTime", START.toString()));
  }

  @Test
  void areTheScriptsInATypeThatNothingIsKnownOf() {
    TestOperations operations = knowing(FixedType.of());
    JsonObject unknown = JsonObject.of("@type", "x/example.v1.Other", "createTime", "1");

    operations.start(script().metadata(unknown));

    assertThat(operations.get(NAME).metadata()).isEqualTo(unknown);
  }

  private TestOperations knowing(MessageType type) {
    MessageTypes types = name -> name.equals("example.v1.Metadata") ? type : null;
    return new TestOperations(
        new Store(time, Limits.DEFAULTS, types), new IdGenerator(new Random(1)), Effects.NONE);
  }

  private static OperationScript script() {
    return running().metadata(metadata());
  }

  private static JsonObject metadata() {
    return JsonObject.of("@type", "x/example.v1.Metadata");
  }

  /** Returns what the metadata says beside its type, and what progress it makes. */
  private static Map<String, Object> told(TestOperations operations) {
    JsonObject metadata = Objects.requireNonNull(operations.peek(NAME).metadata());
    return Map.copyOf(metadata.without("@type").fields());
  }
}
