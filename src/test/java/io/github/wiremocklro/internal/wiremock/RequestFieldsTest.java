package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.DescriptorTypes;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that the AIPs give to requests: they are acted on where a method has them. */
class RequestFieldsTest {
  private static final DescriptorTypes TYPES = new Catalog().apis().types();

  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer()
          .api(PublishedApis.jar("alloydb-v1"))
          .api(PublishedApis.jar("run-v2"))
          .api(PublishedApis.jar("spanner-admin-instance-v1"))
          .api(PublishedApis.jar("aiplatform-v1"))
          .start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();

  /** AIP-157. */
  @Nested
  class ReadMask {
    private final String instance = parent.replaceFirst("/locations/.*", "/instances/instance-1");

    @BeforeEach
    void give() {
      FAKE.in(parent)
          .given(
              "google.spanner.admin.instance.v1.Instance",
              instance,
              JsonObject.of("displayName", "I", "nodeCount", 1)
                  .with("labels", JsonObject.of("a", "b", "c", "d")));
    }

    @ParameterizedTest
    @CsvSource({
      "'', '{\"name\":\"NAME\",\"displayName\":\"I\",\"nodeCount\":1,\"labels\":{\"a\":\"b\",\"c\":\"d\"}}'",
      "*, '{\"name\":\"NAME\",\"displayName\":\"I\",\"nodeCount\":1,\"labels\":{\"a\":\"b\",\"c\":\"d\"}}'",
      "'display_name,name', '{\"name\":\"NAME\",\"displayName\":\"I\"}'",
      "'nodeCount,labels.a', '{\"nodeCount\":1,\"labels\":{\"a\":\"b\"}}'"
    })
    void leavesOutOfAGetWhatIsNotAskedFor(String mask, String shown) {
      JsonObject got =
          Json.parseObject(rest.get("/v1/" + instance + "?fieldMask=" + mask).body(), "$");

      assertThat(got.without("state").without("createTime").without("updateTime"))
          .isEqualTo(Json.parseObject(shown.replace("NAME", instance), "$"));
    }

    @Test
    void leavesItOutOfEachOfAList() {
      String datasets = "/v1/" + parent + "/datasets";
      for (String id : List.of("a", "b")) {
        FAKE.in(parent)
            .given(
                "google.cloud.aiplatform.v1.Dataset",
                parent + "/datasets/" + id,
                JsonObject.of("displayName", id, "description", "d"));
      }

      assertThat(rest.get(datasets + "?readMask=displayName&pageSize=5").body())
          .isEqualTo("{\"datasets\":[{\"displayName\":\"a\"},{\"displayName\":\"b\"}]}");
      assertThat(rest.get(datasets + "/a?read_mask=display_name").body())
          .isEqualTo("{\"displayName\":\"a\"}");
    }

    @Test
    void ofWhatThereIsNotIsRefused() {
      Reply reply = rest.get("/v1/" + instance + "?fieldMask=name,nope");

      assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(reply.message()).contains("Unknown name \"nope\" at 'field_mask'");
    }
  }

  /** AIP-154. */
  @Nested
  class Etag {
    private final String group = "/v1/" + parent + "/entryGroups/g";

    @Test
    void changesWithTheResource() {
      String first = created();
      assertThat(first).matches("\"[0-9a-f]{8}\"");

      finish(rest.patch(group + "?updateMask=description", "{\"description\":\"d\"}"));

      assertThat(etag()).matches("\"[0-9a-f]{8}\"").isNotEqualTo(first);
      assertThat(rest.get(group).text("/etag")).isEqualTo(etag());
      JsonObject shown = Json.parseObject(rest.get(group).body(), "$");
      assertThat(TYPES.strictly("google.cloud.dataplex.v1.EntryGroup", shown)).isEmpty();
    }

    @Test
    void ofAnUpdateHasToBeThatOfTheResource() {
      String first = created();
      String update = group + "?updateMask=description";
      finish(rest.patch(update, body("one", first)));

      Reply late = rest.patch(update, body("two", first));

      assertThat(late.error()).startsWith("409 ABORTED ETAG_DIFFERS");
      assertThat(late.message()).contains(etag());
      assertThat(rest.get(group).text("/description")).isEqualTo("one");
      finish(rest.patch(update, body("two", etag())));
      assertThat(rest.get(group).text("/description")).isEqualTo("two");
    }

