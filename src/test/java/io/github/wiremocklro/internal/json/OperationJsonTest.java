package io.github.wiremocklro.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.operation.CallCounts;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operations as text, and as Google's own parser reads that text. */
class OperationJsonTest {
  private static final OperationName NAME = OperationName.parse("projects/p/operations/op-1");
  private static final JsonObject MESSAGE =
      JsonObject.of("@type", "type.googleapis.com/google.protobuf.StringValue", "value", "v");

  @Test
  void aRunningOperationSaysThatItIsNotDone() {
    assertThat(text(operation(false, null, null)))
        .isEqualTo("{\"name\":\"projects/p/operations/op-1\",\"done\":false}");
  }

  @Test
  @Tag("google")
  void aCompletedOperationIsReadByGoogle() throws InvalidProtocolBufferException {
    Operation operation = new Operation(NAME, MESSAGE, true, null, MESSAGE);

    assertThat(byGoogle(operation))
        .isEqualTo(
            com.google.longrunning.Operation.newBuilder()
                .setName(NAME.toString())
                .setMetadata(Any.pack(StringValue.of("v")))
                .setDone(true)
                .setResponse(Any.pack(StringValue.of("v")))
                .build());
  }

  @Test
  @Tag("google")
  void aFailedOperationIsReadByGoogle() throws InvalidProtocolBufferException {
    Status error = new Status(Code.ABORTED, "in the way", List.of(MESSAGE));

    assertThat(byGoogle(operation(true, error, null)))
        .isEqualTo(
            com.google.longrunning.Operation.newBuilder()
                .setName(NAME.toString())
                .setDone(true)
                .setError(
                    com.google.rpc.Status.newBuilder()
                        .setCode(com.google.rpc.Code.ABORTED_VALUE)
                        .setMessage("in the way")
                        .addDetails(Any.pack(StringValue.of("v"))))
                .build());
  }

  /** Never 499: the number of google.rpc.Code. */
  @Test
  void aCancelledOperationHasCodeOneAndNoDetails() {
    assertThat(text(operation(true, Status.of(Code.CANCELLED, "stopped"), null)))
        .endsWith("\"done\":true,\"error\":{\"code\":1,\"message\":\"stopped\"}}");
  }

  @Test
  void aRecordTellsScriptStateCallsAndHistory() {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    OperationRecord record =
        new OperationRecord(
            operation(true, Status.of(Code.ABORTED, "m"), null),
            OperationState.FAILED,
            OperationScript.operation().name(NAME.toString()).error(Code.ABORTED, "m"),
            new CallCounts(1_000, 1, 0, 2, Duration.ofMillis(12)),
            List.of(
                Event.of(Event.Type.STARTED, start, Duration.ZERO, null),
                new Event(
                    Event.Type.DONE,
                    start.plusSeconds(60),
                    Duration.ofMillis(20),
                    null,
                    null,
                    null,
                    null,
                    Status.of(Code.ABORTED, "m"),
                    1_001)));

    assertThat(new String(Json.bytes(RecordJson.of(record)), UTF_8))
        .isEqualToIgnoringWhitespace(
            """
            {"operation":{"name":"projects/p/operations/op-1","done":true,
                "error":{"code":10,"message":"m"}},
              "state":"FAILED",
              "script":{"operation":{"name":"projects/p/operations/op-1",
                "error":{"code":10,"message":"m"}}},
              "calls":{"polled":1000,"cancelRequested":1,"deleteRequested":0,
                "polledAfterDone":2,"shortestGap":"0.012s"},
              "history":[
                {"event":"STARTED","time":"2026-01-02T03:04:05Z","elapsed":"0s"},
                {"event":"DONE","time":"2026-01-02T03:05:05Z","elapsed":"0.02s","leftOut":1001,
                  "error":{"code":10,"message":"m"}}]}
            """);
  }

  private static Operation operation(
      boolean done, @Nullable Status error, @Nullable JsonObject response) {
    return new Operation(NAME, null, done, error, response);
  }

  private static String text(Operation operation) {
    return new String(Json.bytes(OperationJson.of(operation)), UTF_8);
  }

  private static com.google.longrunning.Operation byGoogle(Operation operation)
      throws InvalidProtocolBufferException {
    com.google.longrunning.Operation.Builder builder =
        com.google.longrunning.Operation.newBuilder();
    JsonFormat.parser()
        .usingTypeRegistry(TypeRegistry.newBuilder().add(StringValue.getDescriptor()).build())
        .merge(text(operation), builder);
    return builder.build();
  }
}
