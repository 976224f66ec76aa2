package io.github.wiremocklro.internal.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.engine.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of Dataplex (google/cloud/dataplex/v1). */
class DataplexTest {
  @ParameterizedTest
  @ValueSource(strings = {"Lake", "Zone", "Asset", "Task"})
  void hasResourcesWhoseFieldsTheServerSets(String name) {
    MessageType type = find("google.cloud.dataplex.v1." + name);

    assertThat(type.outputOnly())
        .containsExactlyInAnyOrder("name", "uid", "createTime", "updateTime", "state")
        .allMatch(type::has);
    assertThat(type.states()).contains("CREATING", "ACTIVE", "DELETING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google.cloud.dataplex.v1.OperationMetadata",
        "google.cloud.datastream.v1.OperationMetadata"
      })
  void hasMetadataOfAnOperationAsOtherApisHaveIt(String name) {
    MessageType type = find(name);

    assertThat(type.has("requestedCancellation")).isTrue();
    assertThat(type.has("cancelRequested")).isFalse();
    assertThat(type.messageOf("target")).isNull();
  }

  @Test
  void hasNoTypeThatNobodyHasWrittenDown() {
    assertThat(Dataplex.V1.types().find("google.cloud.redis.v1.OperationMetadata")).isNull();
    assertThat(Dataplex.V1.types().find("# The messages")).isNull();
  }

  private static MessageType find(String name) {
    return requireNonNull(Dataplex.V1.types().find(name), name);
  }
}
