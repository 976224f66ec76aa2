package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts in mappings of the user's own. */
class UserMappingsTest {
  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(options -> options.globalTemplating(true)).start();

  private static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String path = "/v1/" + parent + "/things";

  @Nested
  class Mapping {
    @Test
    void postedOverTheAdminApiStartsOperations() {
      Reply posted =
          rest.post(
              "/__admin/mappings",
              """
              {
                "request": {"method": "POST", "urlPath": "%s"},
                "response": {
                  "transformers": ["start-operation"],
                  "transformerParameters": {
                    "operation": {
                      "parent": "%s",
                      "metadata": {"@type": "%s", "note": "{{request.query.note}}"}
                    },
                    "doneAfter": {"polls": "{{request.query.polls}}"},
                    "onCancel": "{{request.query.onCancel}}"
                  }
                }
              }
              """
                  .formatted(path, parent, STRUCT));
      assertThat(posted.status()).isEqualTo(201);

      Reply started = rest.post(path + "?note=n%26m&polls=1&onCancel=refused");

      assertThat(started.status()).isEqualTo(200);
      assertThat(started.text("/metadata/note")).isEqualTo("n&m");
      assertThat(started.text("/done")).isEqualTo("false");
      String operation = "/v1/" + started.text("/name");
      assertThat(rest.post(operation + ":cancel").status()).isEqualTo(400);
      assertThat(rest.get(operation).text("/done")).isEqualTo("true");
    }

    @Test
    void ofTheDefaultPriorityWinsOverAShippedOne() {
      stub(
          "/v1/" + parent + "/lakes",
          Map.of("operation", Map.of("metadata", Map.of("@type", "x/my.Metadata"))));

      assertThat(rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}").text("/metadata/@type"))
          .isEqualTo("x/my.Metadata");
      assertThat(rest.post("/v1/" + parent + "/lakes?lakeId=never-ends-1").text("/metadata/@type"))
          .isEqualTo("x/my.Metadata");
    }

    @Test
    void saysOfAResourceWhatFitsItsType() {
      String lakes = "/v1/" + parent + "/lakes";
      stub(
          lakes,
          Map.of("resource", Map.of("body", Map.of("dispalyName", "{{request.query.lakeId}}"))));
      Reply refused = rest.post(lakes + "?lakeId=a", "{}");
      stub(
          lakes,
          Map.of("resource", Map.of("body", Map.of("display_name", "{{request.query.lakeId}}"))));
      rest.post(lakes + "?lakeId=a", "{}");

      assertThat(refused.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(refused.body())
          .contains("$.response.transformerParameters.resource.body", "dispalyName");
      assertThat(rest.get(lakes + "/a").text("/displayName")).isEqualTo("a");
    }

    /** A template gives a text, whatever the field is. */
    @Test
    void saysByTemplatesWhatIsNoText() {
      String zones = "/v1/" + parent + "/lakes/a/zones";
      Map<String, Object> discovery =
          Map.of(
              "enabled",
              "{{request.query.validateOnly}}",
              "csvOptions",
              Map.of(
                  "headerRows", "{{request.query.none}}", "delimiter", "{{request.query.none}}"));
      stub(zones, Map.of("resource", Map.of("body", Map.of("discoverySpec", discovery))));

      Reply started =
          rest.post(
              zones + "?zoneId=z&validateOnly=false",
              "{\"type\":\"RAW\",\"resourceSpec\":{\"locationType\":\"SINGLE_REGION\"}}");

      assertThat(started.status()).as(started.body()).isEqualTo(200);
      Reply zone = rest.get(zones + "/z");
      assertThat(zone.text("/discoverySpec/enabled")).isEqualTo("false");
      assertThat(zone.json().at("/discoverySpec/csvOptions").toString())
          .isEqualTo("{\"delimiter\":\"\"}");
    }

    @Test
    void mayChangeOfAResourceWhatNoClientMay() {
      String zone = parent + "/lakes/l/zones/z";
      FAKE.in(parent).given("google.cloud.dataplex.v1.Zone", zone, JsonObject.of("type", "RAW"));
      FAKE.wireMock()
          .stubFor(
              patch(urlPathEqualTo("/v1/" + zone))
                  .willReturn(
                      aResponse()
                          .withTransformers("start-operation")
                          .withTransformerParameter(
                              "resource", Map.of("body", Map.of("type", "CURATED")))));

      Reply updated = rest.patch("/v1/" + zone, "{\"type\":\"RAW\",\"description\":\"d\"}");
      FAKE.in(parent).complete(updated.text("/name"));

      assertThat(rest.get("/v1/" + zone).text("/type")).isEqualTo("CURATED");
    }

    @Test
    void keepsItsHeadersItsDelayAndItsFaults() {
      ResponseDefinitionBuilder response =
          aResponse()
              .withHeader("X-Mine", "{{request.method}}")
              .withHeader("Content-Type", "application/json; charset=UTF-8")
              .withFixedDelay(20)
              .withTransformers("start-operation")
              .withTransformerParameter("operation", Map.of("parent", parent));
      FAKE.wireMock().stubFor(post(urlPathEqualTo(path)).willReturn(response));

      Reply reply = rest.post(path);

      assertThat(FAKE.wireMock().getAllServeEvents())
          .filteredOn(event -> event.getRequest().getUrl().equals(path))
          .singleElement()
          .satisfies(event -> assertThat(event.getTiming().getAddedDelay()).isEqualTo(20));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("X-Mine")).isEqualTo("POST");
      assertThat(reply.headers().allValues("Content-Type")).hasSize(1);
    }

