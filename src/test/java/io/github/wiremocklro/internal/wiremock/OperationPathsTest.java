package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.operation.OperationState;
import io.github.wiremocklro.operation.RpcRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that operations have in Google's APIs, and the paths that lead to them. */
class OperationPathsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String id = "t" + UUID.randomUUID();

  /** A segment of two dots means the place above: before a verb, escaped, or over gRPC. */
  @Test
  void haveNoDotsForASegment() {
    String parent = "projects/" + id + "/locations/l";
    String refused = "none of them . or ..";

    assertThat(rest.post("/v1/" + parent + "/operations/..:cancel", "{}").message())
        .contains(refused);
    assertThat(rest.post("/v1/" + parent + "/lakes/..:setIamPolicy", "{\"policy\": {}}").message())
        .contains(refused);
    assertThat(rest.get("/v1/projects/../locations/l/lakes").message()).contains(refused);
    assertThat(rest.get("/v1/projects/%2e%2e/locations/l/operations").message()).contains(refused);
    try (Grpc grpc = new Grpc(FAKE.baseUrl())) {
      assertThatThrownBy(() -> grpc.get(parent + "/operations/..")).hasMessageContaining(refused);
    }
  }

  /** What tells of a gRPC call inside is another header like any over HTTP. */
  @Test
  void areThoseOfTheRequestWhateverItSaysOfGrpc() {
    String parent = "projects/" + id + "/locations/l";
    String[] forged = {"x-lro-grpc-method", "google.longrunning.Operations/GetOperation"};

    Rest.Reply created =
        rest.send(
            "POST", "/v1/" + parent + "/lakes?lakeId=a", BodyPublishers.ofString("{}"), forged);

    assertThat(created.status()).isEqualTo(200);
    assertThat(FAKE.record(parent + "/lakes/a").history().get(0).request())
        .isEqualTo(new RpcRequest("CreateLake", "POST /v1/" + parent + "/lakes?lakeId=a {}"));
    assertThat(
            rest.send("GET", "/v1/" + parent + "/ponds", BodyPublishers.noBody(), forged).status())
        .isEqualTo(404);
  }

  /** Dataplex, Redis, Filestore, Resource Manager, Spanner, Dataproc, Speech, Cloud Build. */
  @ParameterizedTest
  @CsvSource({
    "v1, projects/ID/locations/l/operations/x",
    "v1beta1, projects/ID/locations/l/operations/x",
    "v2, organizations/ID/locations/l/operations/x",
    "v3, folders/ID/operations/x",
    "v1, projects/ID/instances/i/databases/d/operations/x",
    "v1, projects/ID/regions/r/operations/x",
    "v1, projects/example.com:ID/operations/x",
    "v1, projects/v2/locations/ID/operations/x",
    "v1p1beta1, operations/ID",
    "v1, operations/build/ID/YWJj"
  })
  void leadToTheOperation(String version, String pattern) {
    String name = pattern.replace("ID", id);
    String path = "/" + version + "/" + name;
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.get(path).text("/name")).isEqualTo(name);
    assertThat(rest.send("HEAD", path, "").status()).isEqualTo(200);
    assertThat(rest.post(path + ":cancel", "{}").body()).isEqualTo("{}");
    assertThat(rest.post(path + "%3Await", "{}").text("/done")).isEqualTo("true");
    String list = path.substring(0, path.indexOf("/operations/")) + "/operations";
    assertThat(rest.get(list).body()).contains("\"" + name + "\"");
    assertThat(rest.delete(path).body()).isEqualTo("{}");
    assertThat(rest.get(path).message()).isEqualTo("Resource '" + name + "' was not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/p/locations/l/operations/x:getIamPolicy",
        "/v1/projects/p/locations/l/operations/x/",
        "/v1/operations/build/p/x:other",
        "/v1/projects/operations/things/x",
        "/v1/projects/p/locations/l/things/operations",
        "/v1/projects/p/locations/l/operations/x/operations",
        "/v1/operations/x/y/operations",
        "/v1/projects/p/locations/l/things/operations/parts/x",
        "/v1/projects/p/locations/l/myoperations/x"
      })
  void areNotThoseOfAnythingElse(String path) {
    assertThat(rest.get(path).status()).isEqualTo(404);
    assertThat(rest.get(path).has("/error/details/0/resourceName")).isFalse();
  }

  @Test
  void ofAnOperationWhoseIdIsOperationsLeadToIt() {
    String name = "projects/" + id + "/operations/operations";
    FAKE.start(operation().name(name).doneAfter(never()));

    assertThat(rest.get("/v1/" + name).text("/name")).isEqualTo(name);
    assertThat(rest.post("/v1/" + name + ":cancel", "{}").body()).isEqualTo("{}");
  }

  @Test
  void areLookedAtInLittleTimeHoweverTheyAreMade() {
    String many = "operations/".repeat(300) + "a/".repeat(1_000) + "x:y";

    assertThat(rest.get("/v1/" + many).status()).isEqualTo(404);
  }

  @Test
  void ofAScriptWithNeitherNameNorParentAreThoseOfTheTopLevel() {
    FAKE.wireMock()
        .stubFor(
            post("/v1/speech:" + id).willReturn(aResponse().withTransformers("start-operation")));
    FAKE.wireMock()
        .stubFor(
            post("/v1/usage:" + id)
                .willReturn(
                    aResponse()
                        .withTransformers("start-operation")
                        .withTransformerParameter("operation", Map.of("parent", ""))));

    String speech = rest.post("/v1/speech:" + id, "{}").text("/name");
    String usage = rest.post("/v1/usage:" + id, "{}").text("/name");

    assertThat(speech).matches("operations/operation-[\\w-]+");
    assertThat(usage).matches("operations/operation-[\\w-]+");
    assertThat(rest.get("/v1/" + speech).text("/name")).isEqualTo(speech);
    assertThat(rest.get("/v1/operations").body()).contains(speech).contains(usage);
    assertThat(FAKE.in("operations").start(operation()).name().text())
        .matches("operations/operation-[\\w-]+");
  }

  /** As Gemini's are called: {@code batches/1}. */
  @Test
  void areAnythingThatMappingsSay() {
    String batches = "b" + id;
    stub(post(urlPathEqualTo("/v1beta/" + batches)), "start-operation", batches + "/1");
    for (String rpc : new String[] {"get", "cancel", "delete"}) {
      String verb = rpc.equals("cancel") ? ":cancel" : "";
      String path = "/v1beta/" + batches + "/[^/:]+" + verb;
      String method = Map.of("get", "GET", "cancel", "POST", "delete", "DELETE").get(rpc);
      FAKE.wireMock()
          .stubFor(
              request(method, urlPathMatching(path))
                  .willReturn(aResponse().withTransformers(rpc + "-operation")));
    }
    FAKE.wireMock()
        .stubFor(
            get(urlPathEqualTo("/v1beta/" + batches))
                .willReturn(aResponse().withTransformers("list-operations")));

    assertThat(rest.post("/v1beta/" + batches, "{}").text("/name")).isEqualTo(batches + "/1");

    assertThat(rest.get("/v1beta/" + batches + "/1").text("/done")).isEqualTo("false");
    assertThat(rest.get("/v1beta/" + batches).text("/operations/0/name")).isEqualTo(batches + "/1");
    assertThat(rest.post("/v1beta/" + batches + "/1:cancel").body()).isEqualTo("{}");
    for (FakeOperations controls : new FakeOperations[] {FAKE, connected()}) {
      assertThat(controls.record(batches + "/1").state()).isEqualTo(OperationState.CANCELLED);
      assertThat(controls.history(batches + "/1")).hasSizeGreaterThan(2);
    }
    assertThat(rest.delete("/v1beta/" + batches + "/1").body()).isEqualTo("{}");
    assertThat(rest.get("/v1beta/" + batches).body()).isEqualTo("{}");
  }

  private static FakeOperations connected() {
    return FakeOperations.connect(FAKE.baseUrl());
  }

  private static void stub(MappingBuilder request, String transformer, String name) {
    FAKE.wireMock()
        .stubFor(
            request.willReturn(
                aResponse()
                    .withTransformers(transformer)
                    .withTransformerParameter("operation", Map.of("name", name))
                    .withTransformerParameter("doneAfter", "never")));
  }
}
