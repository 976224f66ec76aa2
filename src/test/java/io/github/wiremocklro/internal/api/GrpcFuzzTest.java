package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and their JSON against the reader and the printer of protobuf-java-util. */
class GrpcFuzzTest {

  @ParameterizedTest
  @CsvSource({
    "redis-v1, google.cloud.redis.v1.Instance",
    "run-v2, google.cloud.run.v2.Service",
    "dataplex-v1, google.cloud.dataplex.v1.Entry",
    "dataplex-v1, google.cloud.dataplex.v1.DataScan",
    "aiplatform-v1, google.cloud.aiplatform.v1.PipelineJob",
    "aiplatform-v1, google.cloud.aiplatform.v1.Model",
    "aiplatform-v1, google.cloud.aiplatform.v1.BatchPredictionJob",
    "spanner-admin-instance-v1, google.longrunning.Operation",
    "spanner-admin-instance-v1, google.rpc.BadRequest"
  })
  void messagesAndTheirJsonAreThoseOfTheOther(String api, String type) throws Exception {
    Fixture fixture = Fixture.of(api, type);
    RandomMessages messages = fixture.messages(42);

    for (int i = 0; i < 60; i++) {
      Message message = messages.of(fixture.type());
      JsonObject json = fixture.printed(message);

      assertThat(fixture.grpc().json(type, message.toByteArray())).isEqualTo(json);
      assertThat(fixture.parsed(fixture.grpc().message(type, json)))
          .as(json.toString())
          .isEqualTo(fixture.parsed(message.toByteArray()));
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
  void whatIsWrongForTheOtherIsWrongHere(String api, String type) throws Exception {
    Fixture fixture = Fixture.of(api, type);
    RandomMessages messages = fixture.messages(7);
    Random random = new Random(7);
    int wrong = 0;

    for (int i = 0; i < 300; i++) {
      JsonObject json = MutatedJson.of(fixture.printed(messages.of(fixture.type())), random);
      Message theirs = fixture.theirs(json);
      String error = null;
      byte[] ours = new byte[0];
      try {
        ours = fixture.grpc().message(type, json);
      } catch (InvalidArgumentException e) {
        error = e.getMessage();
      }

      if (theirs == null) {
        wrong++;
        assertThat(error).as("refused by the other: %s", json).isNotNull();
      } else if (error == null) {
        assertThat(fixture.parsed(ours)).as(json.toString()).isEqualTo(theirs);
      } else {
        // The other takes numbers and truth values for texts, and texts for truth values.
        assertThat(error)
            .as("taken by the other: %s", json)
            .containsPattern("is no (string|bool|bytes),");
      }
    }
    assertThat(wrong).isGreaterThan(50);
  }

  @ParameterizedTest
  @CsvSource({
    "run-v2, google.cloud.run.v2.Service",
    "aiplatform-v1, google.cloud.aiplatform.v1.PipelineJob",
    "spanner-admin-instance-v1, google.longrunning.Operation"
  })
  void brokenBytesAreTheClientsFaultOrAMessage(String api, String type) throws Exception {
    Fixture fixture = Fixture.of(api, type);
    RandomMessages messages = fixture.messages(3);
    Random random = new Random(3);
    int refused = 0;

    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = broken(messages.of(fixture.type()).toByteArray(), random);
      try {
        assertThat(fixture.grpc().json(type, bytes)).isNotNull();
      } catch (StatusException e) {
        refused++;
        assertThat(e.status().code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(e.status().message()).startsWith("The message cannot be read as a " + type);
      }
    }
    assertThat(refused).isBetween(500, 1_990);
  }

  private static byte[] broken(byte[] bytes, Random random) {
    if (bytes.length == 0 || random.nextInt(20) == 0) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] broken = Arrays.copyOf(bytes, bytes.length);
    for (int i = random.nextInt(4); i >= 0; i--) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(broken, random.nextInt(broken.length + 1))
        : broken;
  }

  private record Fixture(GrpcTranscoder grpc, Descriptor type, Descriptor status) {
    static Fixture of(String api, String type) {
      PublishedModel model = PublishedModel.of(api);
      return new Fixture(
          new GrpcTranscoder(model.pool(), model.model(), ReadingMemory.ofTheJvm()),
          Protobuf.of(model.pool(), type),
          Protobuf.of(model.pool(), "google.rpc.Status"));
    }

    RandomMessages messages(long seed) {
      return new RandomMessages(seed, status);
    }

    JsonObject printed(Message message) throws InvalidProtocolBufferException {
      return Json.parseObject(
          JsonFormat.printer().usingTypeRegistry(registry()).print(message), "$");
    }

    /** The parts too are dynamic then, and can be compared. */
    Message parsed(byte[] bytes) throws InvalidProtocolBufferException {
      return DynamicMessage.parseFrom(type, bytes);
    }

    @Nullable Message theirs(JsonObject json) {
      DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
      try {
        JsonFormat.parser().usingTypeRegistry(registry()).merge(Json.text(json), message);
        return parsed(message.build().toByteArray());
      } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
        return null;
      }
    }

    private TypeRegistry registry() {
      return TypeRegistry.newBuilder().add(status).build();
    }
  }
}
