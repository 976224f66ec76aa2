package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMask;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys of a map in Spanner's {@code field_mask} of a get, as they go over HTTP in their JSON form
 * and over gRPC as they are (field_mask.proto, AIP-161).
 */
@Tag("google")
class ReadMaskKeysTest {
  private static final String API = "spanner-admin-instance-v1";
  private static final String GET = "google.spanner.admin.instance.v1.InstanceAdmin/GetInstance";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer().api(PublishedApis.jar(API)).start();

  private static final PublishedModel MODEL = PublishedModel.of(API);

  @AutoClose
  private static final JsonGrpc GRPC = new JsonGrpc(FAKE.baseUrl(), Protobuf.files(MODEL.pool()));

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String project = Rest.newParent().replaceFirst("/locations/.*", "");
  private final String instance = project + "/instances/instance-1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.a            | {"a": "1"}
          labels.costCenter   | {"cost_center": "2"}
          labels.cost_center  | {"cost_center": "2"}
          labels.teamName     | {"teamName": "4"}
          labels["costCenter"]| {"costCenter": "3"}
          labels.`a.b`        | {"a.b": "5"}
          labels.`a.b`,labels.a | {"a": "1", "a.b": "5"}
          labels.nope         | {}
          """)
  void ofTheJsonFormMayBeInSnakeCase(String mask, String labels) {
    give();

    Reply reply = rest.get("/v1/" + instance + masked(mask));

    assertThat(Json.parseObject(reply.body(), "$"))
        .isEqualTo(JsonObject.of("labels", Json.parseObject(labels, "$")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.a            | {"a": "1"}
          labels.cost_center  | {"cost_center": "2"}
          labels.costCenter   | {"costCenter": "3"}
          labels.team_name    | {}
          labels.`a.b`        | {"a.b": "5"}
          """)
  void overGrpcAreMeantAsTheyAre(String path, String labels) {
    give();
    Descriptor type = Protobuf.of(MODEL.model().method(GET.replace('/', '.')).request());

    Reply reply =
        GRPC.call(
            GET,
            DynamicMessage.newBuilder(type)
                .setField(type.findFieldByName("name"), instance)
                .setField(
                    type.findFieldByName("field_mask"),
                    FieldMask.newBuilder().addPaths(path).build())
                .build());

    JsonObject read = Json.parseObject(reply.body(), "$");
    assertThat(read.get("labels") instanceof JsonObject map ? map : JsonObject.EMPTY)
        .isEqualTo(Json.parseObject(labels, "$"));
    assertThat(read.has("displayName")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"labels.a.b", "labels.*", "labels.", "displayName.x", "createTime.days"})
  void arePartOfPathsThatLeadSomewhere(String mask) {
    give();

    assertThat(rest.get("/v1/" + instance + masked(mask)).message())
        .contains("Unknown name \"" + mask + "\" at 'field_mask'");
  }

  private void give() {
    FAKE.in(project)
        .given(
            "google.spanner.admin.instance.v1.Instance",
            instance,
            JsonObject.of("displayName", "I")
                .with(
                    "labels",
                    JsonObject.of("a", "1", "cost_center", "2")
                        .with("costCenter", "3")
                        .with("teamName", "4")
                        .with("a.b", "5")));
  }

  private static String masked(String mask) {
    return "?fieldMask=" + URLEncoder.encode(mask, StandardCharsets.UTF_8);
  }
}