    @Test
    void inAFormOfItsOwnIsRenderedOnceForAllThatTemplatingIsGlobal() {
      ResponseDefinitionBuilder response =
          aResponse()
              .withHeader("X-Note", "{{operation.metadata.note}}")
              .withBody("{{operation.metadata.note}}")
              .withTransformers("start-operation")
              .withTransformerParameter(
                  "operation",
                  Map.of(
                      "parent",
                      parent,
                      "metadata",
                      Map.of("@type", STRUCT, "note", "{{request.query.note}}")));
      FAKE.wireMock().stubFor(post(urlPathEqualTo(path)).willReturn(response));

      Reply reply = rest.post(path + "?note=%7B%7BrandomValue%7D%7D");

      assertThat(reply.body()).isEqualTo("{{randomValue}}");
      assertThat(reply.header("X-Note")).isEqualTo("%7B%7BrandomValue}}");
    }

    @Test
    void thatChangesLeavesRunningOperationsAsTheyAre() {
      stub(path, Map.of("operation", Map.of("parent", parent), "onCancel", "refused"));
      String running = "/v1/" + rest.post(path).text("/name");

      stub(path, Map.of("operation", Map.of("parent", parent), "onCancel", "unimplemented"));

      assertThat(rest.post(running + ":cancel").status()).isEqualTo(400);
      assertThat(rest.post("/v1/" + rest.post(path).text("/name") + ":cancel").status())
          .isEqualTo(501);
    }

    @Test
    void mayCallAnOperationByAnotherNameThanThePath() {
      String name = parent + "/operations/op-7";
      FAKE.start(operation().name(name));
      String template = parent + "/operations/{{request.path.id}}";
      ResponseDefinitionBuilder response =
          aResponse().withTransformers("get-operation").withTransformerParameter("name", template);
      FAKE.wireMock()
          .stubFor(get(urlPathTemplate("/jobs/" + parent + "/{id}")).willReturn(response));

      assertThat(rest.get("/jobs/" + parent + "/op-7").text("/name")).isEqualTo(name);
      assertThat(rest.get("/jobs/" + parent + "/op-8").error())
          .isEqualTo("404 NOT_FOUND ResourceInfo");
      assertThat(rest.get("/jobs/" + parent + "/a%20b").message()).contains("/operations/a b'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/operations"})
    void mayListTheOperationsOfAnyParent(String collection) {
      FAKE.start(operation().name(parent + "/operations/op-7"));
      ResponseDefinitionBuilder response =
          aResponse()
              .withTransformers("list-operations")
              .withTransformerParameter("name", parent + collection);
      FAKE.wireMock().stubFor(get(urlPathEqualTo("/jobs/" + parent)).willReturn(response));

      assertThat(rest.get("/jobs/" + parent).text("/operations/0/name")).endsWith("/op-7");
    }

    @Test
    void mayServeAnotherVersionWithAPathBeforeIt() {
      String name = parent + "/operations/op-7";
      FAKE.start(operation().name(name));
      FAKE.wireMock()
          .stubFor(
              get(urlPathTemplate("/api/v2beta1/" + parent + "/operations/{id}"))
                  .willReturn(aResponse().withTransformers("get-operation")));

      assertThat(rest.get("/api/v2beta1/" + name).text("/name")).isEqualTo(name);
    }
  }

  private void stub(String urlPath, Map<String, Object> script) {
    ResponseDefinitionBuilder response = aResponse().withTransformers("start-operation");
    script.forEach(response::withTransformerParameter);
    FAKE.wireMock().stubFor(post(urlPathEqualTo(urlPath)).willReturn(response));
  }
}
