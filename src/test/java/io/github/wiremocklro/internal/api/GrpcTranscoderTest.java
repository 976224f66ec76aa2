package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcTranscoderTest {
  private static final String OPERATION = "google.longrunning.Operation";
  private static final String INSTANCE = "google.cloud.redis.v1.Instance";
  private static final String UNKNOWN = "type.googleapis.com/acme.Unknown";

  private final LinkedApis apis =
      LinkedApis.of(
          List.of(
              DescriptorSource.read(PublishedApis.jar("redis-v1")), DescriptorSource.dataplex()),
          false,
          ReadingMemory.ofTheJvm());
  private final GrpcTranscoder grpc = apis.grpc();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"display_name\": \"I\"} | {\"displayName\": \"I\"}",
        "{\"tier\": 1} | {\"tier\": \"BASIC\"}",
        "{\"tier\": 99} | {\"tier\": 99}",
        "{\"memorySizeGb\": \"5\"} | {\"memorySizeGb\": 5}",
        "{\"memorySizeGb\": 5.0} | {\"memorySizeGb\": 5}",
        "{\"memorySizeGb\": 0, \"displayName\": \"\", \"authEnabled\": false} | {}",
        "{\"displayName\": null, \"labels\": null} | {}",
        "{\"labels\": {\"a\": \"\"}} | {\"labels\": {\"a\": \"\"}}",
        "{\"createTime\": \"2026-11-26T20:00:00+01:00\"} | {\"createTime\": \"2026-11-26T19:00:00Z\"}",
        "{\"createTime\": \"2026-11-26T19:00:00.1Z\"} | {\"createTime\": \"2026-11-26T19:00:00.100Z\"}"
      })
  void everyFormOfProto3JsonIsTaken(String json, String normal) {
    byte[] message = grpc.message(INSTANCE, Json.parseObject(json, "$"));

    assertThat(grpc.json(INSTANCE, message)).isEqualTo(Json.parseObject(normal, "$"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nope\": 1} | nope: 1 is in a field that google.cloud.redis.v1.Instance does not have;",
        "{\"tier\": \"NOPE\"} | tier: \"NOPE\" is no google.cloud.redis.v1.Instance.Tier;",
        "{\"nodes\": [{}, {\"id\": 5}]} | nodes[1].id: 5 is no string, as google.cloud.redis.v1.NodeInfo.id is;",
        "{\"labels\": {\"a\": 1}} | labels[a]: 1 is no string, as",
        "{\"labels\": []} | labels: [] is no map;",
        "{\"nodes\": {}} | is no list of google.cloud.redis.v1.NodeInfo;",
        "{\"maintenancePolicy\": 1} | maintenancePolicy: 1 is no google.cloud.redis.v1.MaintenancePolicy;",
        "{\"createTime\": \"2026-02-30T00:00:00Z\"} | createTime: \"2026-02-30T00:00:00Z\" is no google.protobuf.Timestamp;",
        "{\"memorySizeGb\": 2147483648} | memorySizeGb: 2147483648 is no int32, as",
        "{\"displayName\": \"I\", \"display_name\": \"J\"} | display_name: \"J\" is there twice, as displayName too;"
      })
  void whatDoesNotFitTheTypeIsToldWithTypeAndPlace(String json, String error) {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> grpc.message(INSTANCE, Json.parseObject(json, "$")))
        .withMessageContaining(error);
  }

  @Test
  void aMessageHasOneFieldOfAOneof() {
    JsonObject both = JsonObject.of("error", JsonObject.EMPTY, "response", JsonObject.EMPTY);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> grpc.message(OPERATION, both))
        .withMessageContaining("is there beside response, of which a message has one;");
  }

  @Test
  void contentOfATypeThatNoDescriptorHasIsAnErrorThatSaysWhatToGive() {
    JsonObject operation =
        JsonObject.of("name", "o", "response", JsonObject.of("@type", UNKNOWN, "size", 1));

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> grpc.message(OPERATION, operation))
        .withMessage(
            "response.@type: \"type.googleapis.com/acme.Unknown\" is a type that no descriptor here"
                + " has; give the descriptors that have it with --api FILE, in Java api(...)");
  }

  @Test
  void aTypeThatNoDescriptorHasGoesOutWhereItHasNoContent() {
    JsonObject operation = JsonObject.of("name", "o", "response", JsonObject.of("@type", UNKNOWN));

    byte[] message = grpc.message(OPERATION, operation);

    assertThat(grpc.json(OPERATION, message)).isEqualTo(operation);
  }

  @Test
  void anAnyHasTheValueOfATypeWithAFormOfItsOwn() {
    JsonObject any =
        JsonObject.of("@type", "type.googleapis.com/google.protobuf.Duration", "value", "1.500s");

    byte[] message = grpc.message("google.protobuf.Any", any);

    assertThat(grpc.json("google.protobuf.Any", message)).isEqualTo(any);
  }

  @Test
  void aDetailThatCannotBeWrittenIsLeftOutOfAStatusAndTheOthersArrive() {
    JsonObject info =
        JsonObject.of("@type", "type.googleapis.com/google.rpc.ErrorInfo", "reason", "R");
    JsonObject status =
        JsonObject.of("code", 5, "message", "not there")
            .with("details", List.of(JsonObject.of("@type", UNKNOWN, "a", 1), info));

    JsonObject arrived = grpc.json("google.rpc.Status", grpc.status(status));

    assertThat(arrived).isEqualTo(status.with("details", List.of(info)));
  }

  @Test
  void aStatusThatIsNoneArrivesAsUnknown() {
    JsonObject arrived =
        grpc.json("google.rpc.Status", grpc.status(JsonObject.of("code", "x", "message", 1)));

    assertThat(arrived).isEqualTo(JsonObject.of("code", Code.UNKNOWN.number()));
  }

  @Test
  void jsonThatIsTooDeepIsRefused() {
    JsonObject struct = JsonObject.EMPTY;
    for (int i = 0; i < 150; i++) {
      struct = JsonObject.of("a", struct);
    }
    JsonObject deep = struct;

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> grpc.message("google.protobuf.Struct", deep))
        .withMessageContaining("is deeper than 100 levels");
  }

  /** Each begins a message anew, for which a reader of bytes counts from zero. */
  @Test
  void anyInAnyInAnyIsRefusedBeforeTheStackIsFull() {
    byte[] any = any(new byte[0]);
    for (int i = 0; i < 2_000; i++) {
      any = any(any);
    }
    byte[] deep = any;

    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> grpc.json("google.protobuf.Any", deep))
        .withMessageContaining("deeper than 100 levels");
  }

  private static byte[] any(byte[] value) {
    WireOutput out = new WireOutput();
    out.varint(10);
    out.text("type.googleapis.com/google.protobuf.Any");
    out.varint(18);
    out.bytes(value);
    return out.toBytes();
  }

  @Test
  void contentThatAClientSendsOfAnUnknownTypeIsRefused() {
    WireOutput out = new WireOutput();
    out.varint(10);
    out.text(UNKNOWN);
    out.varint(18);
    out.bytes(new byte[] {8, 1});

    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> grpc.json("google.protobuf.Any", out.toBytes()))
        .withMessageContaining(
            "INVALID_ARGUMENT: The message cannot be read as a google.protobuf.Any")
        .withMessageContaining(UNKNOWN)
        .withMessageContaining("--api FILE");
  }

  @Test
  void fieldsThatAClientOfANewerVersionSendsAreLeftOut() {
    WireOutput out = new WireOutput();
    out.varint(10);
    out.text("projects/p/locations/l/instances/i");
    out.varint(4711 << 3);
    out.varint(1);

    assertThat(grpc.json(INSTANCE, out.toBytes()))
        .isEqualTo(JsonObject.of("name", "projects/p/locations/l/instances/i"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Get | {\"name\": \"projects/p/locations/l/operations/o\"} | GET /v1/projects/p/locations/l/operations/o |",
        "Get | {\"name\": \"operations/é:1\"} | GET /v1/operations/%C3%A9%3A1 |",
        "Get | {} | POST /google.longrunning.Operations/GetOperation | {}",
        "Get | {\"name\": \"a//b\"} | POST /google.longrunning.Operations/GetOperation | {\"name\": \"a//b\"}",
        "Delete | {\"name\": \"projects/p/operations/o\"} | DELETE /v1/projects/p/operations/o |",
        "Cancel | {\"name\": \"projects/p/operations/o\"} | POST /v1/projects/p/operations/o:cancel | {}",
        "Wait | {\"name\": \"a/operations/o\", \"timeout\": \"3s\"} | POST /v1/a/operations/o:wait | {\"timeout\": \"3s\"}",
        "Wait | {\"timeout\": \"3s\"} | POST /google.longrunning.Operations/WaitOperation | {\"timeout\": \"3s\"}",
      })
  void theMethodsOfOperationsHaveThePathsOfEachName(
      String method, String json, String request, String body) {
    String simpleName = method + "Operation";

    RestCall call = operations(simpleName, json);

    assertThat(call.httpMethod() + " " + call.pathAndQuery()).isEqualTo(request);
    assertThat(call.body()).isEqualTo(body == null ? null : Json.parseObject(body, "$"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"projects/p/locations/l\", \"pageSize\": 2} | /v1/projects/p/locations/l/operations?pageSize=2",
        "{\"name\": \"projects/p/operations\", \"filter\": \"done=true\"} | /v1/projects/p/operations?filter=done%3Dtrue",
        "{\"name\": \"operations\", \"pageToken\": \"a b\"} | /v1/operations?pageToken=a%20b",
        "{} | /v1/operations"
      })
  void operationsAreListedBelowTheirParent(String json, String path) {
    RestCall call = operations("ListOperations", json);

    assertThat(call)
        .isEqualTo(new RestCall("GET", path, null, "google.longrunning.ListOperationsResponse"));
  }

  private RestCall rest(String path, byte[] message) {
    return grpc.rest(path, grpc.request(path, message));
  }

  private RestCall operations(String method, String json) {
    return rest(
        "google.longrunning.Operations/" + method,
        grpc.message("google.longrunning." + method + "Request", Json.parseObject(json, "$")));
  }

  @Test
  void aMethodOfAnApiGoesByItsRule() {
    byte[] create =
        grpc.message(
            "google.cloud.dataplex.v1.CreateLakeRequest",
            JsonObject.of("parent", "projects/p/locations/l", "lakeId", "a b")
                .with("lake", JsonObject.of("displayName", "A")));

    RestCall call = rest("google.cloud.dataplex.v1.DataplexService/CreateLake", create);

    assertThat(call)
        .isEqualTo(
            new RestCall(
                "POST",
                "/v1/projects/p/locations/l/lakes?lakeId=a%20b",
                JsonObject.of("displayName", "A"),
                OPERATION));
  }

  @Test
  void theNameThatIsInThePathStaysInTheBodyThatIsTheResource() {
    JsonObject lake = JsonObject.of("name", "projects/p/locations/l/lakes/a", "description", "d");
    byte[] update =
        grpc.message(
            "google.cloud.dataplex.v1.UpdateLakeRequest",
            JsonObject.of("lake", lake, "updateMask", "description,displayName"));

    RestCall call = rest("google.cloud.dataplex.v1.DataplexService/UpdateLake", update);

    assertThat(call)
        .isEqualTo(
            new RestCall(
                "PATCH",
                "/v1/projects/p/locations/l/lakes/a?updateMask=description%2CdisplayName",
                lake,
                OPERATION));
  }

  @Test
  void aNameThatFitsNoBindingIsSentWhole() {
    JsonObject request = JsonObject.of("name", "lakes/a");

    RestCall call =
        rest(
            "google.cloud.dataplex.v1.DataplexService/GetLake",
            grpc.message("google.cloud.dataplex.v1.GetLakeRequest", request));

    assertThat(call)
        .isEqualTo(
            new RestCall(
                "POST",
                "/google.cloud.dataplex.v1.DataplexService/GetLake",
                request,
                "google.cloud.dataplex.v1.Lake"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google.cloud.kms.v1.KeyManagementService/ListKeyRings",
        "google.cloud.redis.v1.CloudRedis/Nope",
        "grpc.channelz.v1.Channelz/GetServers",
        "",
        "/"
      })
  void aMethodThatNoDescriptorHasIsUnimplemented(String path) {
    assertThat(grpc.method(path)).isNull();
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> rest(path, new byte[0]))
        .withMessageStartingWith("UNIMPLEMENTED: Method not found: " + path)
        .withMessageContaining("--api FILE");
  }

  @Test
  void bytesThatAreNoMessageAreTheClientsFault() {
    byte[] noise = "GET / HTTP/1.1".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> rest("google.longrunning.Operations/GetOperation", noise))
        .withMessageStartingWith(
            "INVALID_ARGUMENT: The message cannot be read as a google.longrunning.GetOperationRequest: ");
  }

  @Test
  void theMethodsAreKnownByTheirPaths() {
    assertThat(grpc.method("google.cloud.redis.v1.CloudRedis/CreateInstance"))
        .isNotNull()
        .returns(true, ApiMethod::startsOperation);
    assertThat(grpc.method("google.longrunning.Operations/WaitOperation"))
        .isNotNull()
        .returns(OPERATION, ApiMethod::response);
  }
}
