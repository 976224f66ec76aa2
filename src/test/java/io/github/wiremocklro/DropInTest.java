package io.github.wiremocklro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.wiremock.LroExtensionFactory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library on the class path of somebody else's WireMock. */
class DropInTest {
  private final String parent = Rest.newParent();
  private final String start = "/v1/" + parent + "/things";

  @TempDir private Path root;
  private WireMockServer wireMock;
  private Rest rest;

  @BeforeEach
  void startWireMock() {
    wireMock =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .extensionScanningEnabled(true)
                .usingFilesUnderDirectory(root.toString()));
    wireMock.start();
    rest = new Rest(wireMock::baseUrl);
  }

  @AfterEach
  void stopWireMock() {
    wireMock.stop();
  }

  @Test
  void bringsTheTransformersToMappingsOfTheUser() {
    stub();

    Reply started = rest.post(start);
    String operation = "/ops/" + started.text("/name");

    assertThat(started.text("/done")).isEqualTo("false");
    assertThat(started.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(rest.send("GET", operation, "").text("/name")).isEqualTo(started.text("/name"));
  }

  @Test
  void bringsTheAdminApi() {
    stub();
    String name = rest.post(start).text("/name");

    assertThat(rest.get("/__admin/ext/lro/operations?name=" + name).text("/state"))
        .isEqualTo("RUNNING");
  }

  @Test
  void letsMappingsGiveRepliesAnotherForm() {
    wireMock.stubFor(
        post(urlPathEqualTo(start))
            .willReturn(
                aResponse()
                    .withStatus(202)
                    .withHeader("Location", "/{{operation.name}}")
                    .withBody("{\"state\": \"{{operation.state}}\", \"all\": {{operation}} }")
                    .withTransformers("start-operation")
                    .withTransformerParameter("operation", Map.of("parent", parent))));

    Reply started = rest.post(start);

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.text("/state")).isEqualTo("RUNNING");
    assertThat(started.header("Location")).isEqualTo("/" + started.text("/all/name"));
  }

  @Test
  void bringsThePage() {
    assertThat(rest.get("/__admin/lro").header("Content-Type")).startsWith("text/html");
  }

  /** As WireMock does: who reaches the admin API is looked after by our own server alone. */
  @Test
  void letsAnyWebPageReachTheAdminApi() {
    assertThat(
            rest.send("GET", "/__admin/ext/lro/clock", noBody(), "Origin", "http://p.example")
                .status())
        .isEqualTo(200);
  }

  @Test
  void hasTheShippedMappingsWhereTheirPlaceOnTheClassPathIsNamed() {
    WireMockServer other =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .extensionScanningEnabled(true)
                .usingFilesUnderClasspath("wiremock-lro"));
    other.start();
    try {
      Reply lake = new Rest(other::baseUrl).post("/v1/" + parent + "/lakes?lakeId=a", "{}");

      assertThat(lake.text("/metadata/verb")).isEqualTo("create");
    } finally {
      other.stop();
    }
  }

  @Test
  void bringsTheTemplateHelper() {
    stub();
    String name = rest.post(start).text("/name");
    wireMock.stubFor(
        any(urlPathEqualTo("/state"))
            .willReturn(
                aResponse()
                    .withBody("{{operation request.query.name 'state'}}")
                    .withTransformers("response-template")));

    assertThat(rest.get("/state?name=" + name).body()).isEqualTo("RUNNING");
  }

  /** A null is taken for settings, by WireMock as it is. */
  @Test
  void leavesTheAdminApiOfWireMockAlone() {
    assertThat(rest.post("/__admin/settings", "null").status()).isEqualTo(200);
  }

  @Test
  void bringsNoMappings() {
    assertThat(wireMock.getStubMappings()).isEmpty();
    assertThat(rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}").header("Content-Type"))
        .as("WireMock's own words")
        .startsWith("text/plain");
  }

  @Test
  void resetsWithWireMock() {
    stub();
    String name = rest.post(start).text("/name");

    wireMock.resetAll();

    assertThat(rest.get("/__admin/ext/lro/operations?name=" + name).status()).isEqualTo(404);
  }

  @Test
  void isThereOnceWhereItIsBothDeclaredAndFound() {
    WireMockServer both =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .extensionScanningEnabled(true)
                .extensions(new LroExtensionFactory(), new LroExtensionFactory()));

    assertThat(both.getLoadedExtensionNames()).contains("start-operation");
  }

  @Test
  void refusesBrokenScripts() {
    String mapping =
        "{\"response\":{\"transformers\":[\"start-operation\"],"
            + "\"transformerParameters\":{\"onCancel\":\"maybe\"}}}";

    assertThat(rest.post("/__admin/mappings", mapping).status()).isEqualTo(422);
  }

  private void stub() {
    wireMock.stubFor(
        post(urlPathEqualTo(start))
            .willReturn(
                aResponse()
                    .withTransformers("start-operation")
                    .withTransformerParameter("operation", Map.of("parent", parent))));
    wireMock.stubFor(
        any(urlPathTemplate("/ops/" + parent + "/operations/{id}"))
            .willReturn(
                aResponse()
                    .withTransformers("get-operation")
                    .withTransformerParameter("name", parent + "/operations/{{request.path.id}}")));
  }
}
