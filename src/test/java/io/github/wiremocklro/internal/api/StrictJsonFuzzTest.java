package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our reader of proto3 JSON against that of protobuf-java-util. */
class StrictJsonFuzzTest {

  @ParameterizedTest
  @CsvSource({
    "redis-v1, google.cloud.redis.v1.Instance",
    "run-v2, google.cloud.run.v2.Service",
    "dataplex-v1, google.cloud.dataplex.v1.Entry",
    "dataplex-v1, google.cloud.dataplex.v1.DataScan",
    "aiplatform-v1, google.cloud.aiplatform.v1.PipelineJob",
    "aiplatform-v1, google.cloud.aiplatform.v1.Model",
    "aiplatform-v1, google.cloud.aiplatform.v1.BatchPredictionJob",
    "spanner-admin-instance-v1, google.longrunning.Operation"
  })
  void whatTheOtherWritesIsReadAndMeansTheSame(String api, String type) throws Exception {
    DescriptorTypes types = PublishedModel.of(api).types();
    Descriptor descriptor = descriptor(types, type);
    RandomMessages messages = new RandomMessages(42, descriptor(types, "google.rpc.Status"));
    TypeRegistry registry = registry(types);
    JsonFormat.Printer printer = JsonFormat.printer().usingTypeRegistry(registry);

    for (int i = 0; i < 40; i++) {
      Message message = messages.of(descriptor);
      JsonObject json = Json.parseObject(printer.print(message), "$");

      Violations violations = new Violations();
      JsonObject normal =
          new MessageReader(types, MessageReader.Mode.STRICT, violations)
              .read(types.find(type), json, "");

      assertThat(violations.list()).as(json.toString()).isEmpty();
      assertThat(theirs(descriptor, registry, normal))
          .as(json.toString())
          .isEqualTo(DynamicMessage.parseFrom(descriptor, message.toByteString()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "redis-v1, google.cloud.redis.v1.Instance",
    "run-v2, google.cloud.run.v2.Service",
    "dataplex-v1, google.cloud.dataplex.v1.Entry",
    "aiplatform-v1, google.cloud.aiplatform.v1.PipelineJob",
    "spanner-admin-instance-v1, google.longrunning.Operation"
  })
  void whatIsWrongForTheOtherIsWrongForOurs(String api, String type) throws Exception {
    DescriptorTypes types = PublishedModel.of(api).types();
    Descriptor descriptor = descriptor(types, type);
    RandomMessages messages = new RandomMessages(7, descriptor(types, "google.rpc.Status"));
    TypeRegistry registry = registry(types);
    Random random = new Random(7);
    int wrong = 0;

    for (int i = 0; i < 300; i++) {
      JsonObject right =
          Json.parseObject(
              JsonFormat.printer().usingTypeRegistry(registry).print(messages.of(descriptor)), "$");
      JsonObject mutated = MutatedJson.of(right, random);
      boolean taken = theirs(descriptor, registry, mutated) != null;
      List<FieldViolation> violations = types.strictly(type, mutated);

      if (!taken) {
        wrong++;
        assertThat(violations).as("refused by the other: %s", mutated).isNotEmpty();
      } else if (!violations.isEmpty()) {
        // The other takes numbers and truth values for texts, and texts for truth values.
        assertThat(violations)
            .as("taken by the other: %s", mutated)
            .extracting(FieldViolation::description)
            .allMatch(
                text ->
                    text.contains("(TYPE_STRING)")
                        || text.contains("(TYPE_BOOL)")
                        || text.contains("(TYPE_BYTES)"));
      }
    }
    assertThat(wrong).isGreaterThan(50);
  }

  private static @Nullable Message theirs(Descriptor type, TypeRegistry registry, JsonObject json) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    try {
      JsonFormat.parser().usingTypeRegistry(registry).merge(Json.text(json), message);
      // The parts too are dynamic then, and can be compared.
      return DynamicMessage.parseFrom(type, message.build().toByteString());
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Descriptor descriptor(DescriptorTypes types, String name) {
    DescriptorType type = types.find(name);
    if (type == null) {
      throw new InvalidArgumentException("type", name, "is not known", "take another");
    }
    return Protobuf.of(type.descriptor());
  }

  private static TypeRegistry registry(DescriptorTypes types) {
    return TypeRegistry.newBuilder().add(descriptor(types, "google.rpc.Status")).build();
  }
}
