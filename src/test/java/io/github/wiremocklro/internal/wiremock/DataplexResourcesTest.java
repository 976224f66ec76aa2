package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods of DataplexService, as their descriptors tell what they do. */
class DataplexResourcesTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private static final String ZONE =
      "{\"type\":\"RAW\",\"resourceSpec\":{\"locationType\":\"SINGLE_REGION\"}}";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lakes = "/v1/" + parent + "/lakes";
  private final String lake = parent + "/lakes/a";

  /** As recorded of the real service: see recorded-fields.txt. */
  @Test
  void aLakeHasTheFieldsThatTheRealServiceSets() {
    Reply done = finish(rest.post(lakes + "?lakeId=a", "{\"metastore\":{\"service\":\"s\"}}"));
    assertThat(done.has("/response/assetStatus")).isTrue();

    finish(rest.patch("/v1/" + lake + "?updateMask=displayName", "{\"displayName\":\"S\"}"));

    Reply shown = rest.get("/v1/" + lake);
    String project = parent.split("/")[1];
    assertThat(shown.text("/serviceAccount"))
        .isEqualTo("service-" + project + "@gcp-sa-dataplex.iam.gserviceaccount.com");
    assertThat(shown.text("/metastoreStatus/state")).isEqualTo("NONE");
    assertThat(shown.text("/metastoreStatus/updateTime")).isEqualTo(shown.text("/createTime"));
    assertThat(shown.text("/metastore/service")).isEqualTo("s");
    assertThat(new Catalog().apis().types().strictly("google.cloud.dataplex.v1.Lake", json(shown)))
        .isEmpty();
  }

  private static JsonObject json(Reply reply) {
    return Json.parseObject(reply.body(), "$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lakes|lakeId|Lake|",
        "lakes/l/zones|zoneId|Zone|'type':'RAW','resourceSpec':{'locationType':'SINGLE_REGION'},",
        "lakes/l/zones/z/assets|assetId|Asset|'resourceSpec':{'type':'STORAGE_BUCKET'},",
        "lakes/l/tasks|taskId|Task|'triggerSpec':{'type':'ON_DEMAND'},'executionSpec':{'serviceAccount':'a'},"
      },
      quoteCharacter = '"')
  void goesFromCreateToDelete(
      String collection, String idParameter, String type, @Nullable String required) {
    String name = parent + "/" + collection + "/r";
    String path = "/v1/" + name;

    Reply create =
        rest.post(
            "/v1/%s/%s?%s=r&$alt=json;enum-encoding=int".formatted(parent, collection, idParameter),
            "{%s\"displayName\":\"R\",\"labels\":{\"k\":\"v\"},\"state\":1,\"name\":\"mine\"}"
                .formatted(required == null ? "" : required.replace('\'', '"')));

    assertThat(create.status()).isEqualTo(200);
    assertThat(create.text("/name")).matches(parent + "/operations/[A-Za-z0-9._-]+");
    assertThat(create.text("/done")).isEqualTo("false");
    assertThat(create.text("/metadata/@type"))
        .isEqualTo("type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata");
    assertThat(create.text("/metadata/target")).isEqualTo(name);
    assertThat(create.text("/metadata/verb")).isEqualTo("create");
    assertThat(create.text("/metadata/apiVersion")).isEqualTo("v1");
    assertThat(rest.get(path).text("/state")).isEqualTo("CREATING");

    Reply created = finish(create);

    assertThat(created.text("/response/@type"))
        .isEqualTo("type.googleapis.com/google.cloud.dataplex.v1." + type);
    assertThat(created.text("/response/name")).isEqualTo(name);
    Reply resource = rest.get(path);
    assertThat(resource.text("/state")).isEqualTo("ACTIVE");
    assertThat(resource.text("/name")).isEqualTo(name);
    assertThat(resource.text("/displayName")).isEqualTo("R");
    assertThat(resource.text("/uid")).isNotEmpty();
    assertThat(resource.text("/createTime")).isNotEmpty();
    assertThat(resource.has("/@type")).isFalse();

    finish(rest.patch(path + "?updateMask=displayName", "{\"displayName\":\"S\"}"));

    assertThat(rest.get(path).text("/displayName")).isEqualTo("S");
    assertThat(rest.get(path).text("/labels/k")).isEqualTo("v");
    Reply list = rest.get("/v1/" + parent + "/" + collection);
    String field = collection.replaceAll(".*/", "");
    assertThat(list.json().get(field)).hasSize(1);
    assertThat(list.text("/" + field + "/0/name")).isEqualTo(name);
    assertThat(list.has("/nextPageToken")).isFalse();

    Reply delete = rest.delete(path + "?$alt=json;enum-encoding%3Dint");

    assertThat(delete.text("/metadata/verb")).isEqualTo("delete");
    assertThat(rest.get(path).text("/state")).isEqualTo("DELETING");
    assertThat(finish(delete).text("/response/@type"))
        .isEqualTo("type.googleapis.com/google.protobuf.Empty");
    assertThat(rest.get(path).error()).isEqualTo("404 NOT_FOUND ResourceInfo");
  }

  @Nested
  class Create {
    @Test
    void needsAnId() {
      Reply reply = rest.post(lakes, "{}");

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).contains("lake_id");
      assertThat(FAKE.in(parent).records()).isEmpty();
    }

    @Test
    void takesAnEmptyBodyForAnEmptyResource() {
      Reply create = rest.post(lakes + "?lakeId=a");

      assertThat(create.status()).isEqualTo(200);
      assertThat(rest.get("/v1/" + lake).text("/name")).isEqualTo(lake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"lake\"", "7", "{} {}"})
    void refusesABodyThatIsNoObject(String body) {
      Reply reply = rest.post(lakes + "?lakeId=a", body);

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).contains("the request body");
      assertThat(rest.get("/v1/" + lake).status()).isEqualTo(404);
    }

    @Test
    void readsAGzippedBody() {
      rest.send(
          "POST",
          lakes + "?lakeId=a",
          Rest.gzippedChunks("{\"displayName\":\"Ä\"}"),
          "Content-Encoding",
          "gzip",
          "Content-Type",
          "application/json; charset=UTF-8");

      assertThat(rest.get("/v1/" + lake).text("/displayName")).isEqualTo("Ä");
    }

    @Test
    void ofAResourceThatIsThereInWhateverStateAlreadyExists() {
      Reply first = rest.post(lakes + "?lakeId=a", "{}");

      assertThat(rest.post(lakes + "?lakeId=a", "{}").error())
          .isEqualTo("409 ALREADY_EXISTS ResourceInfo");
      finish(first);
      assertThat(rest.post(lakes + "?lakeId=a", "{}").error())
          .isEqualTo("409 ALREADY_EXISTS ResourceInfo");
    }

    @Test
    void thatIsCancelledLeavesNothing() {
      Reply create = rest.post(lakes + "?lakeId=a", "{}");

      rest.post("/v1/" + create.text("/name") + ":cancel");

      assertThat(rest.get("/v1/" + create.text("/name")).text("/error/code")).isEqualTo("1");
      assertThat(rest.get("/v1/" + lake).error()).isEqualTo("404 NOT_FOUND ResourceInfo");
      assertThat(rest.get(lakes).body()).isEqualTo("{}");
      assertThat(rest.post(lakes + "?lakeId=a", "{}").status()).isEqualTo(200);
    }
  }

  @Nested
  class ValidateOnly {
    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void answersWithTheResponseThatThereWouldBeAndKeepsNothing(String value) {
      Reply reply = rest.post(lakes + "?lakeId=a&validateOnly=" + value, "{\"displayName\":\"A\"}");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text("/done")).isEqualTo("true");
      assertThat(reply.text("/response/displayName")).isEqualTo("A");
      assertThat(rest.get("/v1/" + lake).status()).isEqualTo(404);
      assertThat(rest.get("/v1/" + reply.text("/name")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=false", "=False", "=", ""})
    void thatIsNotSetCreates(String value) {
      Reply reply = rest.post(lakes + "?lakeId=a&validateOnly" + value, "{}");

      assertThat(reply.text("/done")).isEqualTo("false");
      assertThat(rest.get("/v1/" + lake).status()).isEqualTo(200);
    }

    @Test
    void thatIsNoTruthValueIsRefused() {
      Reply reply = rest.post(lakes + "?lakeId=a&validateOnly=maybe", "{}");

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).contains("validate_only").contains("maybe");
    }

    @Test
    void checksAllTheSame() {
      rest.post(lakes + "?lakeId=a", "{}");

      assertThat(rest.post(lakes + "?lakeId=a&validateOnly=true", "{}").status()).isEqualTo(409);
      assertThat(rest.patch(lakes + "/b?validateOnly=true", "{}").status()).isEqualTo(404);
    }
  }

  @Nested
  class Update {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "displayName,description",
          "display_name,description",
          "display_name%2Cdescription"
        })
    void setsTheFieldsOfTheMaskInEitherSpellingAndClearsThoseLeftOut(String mask) {
      create("{\"displayName\":\"A\",\"description\":\"d\",\"labels\":{\"k\":\"v\"}}");

      finish(
          rest.patch(
              lakes + "/a?updateMask=" + mask,
              "{\"displayName\":\"B\",\"labels\":{\"k\":\"other\"},\"state\":\"DELETING\"}"));

      Reply updated = rest.get("/v1/" + lake);
      assertThat(updated.text("/displayName")).isEqualTo("B");
      assertThat(updated.has("/description")).isFalse();
      assertThat(updated.text("/labels/k")).isEqualTo("v");
      assertThat(updated.text("/state")).isEqualTo("ACTIVE");
    }

    @Test
    void withoutAMaskSetsTheFieldsOfTheBody() {
      create("{\"displayName\":\"A\",\"description\":\"d\"}");

      finish(rest.patch(lakes + "/a", "{\"displayName\":\"B\"}"));

      assertThat(rest.get("/v1/" + lake).text("/displayName")).isEqualTo("B");
      assertThat(rest.get("/v1/" + lake).text("/description")).isEqualTo("d");
    }

    @Test
    void showsTheOldValuesUntilItIsDoneAndForGoodWhenCancelled() {
      create("{\"displayName\":\"A\"}");

      Reply update = rest.patch(lakes + "/a", "{\"displayName\":\"B\"}");

      assertThat(rest.get("/v1/" + lake).text("/displayName")).isEqualTo("A");
      assertThat(rest.post("/v1/" + update.text("/name") + ":cancel").body()).isEqualTo("{}");
      assertThat(rest.get("/v1/" + lake).text("/displayName")).isEqualTo("A");
    }

    @Test
    void ofWhatIsNotThereIsNotFound() {
      assertThat(rest.patch(lakes + "/a", "{}").error()).isEqualTo("404 NOT_FOUND ResourceInfo");
    }

    @Test
    void besideAPendingOperationIsAborted() {
      create("{}");
      Reply pending = rest.patch(lakes + "/a", "{}");

      Reply update = rest.patch(lakes + "/a", "{}");

      assertThat(update.error()).isEqualTo("409 ABORTED OPERATION_IN_PROGRESS");
      assertThat(update.message()).contains(pending.text("/name"));
      assertThat(rest.delete(lakes + "/a").error()).isEqualTo("409 ABORTED OPERATION_IN_PROGRESS");
    }

    @Test
    void refusesABrokenMask() {
      create("{}");

      assertThat(rest.patch(lakes + "/a?updateMask=a,,b", "{}").error())
          .isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    }
  }

  @Nested
  class Delete {
    @Test
    void thatIsCancelledLeavesTheResourceActive() {
      create("{}");

      Reply delete = rest.delete(lakes + "/a");
      rest.post("/v1/" + delete.text("/name") + ":cancel");

      assertThat(rest.get("/v1/" + lake).text("/state")).isEqualTo("ACTIVE");
    }

    @Test
    void ofWhatIsNotThereIsNotFound() {
      assertThat(rest.delete(lakes + "/a").error()).isEqualTo("404 NOT_FOUND ResourceInfo");
    }
  }

  @Nested
  class ListMethod {
    @Test
    void goesThroughThePagesInTheOrderOfNames() {
      for (String id : new String[] {"c", "a", "b"}) {
        finish(rest.post(lakes + "?lakeId=" + id, "{}"));
      }
      rest.post("/v1/" + parent + "/lakes/a/zones?zoneId=z", ZONE);

      Reply first = rest.get(lakes + "?pageSize=2&orderBy&filter=");
      Reply second = rest.get(lakes + "?pageSize=2&pageToken=" + first.text("/nextPageToken"));

      assertThat(first.json().findValuesAsText("name"))
          .containsExactly(parent + "/lakes/a", parent + "/lakes/b");
      assertThat(second.json().findValuesAsText("name")).containsExactly(parent + "/lakes/c");
      assertThat(second.has("/nextPageToken")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "filter=name%3D%22*b%22",
          "orderBy=name+desc&pageSize=1",
          "order_by=display_name"
        })
    void takesAFilterAndAnOrderInEitherSpelling(String query) {
      finish(rest.post(lakes + "?lakeId=a", "{\"displayName\": \"z\"}"));
      finish(rest.post(lakes + "?lakeId=b", "{\"displayName\": \"y\"}"));

      assertThat(rest.get(lakes + "?" + query).text("/lakes/0/name"))
          .isEqualTo(parent + "/lakes/b");
    }
  }

  private void create(String body) {
    finish(rest.post(lakes + "?lakeId=a", body));
  }

  /** Polls until it is done, as often as the shipped mappings ask for. */
  private Reply finish(Reply started) {
    String path = "/v1/" + started.text("/name");
    assertThat(rest.get(path).text("/done")).isEqualTo("false");
    Reply done = rest.get(path);
    assertThat(done.text("/done")).isEqualTo("true");
    return done;
  }
}
