package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the templates in a script are rendered. */
class TemplatesTest {
  @AutoClose
  private static final WireMockLroServer FAKE =
      new WireMockLroServer(options -> options.globalTemplating(true)).start();

  private static final String STRUCT = "type.googleapis.com/google.protobuf.Struct";

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String path = "/v1/" + parent + "/things";

  @Test
  void echoTheBodyOfTheRequest() {
    stubEcho("{{request.body}}");

    Reply reply = rest.post(path, "{\"@type\":\"" + STRUCT + "\",\"a\":[1,{\"b\":\"<&'ä\\\"\"}]}");

    assertThat(reply.text("/metadata/a/1/b")).isEqualTo("<&'ä\"");
    assertThat(reply.text("/metadata/a/0")).isEqualTo("1");
  }

  @Test
  void areNeverLookedForInWhatAClientSent() {
    stubEcho("{{request.body}}");
    String evil = "{{request.method}} {{{jsonPath request.body '$'}}} {{#each x}}";

    Reply reply = rest.post(path, "{\"@type\":\"" + STRUCT + "\",\"a\":\"" + evil + "\"}");

    assertThat(reply.text("/metadata/a")).isEqualTo(evil);
    assertThat(rest.get("/v1/" + reply.text("/name")).text("/metadata/a")).isEqualTo(evil);
    assertThat(rest.get("/v1/" + parent + "/operations").text("/operations/0/metadata/a"))
        .isEqualTo(evil);
    assertThat(FAKE.record(reply.text("/name")).operation().metadata().get("a")).isEqualTo(evil);
  }

  @Test
  void letAClientSayWhatLooksLikeTheErrorOfAHelper() {
    stubEcho("{{request.body}}");

    Reply reply = rest.post(path, "{\"@type\":\"" + STRUCT + "\",\"a\":\"[ERROR: x]\"}");

    assertThat(reply.text("/metadata/a")).isEqualTo("[ERROR: x]");
  }

