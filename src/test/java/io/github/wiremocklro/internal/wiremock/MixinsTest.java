package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The services that every API has beside its own, over HTTP as service configurations have them.
 */
class MixinsTest {
  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer()
          .api(PublishedApis.jar("run-v2"))
          .api(PublishedApis.jar("spanner-admin-instance-v1"))
          .start();

  private static final String POLICY =
      """
      {"policy": {"bindings": [{"role": "roles/viewer", "members": ["allUsers"]}]}}""";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final FakeOperations fake = FAKE.in(parent);
  private final String lake = "/v1/" + parent + "/lakes/a";

  @ParameterizedTest
  @ValueSource(strings = {":getIamPolicy", "%3AgetIamPolicy"})
  void aPolicyIsReadByGetAndByPost(String verb) {
    createLake();
    rest.post(lake + ":setIamPolicy", POLICY);

    Reply read = rest.post(lake + verb, "{\"options\": {\"requestedPolicyVersion\": 3}}");

    assertThat(read.text("/bindings/0/role")).isEqualTo("roles/viewer");
    assertThat(rest.get(lake + ":getIamPolicy").body()).isEqualTo(read.body());
    assertThat(rest.get(lake + ":getIamPolicy?options.requestedPolicyVersion=1").body())
        .isEqualTo(read.body());
  }

  @Test
  void oneThatNobodySetIsAsIamAnswersIt() {
    createLake();

    assertThat(rest.get(lake + ":getIamPolicy").body())
        .isEqualToIgnoringWhitespace("{\"etag\":\"ACAB\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, :getIamPolicy, ''",
    "POST, :setIamPolicy, '{\"policy\": {}}'",
  })
  void ofAMissingResourceThereIsNone(String verb, String customVerb, String body) {
    Reply reply = rest.send(verb, lake + customVerb, body);

    assertThat(reply.error()).isEqualTo("404 NOT_FOUND ResourceInfo");
    assertThat(reply.message()).isEqualTo("Resource '" + parent + "/lakes/a' was not found");
  }

  @Test
  void aPolicyThatHasChangedIsAConflict() {
    createLake();
    rest.post(lake + ":setIamPolicy", POLICY);

    Reply reply = rest.post(lake + ":setIamPolicy", "{\"policy\": {\"etag\": \"ACAB\"}}");

    assertThat(reply.error()).startsWith("409 ABORTED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ":setIamPolicy|{}|policy",
        ":setIamPolicy|{\"policy\": {\"etag\": \"?\"}}|policy.etag",
        ":setIamPolicy|{\"policy\": {\"role\": \"a\"}}|role",
        ":setIamPolicy|{\"policy\": {}, \"updateMask\": \"name\"}|updateMask",
        ":testIamPermissions|{\"permissions\": [\"*\"]}|permissions",
        ":getIamPolicy|{\"options\": {\"requestedPolicyVersion\": 2}}|requestedPolicyVersion"
      })
  void whatIsWrongIsRefusedWithItsPlace(String verb, String body, String place) {
    createLake();

    Reply reply = rest.post(lake + verb, body);

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message()).contains(place);
  }

  @Test
  void everyVersionThatAnApiHasIsServedAndNoOther() {
    String policy = parent + "/things/a:getIamPolicy";

    assertThat(rest.get("/v2/" + policy).text("/etag")).isEqualTo("ACAB");
    assertThat(rest.get("/v2/" + parent).text("/locationId")).isEqualTo("l");
    assertThat(rest.get("/v9/" + policy).error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/p", "organizations/o", "folders/f"})
  void locationsAreBelowProjectsOrganizationsAndFolders(String above) {
    Reply list = rest.get("/v1/" + above + "/locations?pageSize=1");

    assertThat(list.text("/locations/0/name")).isEqualTo(above + "/locations/asia-east1");
    assertThat(list.has("/nextPageToken")).isTrue();
    assertThat(
            rest.get("/v1/" + above + "/locations/eu").text("/labels/cloud.googleapis.com~1region"))
        .isEqualTo("eu");
  }

  @Test
  void locationsAreFiltered() {
    String scope = fake.parent().substring(0, fake.parent().indexOf("/locations"));

    Reply east = rest.get("/v1/" + scope + "/locations?filter=locationId=%22*-east1%22");
    Reply first = rest.get("/v1/" + scope + "/locations?pageSize=1&filter=location_id=%22us-*%22");
    String next = "&pageToken=" + first.text("/nextPageToken");

    assertThat(east.json().findValuesAsText("locationId"))
        .containsExactly("asia-east1", "us-east1");
    assertThat(first.json().findValuesAsText("locationId")).containsExactly("us-central1");
    assertThat(
            rest.get("/v1/" + scope + "/locations?filter=location_id=%22us-*%22" + next)
                .json()
                .findValuesAsText("locationId"))
        .containsExactly("us-east1", "us-west1");
    assertThat(rest.get("/v1/" + scope + "/locations?pageSize=1" + next).error())
        .startsWith("400 INVALID_ARGUMENT");
  }

  @Test
  void aFilterOfLocationsNamesTheirFields() {
    Reply reply = rest.get("/v1/projects/p/locations?filter=city=a");

    assertThat(reply.error()).startsWith("400 INVALID_ARGUMENT");
    assertThat(reply.message()).contains("city", "is no field of what is listed");
  }

  @Test
  void aMethodOfAnApiWithTheSameRequestsIsServedInTheSameWay() {
    String scope = fake.parent().substring(0, fake.parent().indexOf("/locations"));
    String instance = "/v1/" + scope + "/instances/one";

    assertThat(rest.post(instance + ":setIamPolicy", POLICY).error()).startsWith("404 NOT_FOUND");
    assertThat(
            rest.post(
                    "/google.spanner.admin.instance.v1.InstanceAdmin/TestIamPermissions",
                    "{\"resource\": \"%s\", \"permissions\": [\"a\"]}".formatted(scope))
                .text("/permissions/0"))
        .isEqualTo("a");
  }

  @Test
  void aMappingSaysOtherwiseForOneResource() {
    Reply made =
        rest.post(
            "/__admin/mappings",
            """
            {"request": {"method": "ANY", "customMatcher": {"name": "rpc", "parameters": {
                "kind": "test-permissions", "id": "forbidden"}}},
             "response": {"jsonBody": {}}}""");
    String policy = "{\"permissions\": [\"a\"]}";

    assertThat(made.status()).isEqualTo(201);
    assertThat(rest.post("/v1/projects/forbidden:testIamPermissions", policy).has("/permissions"))
        .isFalse();
    assertThat(rest.post("/v1/projects/p:testIamPermissions", policy).has("/permissions")).isTrue();
  }

  @Test
  void aColonOfTheNameIsNoVerb() {
    assertThat(rest.get(lake + "%3Aother").error()).isEqualTo("404 NOT_FOUND ResourceInfo");
    assertThat(rest.get(lake + ":other").error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
  }

  private void createLake() {
    fake.complete(rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}").text("/name"));
  }
}