    @Test
    void ofADeleteHasToBeThatOfTheResource() {
      created();

      assertThat(rest.delete(group + "?etag=other").error()).startsWith("409 ABORTED");
      assertThat(rest.get(group).status()).isEqualTo(200);

      finish(rest.delete(group + "?etag=" + etag().replace("\"", "%22")));
      assertThat(rest.get(group).status()).isEqualTo(404);
    }

    @Test
    void thatIsEmptyIsNone() {
      created();

      finish(rest.patch(group + "?updateMask=description", body("one", "")));
      finish(rest.delete(group + "?etag="));

      assertThat(rest.get(group).status()).isEqualTo(404);
    }

    @Test
    void isUnknownWhereTheRequestHasNone() {
      String lake = "/v1/" + parent + "/lakes/l";
      FAKE.given("google.cloud.dataplex.v1.Lake", parent + "/lakes/l", JsonObject.EMPTY);

      assertThat(rest.delete(lake + "?etag=x").error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(rest.patch(lake + "?updateMask=description", body("d", "x")).error())
          .startsWith("400 INVALID_ARGUMENT");
    }

    @Test
    void ofAValidationHasToBeThatOfTheResourceToo() {
      created();

      String update = group + "?updateMask=description&validateOnly=true";
      assertThat(rest.patch(update, body("one", "other")).error()).startsWith("409 ABORTED");
    }

    /** Cloud Run's metadata are the service itself. */
    @Test
    void thatAClientInventsIsNotInTheMetadata() {
      Reply create =
          rest.post(
              "/v2/" + parent + "/services?serviceId=s",
              "{\"etag\":\"mine\",\"template\":{\"containers\":[{\"image\":\"i\"}]}}");

      assertThat(create.text("/metadata/etag")).isNotEqualTo("mine");
    }

    @Test
    void thatAClientInventsIsNotKept() {
      String id = "/v1/" + parent + "/entryGroups?entryGroupId=g";
      finish(rest.post(id, "{\"etag\":\"mine\"}"));

      assertThat(etag()).isNotEqualTo("mine");
    }

    private String created() {
      finish(rest.post("/v1/" + parent + "/entryGroups?entryGroupId=g", "{}"));
      return etag();
    }

    private String etag() {
      return rest.get(group).text("/etag");
    }

    private static String body(String description, String etag) {
      return "{\"description\":\"%s\",\"etag\":\"%s\"}"
          .formatted(description, etag.replace("\"", "\\\""));
    }
  }

  /** AIP-134 and AIP-135. */
  @Nested
  class AllowMissing {
    private final String service = "/v2/" + parent + "/services/s";
    private static final String BODY =
        "{\"description\":\"d\",\"template\":{\"containers\":[{\"image\":\"i\"}]}}";

    @Test
    void letsAnUpdateCreateWhatIsNotThere() {
      assertThat(rest.patch(service, BODY).error()).startsWith("404 NOT_FOUND");

      finish(rest.patch(service + "?allowMissing=true", BODY));

      assertThat(rest.get(service).text("/description")).isEqualTo("d");
      assertThat(rest.get(service).text("/createTime")).isNotEmpty();
    }

    @Test
    void letsAnUpdateChangeWhatIsThere() {
      finish(rest.patch(service + "?allowMissing=true", BODY));
      String created = rest.get(service).text("/createTime");

      finish(
          rest.patch(
              service + "?allowMissing=true&updateMask=description", "{\"description\":\"e\"}"));

      assertThat(rest.get(service).text("/description")).isEqualTo("e");
      assertThat(rest.get(service).text("/createTime")).isEqualTo(created);
    }

    @Test
    void onCancelOfSuchACreateLeavesNothing() {
      Reply update = rest.patch(service + "?allowMissing=true", BODY);
      rest.post("/v2/" + update.text("/name") + ":cancel", "{}");

      assertThat(rest.get(service).status()).isEqualTo(404);
    }