  @Test
  void letAClientSaySoInItsUrlAndHeadersToo() {
    stub(
        path,
        Map.of(
            "operation",
            Map.of(
                "parent",
                parent,
                "metadata",
                Map.of(
                    "@type", STRUCT,
                    "query", "{{request.query.q}}",
                    "header", "{{request.headers.X-H}}",
                    "helped", "{{trim request.query.q}}"))));

    Reply reply =
        rest.send(
            "POST", path + "?q=%5BERROR:%20x%5D", BodyPublishers.noBody(), "X-H", "[ERROR: y]");

    assertThat(reply.text("/metadata/query")).isEqualTo("[ERROR: x]");
    assertThat(reply.text("/metadata/header")).isEqualTo("[ERROR: y]");
    assertThat(reply.text("/metadata/helped")).isEqualTo("[ERROR: x]");
    assertThat(
            rest.post("/v1/" + parent + "/lakes?lakeId=a", "{\"displayName\": \"[ERROR: x]\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void whoseHelpersFailAreNotHiddenByAClientThatSaysSo() {
    stub(
        path,
        Map.of(
            "operation",
            Map.of(
                "parent",
                parent,
                "metadata",
                Map.of("@type", STRUCT, "a", "{{xPath request.body '/a'}}"))));

    Reply reply = rest.post(path, "[ERROR: x]");

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("metadata.a", "is not valid XML");
  }

  @Test
  void inResourcesOfClientsAreNotEvaluatedEither() {
    rest.post("/v1/" + parent + "/lakes?lakeId=a", "{\"displayName\":\"{{request.method}}\"}");

    assertThat(rest.get("/v1/" + parent + "/lakes/a").text("/displayName"))
        .isEqualTo("{{request.method}}");
  }

  @Test
  void renderDecodedPathVariables() {
    FAKE.wireMock()
        .stubFor(
            post(urlPathTemplate(path + "/{id}:do"))
                .willReturn(
                    aResponse()
                        .withTransformers("start-operation")
                        .withTransformerParameter(
                            "operation",
                            Map.of(
                                "parent",
                                parent,
                                "metadata",
                                Map.of(
                                    "@type", STRUCT,
                                    "id", "{{request.path.id}}",
                                    "request", "{{request.id}}")))));

    assertThat(rest.post(path + "/a%3Ab:do").text("/metadata/id")).isEqualTo("a:b");
    assertThat(rest.post(path + "/a%20b+%C3%A9:do").text("/metadata/id")).isEqualTo("a b+é");
    assertThat(rest.post(path + "/50%25:do").text("/metadata/id")).isEqualTo("50%");
    for (String id : List.of("a", "50%25")) {
      assertThat(rest.post(path + "/" + id + ":do").text("/metadata/request")).matches(UUID);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"metadata\":", "{\"metadata\":7}", "{\"metadata\":{}}"})
  void thatAskForJsonInABodyThatHasNoneAreTheClientsFault(String body) {
    stubEcho("{{jsonPath request.body '$.metadata'}}");

    assertThat(rest.post(path, "{\"metadata\":{\"@type\":\"" + STRUCT + "\"}}").status())
        .isEqualTo(200);
    Reply reply = rest.post(path, body);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("$.response.transformerParameters.operation.metadata");
    assertThat(FAKE.in(parent).records()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{jsonPath request.body '$.x'}}",
        "{{jsonPath request.body '$.['}}",
        "{{xPath request.body '/a'}}",
        "{{base64 request.body decode=true}}",
      })
  void whoseHelpersFailLeaveNoErrorTextInAnOperation(String template) {
    stub(
        path,
        Map.of(
            "operation",
            Map.of("parent", parent, "metadata", Map.of("@type", STRUCT, "a", template))));

    Reply reply = rest.post(path, "{\"no\":");
    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message())
        .startsWith("$.response.transformerParameters.operation.metadata.a: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"@type\":", "[1]", "text", "7"})
  void thatRenderNoObjectWhereOneIsExpectedAreRefusedAtTheCall(String body) {
    stubEcho("{{request.body}}");

    Reply reply = rest.post(path, body);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("transformerParameters.operation.metadata");
  }

  @Test
  void ofNumbersAreReadAsNumbers() {
    stub(
        path,
        Map.of(
            "operation",
            Map.of("parent", parent),
            "doneAfter",
            "{\"polls\": {{request.query.polls}} }"));

    assertThat(rest.post(path + "?polls=0").text("/done")).isEqualTo("true");
    Reply reply = rest.post(path + "?polls=some");
    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains("doneAfter");
  }

  @Test
  void reachIntoLists() {
    stub(
        path,
        Map.ofEntries(
            entry("doneAfter", Map.of("polls", 0)),
            entry(
                "operation",
                Map.of(
                    "parent",
                    parent,
                    "error",
                    Map.of(
                        "code",
                        "{{request.query.code}}",
                        "details",
                        List.of(Map.of("@type", STRUCT, "q", "{{request.query.q}}")))))));

    Reply reply = rest.post(path + "?code=ABORTED&q=x");

    assertThat(reply.text("/error/code")).isEqualTo("10");
    assertThat(reply.text("/error/details/0/q")).isEqualTo("x");
    assertThat(rest.post(path + "?code=10").text("/error/code")).isEqualTo("10");
    assertThat(rest.post(path + "?code=NOPE").message()).contains("error.code").contains("NOPE");
  }

  private void stubEcho(String metadata) {
    stub(path, Map.of("operation", Map.of("parent", parent, "metadata", metadata)));
  }

  private void stub(String urlPath, Map<String, Object> script) {
    ResponseDefinitionBuilder response = aResponse().withTransformers("start-operation");
    script.forEach(response::withTransformerParameter);
    FAKE.wireMock().stubFor(post(urlPathEqualTo(urlPath)).willReturn(response));
  }
}
