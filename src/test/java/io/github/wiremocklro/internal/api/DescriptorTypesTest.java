package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorTypesTest {
  private static final String INSTANCE = "google.cloud.redis.v1.Instance";

  private final DescriptorTypes redis = PublishedModel.of("redis-v1").types();

  @Test
  void aTypeTellsItsFieldsByTheirJsonNames() {
    assertThat(redis.find("google.cloud.redis.v1.Nothing")).isNull();
    MessageType instance = redis.find(INSTANCE);
    assertThat(instance).isNotNull();
    assertThat(instance.has("memorySizeGb")).isTrue();
    assertThat(instance.has("memory_size_gb")).isFalse();
    assertThat(instance.has("uid")).isFalse();
    assertThat(instance.outputOnly())
        .contains("createTime", "state", "host")
        .doesNotContain("tier");
  }

  @Test
  void aTypeTellsTheWordsOfItsStateInTheOrderOfTheEnum() {
    MessageType instance = redis.find(INSTANCE);
    assertThat(instance).isNotNull();
    assertThat(instance.states())
        .startsWith("STATE_UNSPECIFIED", "CREATING", "READY", "UPDATING", "DELETING");
    MessageType metadata = redis.find("google.cloud.redis.v1.OperationMetadata");
    assertThat(metadata).isNotNull();
    assertThat(metadata.states()).isEmpty();
  }

  @Test
  void aTypeTellsTheTypesOfItsMessages() {
    MessageType instance = redis.find(INSTANCE);
    assertThat(instance).isNotNull();
    MessageType policy = instance.messageOf("maintenancePolicy");
    assertThat(policy).isNotNull();
    assertThat(policy.has("weeklyMaintenanceWindow")).isTrue();
    assertThat(instance.messageOf("tier")).isNull();
    assertThat(instance.messageOf("nothing")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Entry, entryGroups/g/entries, bigquery.googleapis.com/projects/x/locations/y/z",
    "Entry, entryGroups/g/entries, plain",
    "Partition, lakes/a/zones/z/entities/e/partitions, US/CA/Sunnyvale",
    "EntryLink, entryGroups/g/entryLinks, a/b",
    "Lake, lakes/a/zones, z",
    "Entry, things/t/entries, z"
  })
  void aTypeTellsWhichCollectionANameLiesIn(String type, String collection, String id) {
    MessageType known = new Catalog().types().find("google.cloud.dataplex.v1." + type);
    assertThat(known).isNotNull();
    String parent = "projects/p/locations/l/";

    assertThat(known.collectionOf(parent + collection + "/" + id)).isEqualTo(parent + collection);
  }

  /** What Python's json_format says of such replies: it has no field named "uid". */
  @Test
  void aFieldThatATypeLacksIsFoundInAReply() {
    assertThat(
            strictly(
                "google.longrunning.Operation",
                """
                {"name": "o", "done": true, "response": {
                  "@type": "type.googleapis.com/google.cloud.redis.v1.Instance",
                  "uid": "u", "state": "ACTIVE"}}
                """))
        .containsExactly(
            "Invalid JSON payload received. Unknown name \"uid\" at 'response': Cannot find field.",
            "Invalid value at 'response.state'"
                + " (type.googleapis.com/google.cloud.redis.v1.Instance.State), \"ACTIVE\"");
  }

  @Test
  void aTypeThatIsNotKnownIsPassedOverInsideAndNamedOutside() {
    assertThat(
            strictly(
                "google.longrunning.Operation",
                "{\"metadata\": {\"@type\": \"type.googleapis.com/my.v1.Own\", \"a\": 1}}"))
        .isEmpty();
    assertThat(strictly("my.v1.Own", "{}")).containsExactly("The type my.v1.Own is not known here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google.protobuf.Struct | {\"a\": [1, {\"b\": null}]}",
        "google.protobuf.Any | {}",
        "google.protobuf.Any | {\"@type\": \"a/google.protobuf.Duration\", \"value\": \"3.5s\"}",
        "google.protobuf.Any | {\"@type\": \"a/google.protobuf.Empty\"}",
        "google.protobuf.Empty | {}"
      })
  void aMessageWithAFormOfItsOwnIsReadInIt(String type, String json) {
    assertThat(strictly(type, json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google.protobuf.Any | {\"@type\": \"google.protobuf.Empty\"}",
        "google.protobuf.Any | {\"@type\": \"a/\"}",
        "google.protobuf.Any | {\"a\": 1}",
        "google.protobuf.Any | {\"@type\": \"a/google.protobuf.Duration\", \"value\": \"3.5\"}",
        "google.protobuf.Any | {\"@type\": \"a/google.protobuf.Duration\", \"seconds\": \"3\"}",
        "google.protobuf.Empty | {\"a\": null}",
        "google.cloud.redis.v1.OperationMetadata | {\"createTime\": \"10000-01-01T00:00:00Z\"}",
        "google.cloud.redis.v1.OperationMetadata | {\"createTime\": \"9999-12-31T23:59:59-01:00\"}",
        "google.cloud.redis.v1.OperationMetadata | {\"createTime\": \"2026-02-30T00:00:00Z\"}",
        "google.cloud.redis.v1.OperationMetadata | {\"createTime\": 0}"
      })
  void whatIsNoSuchMessageIsFound(String type, String json) {
    assertThat(strictly(type, json)).hasSize(1);
  }

  /** What is wrong a million times is told a hundred times, and in few words. */
  @Test
  void howMuchIsToldIsBounded() {
    StringBuilder labels = new StringBuilder("{\"labels\": {");
    for (int i = 0; i < 500; i++) {
      labels.append("\"").append("k".repeat(2_000)).append(i).append("\": 1,");
    }
    labels.setLength(labels.length() - 1);

    assertThat(strictly(INSTANCE, labels + "}}"))
        .hasSize(100)
        .allMatch(description -> description.length() < 1_100);
  }

  private List<String> strictly(String type, String json) {
    return redis.strictly(type, Json.parseObject(json, "$")).stream()
        .map(FieldViolation::description)
        .toList();
  }
}
