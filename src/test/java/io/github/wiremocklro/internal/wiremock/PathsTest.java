package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Google's clients write one and the same path, and what comes of paths that nobody serves. */
class PathsTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String operations = "/v1/" + parent + "/operations/";

  @Nested
  class PercentEncoding {
    @ParameterizedTest
    @CsvSource({
      "a b, a%20b",
      "a+b, a+b",
      "a+b, a%2Bb",
      "50%, 50%25",
      "why?, why%3F",
      "a#b, a%23b",
      "é, %C3%A9",
      "é+&=, %C3%A9%2B%26%3D",
      "é+&=, %C3%A9+&=",
      "op-1, %6Fp%2D1",
      "a%2Fb, a%2Fb",
      "a%2Fb, a%252Fb"
    })
    void ofAnIdLeadsToTheOperation(String id, String encoded) {
      FAKE.start(operation().name(parent + "/operations/" + id).doneAfter(never()));

      assertThat(rest.get(operations + encoded).text("/name"))
          .isEqualTo(parent + "/operations/" + id);
      assertThat(rest.post(operations + encoded + ":cancel").body()).isEqualTo("{}");
      assertThat(rest.delete(operations + encoded).body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com:", "example.com%3A"})
    void ofAProjectLeadsToTheOperation(String domain) {
      String project = parent.split("/")[1];
      String name = "projects/example.com:" + project + "/locations/l/operations/op";
      FAKE.start(operation().name(name).doneAfter(never()));

      Reply reply = rest.get("/v1/projects/" + domain + project + "/locations/l/operations/op");

      assertThat(reply.text("/name")).isEqualTo(name);
      assertThat(rest.get("/v1/projects/" + domain + project + "/locations/l/operations").body())
          .contains(name);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"%", "%zz", "%4", "%C3", "%FF%FE", "a%00b", "%2E%2E", "%2e%2e%2f", "a|b", "{a}"})
    void thatIsBrokenIsTheClientsFault(String id) {
      assertThat(rest.rawStatus("GET " + operations + id)).isBetween(400, 404);
      assertThat(rest.rawStatus("POST " + operations + id + ":cancel", "Content-Length: 0"))
          .isBetween(400, 404);
      assertThat(rest.rawStatus("DELETE " + operations + id)).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"|", "{", "}", "^", "\"", "\\", "`", "<", ">", "{{x}}", "[", "]", "%7C", "$alt"})
    void thatIsMissingInAQueryKeepsNothingFromStarting(String raw) {
      String query = "?lakeId=ok&quotaUser=a" + raw + "b&$alt=json;enum-encoding=int";

      assertThat(rest.rawStatus("POST /v1/" + parent + "/lakes" + query, "Content-Length: 0"))
          .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "{", "}", "^", "\"", "`", "<", ">", "[", "]"})
    void thatIsMissingInAPathIsNoFailureOfTheServer(String raw) {
      String path = "/v1/" + parent + "/lakes/a" + raw + "b/zones";

      assertThat(rest.rawStatus("POST " + path + "?zoneId=z", "Content-Length: 0"))
          .isBetween(200, 404);
      assertThat(rest.rawStatus("GET " + path)).isBetween(200, 404);
    }

    @Test
    void isAddedOnlyWhereItIsMissing() {
      String url = "/v1/" + parent + "/a-[|]?$alt=json;enum-encoding=int&a=[|]%7C/?:@'()*,";
      FAKE.wireMock()
          .stubFor(
              get(com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(
                      url.replace("a-[|]?", "a-%5B%7C%5D?").replace("[|]%7C", "[%7C]%7C")))
                  .willReturn(ok()));

      assertThat(rest.rawStatus("GET " + url)).isEqualTo(200);
    }

    @Test
    void ofABlankIdIsRefusedInWordsThatNameThePlace() {
      Reply reply = rest.get(operations + "%20");

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith("name: \"" + parent + "/operations/ \" is no");
    }
  }

  @Nested
  class MethodOverride {
    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "patch"})
    void ofPostIsTheMethodThatItNames(String override) {
      String lakes = "/v1/" + parent + "/lakes";
      rest.post(lakes + "?lakeId=a", "{}");
      FAKE.complete(parent + "/lakes/a");

      Reply reply =
          rest.send(
              "POST",
              lakes + "/a?updateMask=displayName",
              BodyPublishers.ofString("{\"displayName\":\"A\"}"),
              "x-http-method-override",
              override);

      assertThat(reply.text("/metadata/verb")).isEqualTo("update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1beta1/", "/v2/", "/api/v1/"})
    void isUnderstoodBelowAnyVersionAsAreEscapes(String version) {
      String path = version + parent + "/things/a:b";
      FAKE.wireMock().stubFor(patch(path).willReturn(ok("changed")));

      Reply reply =
          rest.send(
              "POST",
              path.replace(":", "%3A"),
              BodyPublishers.ofString("{}"),
              "x-http-method-override",
              "PATCH");

      assertThat(reply.body()).isEqualTo("changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRACE", "no method"})
    void thatIsNoneOfHttpJsonIsIgnored(String override) {
      Reply reply =
          rest.send(
              "POST",
              "/v1/" + parent + "/lakes?lakeId=a",
              BodyPublishers.ofString("{}"),
              "x-http-method-override",
              override);

      assertThat(reply.text("/metadata/verb")).isEqualTo("create");
    }

    @Test
    void ofAnotherMethodIsIgnored() {
      FAKE.start(operation().name(parent + "/operations/op"));

      Reply reply =
          rest.send(
              "GET",
              operations + "op",
              BodyPublishers.noBody(),
              "x-http-method-override",
              "DELETE");

      assertThat(reply.text("/name")).endsWith("/op");
    }
  }

  @Nested
  class UnmatchedRequest {
    @Test
    void belowAVersionIsAnErrorThatNamesTheNearestMappingAndMethod() {
      Reply reply = rest.post("/v1/" + parent + "/lake?lakeId=a", "{}");

      assertThat(reply.error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
      assertThat(reply.text("/error/code")).isEqualTo("404");
      assertThat(reply.header("Content-Type")).startsWith("application/json");
      assertThat(reply.message())
          .contains("POST /v1/" + parent + "/lake?lakeId=a")
          .contains("The nearest is ")
          .contains(
              "The nearest method is google.cloud.dataplex.v1.DataplexService.CreateLake"
                  + " (POST /v1/{parent=projects/*/locations/*}/lakes).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lakes/l/tasks/t", "lakes/l"})
    void isACancelOfWhatHasNone(String resource) {
      Reply reply = rest.post("/v1/" + parent + "/" + resource + ":cancel", "{}");

      assertThat(reply.error()).isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
    }

    @Test
    void isOneWithAVerbThatOperationsDoNotHave() {
      FAKE.start(operation().name(parent + "/operations/op"));

      assertThat(rest.get(operations + "op:getIamPolicy").error())
          .isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
      assertThat(rest.delete(operations + "op%3Aundo").error())
          .isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
      assertThat(rest.post(operations + "op:cancel:cancel", "{}").error())
          .isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
    }

    @Test
    void elsewhereIsAnsweredInWireMocksOwnWords() {
      Reply reply = rest.get("/nothing");

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.header("Content-Type")).startsWith("text/plain");
      assertThat(reply.body()).contains("Request was not matched");
    }

    @Test
    void namesTheNearestMappingByItsIdWhereItHasNoName() {
      StubMapping nameless = FAKE.wireMock().stubFor(get("/v1/nameless").willReturn(ok()));

      assertThat(rest.get("/v1/namelesss").message())
          .contains("The nearest is " + nameless.getId() + ": GET /v1/nameless.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc-web", "Application/gRPC-Web+proto"})
    void ofGrpcWebIsTold(String contentType) {
      Reply reply =
          rest.send(
              "POST",
              "/google.longrunning.Operations/CancelOperation",
              BodyPublishers.noBody(),
              "Content-Type",
              contentType);

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT GRPC_WEB_NOT_SUPPORTED");
      assertThat(reply.message()).contains("REST transport");
    }
  }
}