    /** AIP-134: "if any required fields are missing ... an INVALID_ARGUMENT error is returned". */
    @Test
    void letsNoUpdateCreateWhatLacksARequiredField() {
      String backup = "/v1/" + parent + "/backups/b";

      Reply update = rest.patch(backup + "?allowMissing=true", "{\"displayName\":\"d\"}");

      assertThat(update.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(update.message()).contains("Missing required field: backup.cluster_name");
      assertThat(rest.get(backup).status()).isEqualTo(404);
      finish(rest.patch(backup + "?allowMissing=true", "{\"clusterName\":\"c\"}"));
      finish(rest.patch(backup + "?allowMissing=true", "{\"displayName\":\"d\"}"));
      assertThat(rest.get(backup).text("/displayName")).isEqualTo("d");
    }

    @Test
    void letsADeleteOfWhatIsNotThereBeDoneAtOnce() {
      FAKE.in(parent)
          .start(
              operation()
                  .resource(
                      new ResourceChange(
                          ResourceChange.Kind.DELETE,
                          parent + "/things/t",
                          null,
                          JsonObject.EMPTY,
                          null,
                          null,
                          false,
                          null,
                          true)));

      assertThat(FAKE.in(parent).records())
          .singleElement()
          .matches(record -> record.operation().done());
    }
  }

  /** AIP-155. */
  @Nested
  class RequestId {
    private final String clusters = "/v1/" + parent + "/clusters?clusterId=c&requestId=";

    @Test
    void makesTheSameRequestOneOperation() {
      Reply first = rest.post(clusters + "r1", cluster("a"));
      Reply again = rest.post(clusters + "r1", cluster("a"));

      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(again.json()).isEqualTo(first.json());
      assertThat(FAKE.in(parent).records()).hasSize(1);
      finish(first);
      assertThat(rest.post(clusters + "r1", cluster("a")).text("/done")).isEqualTo("true");
    }

    @Test
    void makesItOneAfterTheOperationWasDeletedToo() {
      Reply first = rest.post(clusters + "r1", cluster("a"));
      finish(first);
      assertThat(rest.delete("/v1/" + first.text("/name")).status()).isEqualTo(200);

      Reply again = rest.post(clusters + "r1", cluster("a"));

      assertThat(again.text("/name")).isEqualTo(first.text("/name"));
      assertThat(rest.get("/v1/" + first.text("/name")).status()).isEqualTo(404);
    }

    @Test
    void isFreeAfterAReset() {
      rest.post(clusters + "r1", cluster("a"));

      FAKE.in(parent).reset();

      assertThat(rest.post(clusters + "r1", cluster("b")).text("/done")).isEqualTo("false");
    }

    @Test
    void isOfOneProjectAlone() {
      String other = Rest.newParent();
      rest.post(clusters + "r1", cluster("a"));

      Reply reply = rest.post("/v1/" + other + "/clusters?clusterId=c&requestId=r1", cluster("b"));

      assertThat(reply.text("/name")).startsWith(other);
    }

