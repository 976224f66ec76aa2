package io.github.wiremocklro.internal.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataplex.v1.Asset;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.Task;
import com.google.cloud.dataplex.v1.Zone;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.wiremocklro.internal.engine.MessageType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written down of Dataplex is what Google's own messages have. */
@Tag("google")
class DataplexTest {
  private static final List<String> LIFE_CYCLE =
      List.of(
          "createTime",
          "startTime",
          "updateTime",
          "endTime",
          "target",
          "verb",
          "cancelTime",
          "requestedCancellation",
          "cancelRequested",
          "genericMetadata");

  @ParameterizedTest
  @MethodSource
  void resourcesHaveTheFieldsAndStates(Descriptor google) {
    MessageType type = find(google.getFullName());

    assertThat(fields(google)).containsAll(type.outputOnly());
    assertThat(type.outputOnly())
        .containsExactlyInAnyOrder("name", "uid", "createTime", "updateTime", "state")
        .allMatch(type::has);
    assertThat(google.findFieldByName("state").getEnumType().getValues())
        .extracting(EnumValueDescriptor::getName)
        .containsExactlyElementsOf(type.states());
  }

  static Stream<Descriptor> resourcesHaveTheFieldsAndStates() {
    return Stream.of(
        Lake.getDescriptor(), Zone.getDescriptor(), Asset.getDescriptor(), Task.getDescriptor());
  }

  @Test
  void metadataHasThoseFieldsOfALifeCycle() {
    Descriptor google = OperationMetadata.getDescriptor();
    MessageType type = find(google.getFullName());

    assertThat(LIFE_CYCLE.stream().filter(type::has))
        .containsExactlyElementsOf(LIFE_CYCLE.stream().filter(fields(google)::contains).toList());
  }

  /** The others that the list has, which mappings of the user's own serve. */
  @Test
  void metadataOfOtherApisWithTheSameWordsIsKnownToo() {
    assertThat(find("google.cloud.datastream.v1.OperationMetadata").has("requestedCancellation"))
        .isTrue();
    assertThat(Dataplex.V1.types().find("google.cloud.redis.v1.OperationMetadata")).isNull();
    assertThat(Dataplex.V1.types().find("# The messages")).isNull();
  }

  private static List<String> fields(Descriptor google) {
    return google.getFields().stream().map(FieldDescriptor::getJsonName).toList();
  }

  private static MessageType find(String name) {
    return requireNonNull(Dataplex.V1.types().find(name), name);
  }
}
