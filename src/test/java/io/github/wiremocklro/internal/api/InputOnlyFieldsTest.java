package io.github.wiremocklro.internal.api;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.JsonGrpc;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What clients send and never get back (AIP-203), such as the passwords of AlloyDB's users. */
@Tag("google")
class InputOnlyFieldsTest {
  private static final String ALLOYDB = "google.cloud.alloydb.v1.AlloyDBAdmin/";
  private static final String CLUSTER =
      "{\"networkConfig\":{\"network\":\"n\"},\"initialUser\":{\"user\":\"u\",\"password\":\"secret\"}}";

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer()
          .api(PublishedApis.jar("alloydb-v1"))
          .api(PublishedApis.jar("aiplatform-v1"))
          .start();

  @AutoClose
  private static final JsonGrpc GRPC =
      new JsonGrpc(FAKE.baseUrl(), Protobuf.files(PublishedModel.of("alloydb-v1").pool()));

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final FakeOperations fake = FAKE.in(parent);
  private final String cluster = parent + "/clusters/c";
  private final String user = cluster + "/users/u";

  @Test
  void areInNoReplyToACreate() {
    Reply started = rest.post("/v1/" + parent + "/clusters?clusterId=c", CLUSTER);
    fake.complete(started.text("/name"));

    Reply shown = rest.get("/v1/" + cluster);
    assertThat(shown.text("/networkConfig/network")).isEqualTo("n");
    for (Reply reply :
        List.of(
            started,
            rest.get("/v1/" + started.text("/name")),
            shown,
            rest.get("/v1/" + parent + "/clusters"),
            GRPC.call(ALLOYDB + "GetCluster", "{\"name\":\"%s\"}".formatted(cluster)))) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).doesNotContain("initialUser", "secret");
    }
    assertThat(fake.record(started.text("/name")).operation().response().has("initialUser"))
        .isFalse();
  }

  @Test
  void areInNoReplyOfAMethodThatAnswersAtOnce() {
    fake.given("google.cloud.alloydb.v1.Cluster", cluster, JsonObject.EMPTY);
    JsonObject sent = JsonObject.of("password", "hunter2", "userType", "ALLOYDB_BUILT_IN");

    Reply created = rest.post("/v1/" + cluster + "/users?userId=u", Json.text(sent));
    Reply updated = rest.patch("/v1/" + user + "?updateMask=password,userType", Json.text(sent));
    Reply overGrpc =
        GRPC.call(
            ALLOYDB + "UpdateUser",
            Json.text(JsonObject.of("user", sent.with("name", user), "updateMask", "password")));

    for (Reply reply : List.of(created, updated, overGrpc, rest.get("/v1/" + user))) {
      assertThat(reply.text("/userType")).isEqualTo("ALLOYDB_BUILT_IN");
      assertThat(reply.body()).doesNotContain("password", "hunter2");
    }
  }

  @Test
  void areTakenFromATestAndNotShownEither() {
    JsonObject sent = JsonObject.of("password", "hunter2", "userType", "ALLOYDB_BUILT_IN");

    fake.given("google.cloud.alloydb.v1.User", user, sent);

    assertThat(rest.get("/v1/" + user).text("/userType")).isEqualTo("ALLOYDB_BUILT_IN");
    assertThat(rest.get("/v1/" + user).has("/password")).isFalse();
  }

  @Test
  void areInNoResponseThatAScriptGivesForTheResource() {
    fake.given("google.cloud.alloydb.v1.Cluster", cluster, JsonObject.EMPTY);
    JsonObject response =
        JsonObject.of(
                "@type", "type.googleapis.com/google.cloud.alloydb.v1.Cluster", "name", cluster)
            .with("displayName", "d")
            .with("initialUser", JsonObject.of("password", "hunter2"));
    fake.next(update(cluster), operation().response(response));

    Reply started = rest.patch("/v1/" + cluster + "?updateMask=displayName", "{}");
    fake.complete(started.text("/name"));

    Reply done = rest.get("/v1/" + started.text("/name"));
    assertThat(done.text("/response/displayName")).isEqualTo("d");
    assertThat(done.body()).doesNotContain("initialUser", "hunter2");
  }

  /** ReasoningEngineSpec.SourceCodeSpec.InlineSource.source_archive is REQUIRED and INPUT_ONLY. */
  @Test
  void areInNoReplyThatHasTheirMessage() {
    String engines = "/v1/" + parent + "/reasoningEngines";
    String engine =
        "{\"displayName\":\"d\",\"spec\":{\"sourceCodeSpec\":{\"inlineSource\":{\"sourceArchive\":\"YWJj\"}}}}";

    Reply started = rest.post(engines, engine);

    assertThat(started.status()).as(started.body()).isEqualTo(200);
    fake.complete(started.text("/name"));
    Reply done = rest.get("/v1/" + started.text("/name"));
    assertThat(done.has("/response/spec/sourceCodeSpec/inlineSource")).isTrue();
    assertThat(done.body()).doesNotContain("sourceArchive", "YWJj");
  }
}