    /** AIP-155: what is annotated so has to be one; UpgradeClusterRequest's is. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "r1",
          "00000000-0000-0000-0000-000000000000",
          "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
          "3f2504e0-4f89-41d3-9a0c-0305e82c330"
        })
    void hasToBeAUuidWhereTheDescriptorSaysSo(String id) {
      finish(rest.post("/v1/" + parent + "/clusters?clusterId=c", cluster("a")));
      String upgrade = "/v1/" + parent + "/clusters/c:upgrade";
      String body = "{\"version\":\"POSTGRES_16\",\"requestId\":\"%s\"}";

      Reply refused = rest.patch(upgrade, body.formatted(id));

      assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(refused.message())
          .isEqualTo(
              "Invalid value at 'request_id' (TYPE_STRING, a UUID of version 4), \"%s\""
                  .formatted(id));
      String uuid = "3F2504E0-4F89-41D3-9A0C-0305E82C3301";
      Reply first = rest.patch(upgrade, body.formatted(uuid));
      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(rest.patch(upgrade, body.formatted(uuid)).text("/name"))
          .isEqualTo(first.text("/name"));
    }

    @Test
    void letsAClientRepeatAStartWhoseReplyWasLost() {
      String lost =
          "{\"faults\":[{\"on\":\"start\",\"error\":{\"code\":\"UNAVAILABLE\"},\"applied\":true}]}";
      Reply first =
          rest.send(
              "POST", clusters + "r1", BodyPublishers.ofString(cluster("a")), "x-lro-script", lost);
      assertThat(first.status()).isEqualTo(503);

      Reply again = rest.post(clusters + "r1", cluster("a"));

      assertThat(again.status()).as(again.body()).isEqualTo(200);
      assertThat(FAKE.in(parent).records()).hasSize(1);
    }

    @Test
    void ofAnotherRequestIsRefused() {
      rest.post(clusters + "r1", cluster("a"));

      Reply other = rest.post(clusters + "r1", cluster("b"));

      assertThat(other.error()).startsWith("400 INVALID_ARGUMENT REQUEST_ID_TAKEN");
      assertThat(other.message()).contains("r1");
    }

    @Test
    void ofARequestThatFailedIsFree() {
      rest.post(clusters + "r1", cluster("a"));
      assertThat(rest.post(clusters + "r2", cluster("a")).error()).startsWith("409 ALREADY_EXISTS");
      String operation = FAKE.in(parent).records().get(0).operation().name().toString();
      FAKE.in(parent).cancel(operation);

      assertThat(rest.post(clusters + "r2", cluster("a")).status()).isEqualTo(200);
    }

    @Test
    void isOfOneParentAlone() {
      rest.post(clusters + "r1", cluster("a"));
      String elsewhere = parent.replaceAll("locations/.*", "locations/other");

      Reply other =
          rest.post("/v1/" + elsewhere + "/clusters?clusterId=c&requestId=r1", cluster("b"));

      assertThat(other.status()).as(other.body()).isEqualTo(200);
    }

    @Test
    void withoutOneEachRequestIsAnother() {
      rest.post("/v1/" + parent + "/clusters?clusterId=c", cluster("a"));

      assertThat(rest.post("/v1/" + parent + "/clusters?clusterId=c", cluster("a")).error())
          .startsWith("409 ALREADY_EXISTS");
    }

    private static String cluster(String name) {
      return "{\"displayName\":\"%s\",\"networkConfig\":{\"network\":\"n\"}}".formatted(name);
    }
  }

  /** AIP-135: "must fail with a FAILED_PRECONDITION error if the force field is false". */
  @Nested
  class Force {
    @Test
    void isNeededWhereTheMethodHasItAndAnythingIsBelow() {
      String scan = parent + "/dataScans/s";
      FAKE.given("google.cloud.dataplex.v1.DataScan", scan, JsonObject.EMPTY);
      rest.post("/v1/" + scan + ":run", "{}");

      Reply refused = rest.delete("/v1/" + scan);

      assertThat(refused.error()).startsWith("400 FAILED_PRECONDITION");
      finish(rest.delete("/v1/" + scan + "?force=true"));
      assertThat(rest.get("/v1/" + scan + "/jobs").has("/dataScanJobs")).isFalse();
    }

    @Test
    void isNotNeededForAPolicyOfWhatIsNotKept() {
      String scan = parent + "/dataScans/s";
      FAKE.given("google.cloud.dataplex.v1.DataScan", scan, JsonObject.EMPTY);
      Reply set = rest.post("/v1/" + scan + "/things/t:setIamPolicy", "{\"policy\": {}}");
      assertThat(set.status()).isEqualTo(200);

      finish(rest.delete("/v1/" + scan));

      assertThat(rest.get("/v1/" + scan).status()).isEqualTo(404);
    }

    @Test
    void isNotNeededWhereNothingIsBelow() {
      String scan = parent + "/dataScans/s";
      FAKE.given("google.cloud.dataplex.v1.DataScan", scan, JsonObject.EMPTY);

      finish(rest.delete("/v1/" + scan));

      assertThat(rest.get("/v1/" + scan).status()).isEqualTo(404);
    }
  }

  /** AIP-163, of methods that start no operation. */
  @Nested
  class ValidateOnly {
    private final String zone = parent + "/lakes/l/zones/z";
    private static final String ENTITY =
        "{\"id\":\"e\",\"type\":\"TABLE\",\"asset\":\"a\",\"dataPath\":\"gs://b\",\"system\":\"CLOUD_STORAGE\","
            + "\"format\":{\"mimeType\":\"text/csv\"},\"schema\":{\"userManaged\":true}}";

    @Test
    void answersWhatThereWouldBeAndChangesNothing() {
      String entities = "/v1/" + zone + "/entities";

      Reply validated = rest.post(entities + "?validateOnly=true", ENTITY);

      assertThat(validated.status()).as(validated.body()).isEqualTo(200);
      assertThat(validated.text("/name")).isEqualTo(zone + "/entities/e");
      assertThat(rest.get(entities + "/e?view=FULL").status()).isEqualTo(404);
      assertThat(rest.post(entities, ENTITY).status()).isEqualTo(200);
      assertThat(rest.post(entities + "?validateOnly=true", ENTITY).error())
          .startsWith("409 ALREADY_EXISTS");
    }
  }

  private Reply finish(Reply start) {
    assertThat(start.status()).as(start.body()).isEqualTo(200);
    FAKE.in(parent).complete(start.text("/name"));
    return start;
  }
}
