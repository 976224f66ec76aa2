package io.github.wiremocklro.internal.jetty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The headers of replies. Those of Google's front end are as recorded of Dataplex in March 2025
 * (GoogleCloudPlatform/k8s-config-connector, {@code mockdataplex/testdata/zone/crud2/_http.log}):
 * Vary in three lines, for one.
 */
class ReplyHeadersTest {
  private static final String JSON = "application/json; charset=UTF-8";

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   /lakes?lakeId=a,        200
          POST,   /lakes?lakeId=,         400
          GET,    /lakes,                 200
          HEAD,   /lakes,                 200
          GET,    /lakes/none,            404
          GET,    /operations/none,       404
          DELETE, /operations/none,       404
          GET,    /nothing/serves/this,   404
          GET,    /lakes?pageSize=%FF,    400
          GET,    /%00,                   400
          """)
  void everyJsonReplyHasThoseOfGooglesFrontEnd(String method, String path, int status) {
    assertThatItIsOfTheFrontEnd(send(method, "/v1/" + parent + path), status);
  }

  @Test
  void repliesToWhatIsTooLongHaveThemToo() {
    Reply headers =
        rest.send(
            "GET",
            "/v1/" + parent + "/lakes",
            BodyPublishers.noBody(),
            "X-Long",
            "x".repeat(100_000));
    Reply body = rest.post("/v1/" + parent + "/lakes?lakeId=a", "x".repeat(2 << 20));

    assertThatItIsOfTheFrontEnd(headers, 431);
    assertThatItIsOfTheFrontEnd(body, 400);
  }

  @Test
  void repliesOverHttp2HaveThemToo() throws Exception {
    URI uri = URI.create(FAKE.baseUrl() + "/v1/" + parent + "/lakes");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThatItIsOfTheFrontEnd(
        new Reply(response.statusCode(), response.headers(), response.body()), 200);
  }

  @ParameterizedTest
  @CsvSource({"GET, /clock, 200", "GET, /none, 404", "POST, /clock:advance?by=x, 400"})
  void repliesOfTheAdminApiHaveTheSameContentType(String method, String path, int status) {
    Reply reply = send(method, "/__admin/ext/lro" + path);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo(JSON);
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThatItIsDated(reply);
  }

  @Test
  void headersOfAMappingWin() {
    String path = "/mine/" + parent;
    FAKE.wireMock()
        .stubFor(
            post(path)
                .willReturn(
                    starting()
                        .withHeader("content-type", "application/vnd.mine+json")
                        .withHeader("X-Mine", "1", "2")));

    Reply reply = rest.post(path);

    assertThat(reply.text("/done")).isEqualTo("false");
    assertThat(reply.header("Content-Type")).isEqualTo("application/vnd.mine+json");
    assertThat(reply.header("X-Mine")).isEqualTo("1, 2");
  }

  @Test
  void headersOfAMappingWinOneByOne() {
    String path = "/mine/" + parent;
    String date = "Tue, 01 Jan 2030 00:00:00 GMT";
    FAKE.wireMock()
        .stubFor(
            post(path)
                .willReturn(starting().withHeader("Vary", "Accept").withHeader("Date", date)));

    Reply reply = rest.post(path);

    assertThat(reply.header("Content-Type")).isEqualTo(JSON);
    assertThat(reply.header("Vary")).isEqualTo("Accept");
    assertThat(reply.header("Date")).isEqualTo(date);
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void stubsOfUsersAreDatedAndElseLeftAlone() {
    String path = "/stub/" + parent;
    FAKE.wireMock()
        .stubFor(get(path).willReturn(aResponse().withHeader("Content-Type", "application/json")));

    Reply reply = rest.get(path);

    assertThat(reply.headers().map().keySet())
        .containsExactlyInAnyOrder("content-type", "content-length", "date", "matched-stub-id");
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThatItIsDated(reply);
  }

  @Test
  void foreignBodyOfAFaultIsNotOfTheFrontEnd() {
    Reply reply =
        rest.send(
            "POST",
            "/v1/" + parent + "/lakes?lakeId=a",
            BodyPublishers.noBody(),
            "x-lro-script",
            "{\"faults\": [{\"on\": \"start\", \"body\": \"<html>\"}]}");

    assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(reply.header("Vary")).isEmpty();
  }

  private Reply send(String method, String path) {
    return rest.send(method, path, BodyPublishers.noBody());
  }

  private ResponseDefinitionBuilder starting() {
    return aResponse().withTransformer("start-operation", "operation", Map.of("parent", parent));
  }

  private static void assertThatItIsOfTheFrontEnd(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo(JSON);
    assertThat(reply.headers().allValues("Vary"))
        .isEqualTo(List.of("Origin", "X-Origin", "Referer"));
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThatItIsDated(reply);
  }

  private static void assertThatItIsDated(Reply reply) {
    Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(reply.header("Date"), Instant::from);
    assertThat(date).isAfter(Instant.parse("2025-01-01T00:00:00Z"));
  }
}
