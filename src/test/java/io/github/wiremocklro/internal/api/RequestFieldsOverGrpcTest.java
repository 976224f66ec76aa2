package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fields that the AIPs give to requests mean over gRPC what they mean over HTTP. */
@Tag("google")
class RequestFieldsOverGrpcTest {
  private static final String ALLOYDB = "google.cloud.alloydb.v1.AlloyDBAdmin/";
  private static final String UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer().api(PublishedApis.jar("alloydb-v1")).start();

  @AutoClose
  private static final JsonGrpc GRPC =
      new JsonGrpc(FAKE.baseUrl(), Protobuf.files(PublishedModel.of("alloydb-v1").pool()));

  private final String parent = Rest.newParent();
  private final String cluster = parent + "/clusters/c";

  @Test
  void theSameRequestIdIsTheSameOperation() {
    Reply first = create("r1", "a");

    assertThat(create("r1", "a").text("/name")).isEqualTo(first.text("/name"));
    assertThat(create("r1", "b").error()).startsWith("400 INVALID_ARGUMENT REQUEST_ID_TAKEN");
    assertThat(FAKE.in(parent).records()).hasSize(1);
  }

  @Test
  void aRequestIdIsAUuidWhereTheDescriptorSaysSo() {
    FAKE.in(parent).complete(create("r1", "a").text("/name"));

    assertThat(upgrade("r1").error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(upgrade("00000000-0000-0000-0000-000000000000").error()).startsWith("400");
    String operation = upgrade(UUID).text("/name");
    assertThat(upgrade(UUID).text("/name")).startsWith(parent).isEqualTo(operation);
  }

  @Test
  void theEtagHasToBeThatOfTheResource() {
    FAKE.in(parent).complete(create("r1", "a").text("/name"));
    String etag = GRPC.call(ALLOYDB + "GetCluster", named("").formatted(cluster)).text("/etag");

    assertThat(delete("other").error()).startsWith("409 ABORTED");
    assertThat(update("other").error()).startsWith("409 ABORTED");
    FAKE.in(parent).complete(update(etag).text("/name"));
    assertThat(delete(etag).error()).startsWith("409 ABORTED");
    assertThat(delete("").text("/name")).startsWith(parent);
  }

  @Test
  void anUpdateMayCreateWhatIsNotThere() {
    String backup = parent + "/backups/b";
    String message = "{\"backup\":{\"name\":\"%s\",\"clusterName\":\"%s\"},\"allowMissing\":true}";

    assertThat(GRPC.call(ALLOYDB + "UpdateBackup", message.formatted(backup, "")).error())
        .startsWith("400 INVALID_ARGUMENT");
    Reply update = GRPC.call(ALLOYDB + "UpdateBackup", message.formatted(backup, "c"));
    FAKE.in(parent).complete(update.text("/name"));
    assertThat(GRPC.call(ALLOYDB + "GetBackup", named("").formatted(backup)).text("/clusterName"))
        .isEqualTo("c");
  }

  @Test
  void aDeleteTakesWhatIsBelowOnlyByForce() {
    String instance = cluster + "/instances/i";
    FAKE.in(parent).given("google.cloud.alloydb.v1.Cluster", cluster, JsonObject.EMPTY);
    FAKE.in(parent).given("google.cloud.alloydb.v1.Instance", instance, JsonObject.EMPTY);

    assertThat(delete("").error()).startsWith("400 FAILED_PRECONDITION");
    String forced = named(",\"force\":true").formatted(cluster);
    FAKE.in(parent).complete(GRPC.call(ALLOYDB + "DeleteCluster", forced).text("/name"));
    assertThat(GRPC.call(ALLOYDB + "GetInstance", named("").formatted(instance)).status())
        .isEqualTo(404);
  }

  @Test
  void whatIsOnlyValidatedChangesNothing() {
    FAKE.in(parent).complete(create("r1", "a").text("/name"));

    String validated = named(",\"validateOnly\":true").formatted(cluster);
    Reply reply = GRPC.call(ALLOYDB + "DeleteCluster", validated);

    assertThat(reply.text("/done")).isEqualTo("true");
    assertThat(GRPC.call(ALLOYDB + "GetCluster", named("").formatted(cluster)).text("/displayName"))
        .isEqualTo("a");
  }

  private Reply create(String requestId, String displayName) {
    String body =
        "{\"parent\":\"%s\",\"clusterId\":\"c\",\"requestId\":\"%s\",\"cluster\":"
            + "{\"displayName\":\"%s\",\"networkConfig\":{\"network\":\"n\"}}}";
    return GRPC.call(ALLOYDB + "CreateCluster", body.formatted(parent, requestId, displayName));
  }

  private Reply upgrade(String requestId) {
    String more = ",\"version\":\"POSTGRES_16\",\"requestId\":\"" + requestId + "\"";
    return GRPC.call(ALLOYDB + "UpgradeCluster", named(more).formatted(cluster));
  }

  private Reply update(String etag) {
    JsonObject sent = JsonObject.of("name", cluster, "displayName", "d").with("etag", etag);
    JsonObject message = JsonObject.of("cluster", sent, "updateMask", "displayName");
    return GRPC.call(ALLOYDB + "UpdateCluster", Json.text(message));
  }

  private Reply delete(String etag) {
    JsonObject message = JsonObject.of("name", cluster, "etag", etag);
    return GRPC.call(ALLOYDB + "DeleteCluster", Json.text(message));
  }

  private static String named(String more) {
    return "{\"name\":\"%s\"" + more + "}";
  }
}
