package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the journal shows over HTTP: what WireMock does, and no more of a body than is looked at.
 */
class ShownJournalTest {
  private static final int LONG = 1_000_000;
  private static final int SHOWN = 4_096;

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().start();

  private final Rest rest = new Rest(fake::baseUrl);

  @Nested
  class Bodies {
    @Test
    void anOrdinaryOneIsShownWholeAsTextAndInBase64() {
      String body = "{\"displayName\": \"Käse\"}";
      rest.post("/a", body);

      Reply shown = rest.get("/__admin/requests");

      assertThat(shown.text("/requests/0/request/body")).isEqualTo(body);
      assertThat(shown.text("/requests/0/request/bodyAsBase64")).isEqualTo(base64(body));
    }

    @Test
    void onlyTheBeginningOfALongOneIsShownAndOnce() {
      rest.post("/a", "x".repeat(LONG));

      Reply shown = rest.get("/__admin/requests");

      assertThat(shown.text("/requests/0/request/body"))
          .isEqualTo("x".repeat(SHOWN) + "... [shortened: the first 4096 of 1000000 bytes]");
      assertThat(shown.text("/requests/0/request/bodyAsBase64"))
          .isEqualTo(base64("[shortened: the first 4096 of 1000000 bytes]"));
      assertThat(shown.body()).hasSizeLessThan(2 * SHOWN + 5_000);
    }

    @ParameterizedTest
    @CsvSource({"ä, UTF-8", "ä, UTF-16", "𝄞, UTF-8", "ä, ISO-8859-1"})
    void aLongTextIsCutBetweenCharacters(String character, String charset) throws Exception {
      byte[] body = ("-" + character.repeat(LONG / 8)).getBytes(charset);
      rest.send(
          "POST",
          "/a",
          BodyPublishers.ofByteArray(body),
          "Content-Type",
          "text/plain; charset=" + charset);

      String shown = rest.get("/__admin/requests").text("/requests/0/request/body");

      assertThat(shown).matches("-(" + character + ")+\\.\\.\\. \\[shortened: the first 4096 .*");
    }

    @Test
    void whatIsNoTextIsShownInBase64() {
      byte[] body = {(byte) 0xff, (byte) 0xfe, 0, 1};
      rest.send("POST", "/a", BodyPublishers.ofByteArray(body), "Content-Type", "image/png");

      JsonNode shown = rest.get("/__admin/requests").json().at("/requests/0/request");

      assertThat(shown.get("bodyAsBase64").asText())
          .isEqualTo(Base64.getEncoder().encodeToString(body));
      assertThat(shown.has("body")).isFalse();
    }

    @Test
    void ofALongOneThatIsNoTextTheBeginningIsShownInBase64() {
      byte[] body = new byte[LONG];
      Arrays.fill(body, (byte) 0xff);
      rest.send("POST", "/a", BodyPublishers.ofByteArray(body));

      JsonNode shown = rest.get("/__admin/requests").json().at("/requests/0/request");

      assertThat(Base64.getDecoder().decode(shown.get("bodyAsBase64").asText())).hasSize(SHOWN);
      assertThat(shown.get("body").asText())
          .isEqualTo("[shortened: the first 4096 of 1000000 bytes]");
    }

    @Test
    void aReplyIsShownOnceAndShortenedToo() {
      stub("long", "x".repeat(LONG));
      rest.get("/long");

      Reply shown = rest.get("/__admin/requests");

      assertThat(shown.text("/requests/0/response/body"))
          .endsWith("... [shortened: the first 4096 of 1000000 bytes]");
      assertThat(shown.text("/requests/0/stubMapping/response/body"))
          .endsWith("... [shortened: the first 4096 of 1000000 characters]");
      assertThat(shown.has("/requests/0/responseDefinition/body")).isFalse();
      assertThat(shown.body()).hasSizeLessThan(3 * SHOWN + 5_000);
    }

    @Test
    void aFormIsItsBody() {
      String form = "a=" + "x".repeat(LONG);
      rest.send(
          "POST",
          "/a",
          BodyPublishers.ofString(form),
          "Content-Type",
          "application/x-www-form-urlencoded");

      assertThat(rest.get("/__admin/requests").body()).hasSizeLessThan(2 * SHOWN + 5_000);
    }

    /** A client may say what it likes; no reader must suffer for it. */
    @ParameterizedTest
    @CsvSource({"text/plain; charset=nonsense", "text/plain; charset=", "text/plain; charset=%"})
    void anEncodingThatIsNoneHidesNothing(String contentType) {
      rest.send("GET", "/a", BodyPublishers.noBody(), "Content-Type", contentType);

      assertThat(rest.get("/__admin/requests").text("/requests/0/request/url")).isEqualTo("/a");
    }

    @Test
    void whatIsMatchedIsTheWholeBody() {
      rest.post("/a", "x".repeat(LONG) + "y");

      String question =
          postRequestedFor(anyUrl()).withRequestBody(containing("xy")).build().toString();
      assertThat(rest.post("/__admin/requests/count", question).text("/count")).isEqualTo("1");
      assertThat(rest.post("/__admin/requests/find", question).text("/requests/0/url"))
          .isEqualTo("/a");
      fake.wireMock().verify(postRequestedFor(anyUrl()).withRequestBody(containing("xy")));
    }
  }

  @Nested
  class WireMocksJavaClient {
    private final WireMock remote = WireMock.create().host("127.0.0.1").port(fake.port()).build();

    @Test
    void readsOrdinaryBodies() {
      stub("reply", "Grüße");
      rest.post("/reply", "Käse");

      List<LoggedRequest> found = remote.find(postRequestedFor(urlEqualTo("/reply")));
      ServeEvent event = remote.getServeEvents().get(0);

      assertThat(found).extracting(LoggedRequest::getBodyAsString).containsExactly("Käse");
      assertThat(event.getRequest().getBodyAsString()).isEqualTo("Käse");
      assertThat(event.getResponse().getBodyAsString()).isEqualTo("Grüße");
    }

    @Test
    void readsThatABodyIsLong() {
      rest.post("/a", "x".repeat(LONG));

      assertThat(remote.find(postRequestedFor(anyUrl())).get(0).getBodyAsString())
          .isEqualTo("[shortened: the first 4096 of 1000000 bytes]");
    }

    @Test
    void readsNearMissesAndUnmatchedRequests() {
      rest.post("/a", "b");

      assertThat(remote.findAllUnmatchedRequests()).hasSize(1);
      assertThat(remote.findNearMissesForAllUnmatchedRequests()).isNotEmpty();
      assertThat(remote.findAllNearMissesFor(postRequestedFor(urlEqualTo("/b"))))
          .extracting(miss -> miss.getRequest().getUrl())
          .containsExactly("/a");
    }
  }

  @Nested
  class Lists {
    /** But for what would be said twice. */
    @Test
    void tellWhatWireMockTells() throws Exception {
      stub("reply", "b");
      rest.send("POST", "/reply?c=d&c=e", BodyPublishers.ofString("a"), "X-F", "g", "X-F", "h");
      rest.get("/nowhere");

      ObjectNode expected =
          (ObjectNode) new ObjectMapper().readTree(Json.write(fake.wireMock().getServeEvents()));
      for (JsonNode event : expected.get("requests")) {
        ((ObjectNode) event.get("request")).remove("formParams");
        ((ObjectNode) event.get("responseDefinition")).remove("body");
      }

      assertThat(rest.get("/__admin/requests").json()).isEqualTo(expected);
    }

    @Test
    void haveTheNewestFirstUpToALimit() {
      rest.get("/a");
      rest.get("/b");
      rest.get("/c");

      Reply page = rest.get("/__admin/requests?limit=2");

      assertThat(urls(page, "/requests", "/request/url")).containsExactly("/c", "/b");
      assertThat(page.text("/meta/total")).isEqualTo("3");
      assertThat(urls(rest.get("/__admin/requests?limit=0"), "/requests", "/url")).isEmpty();
      assertThat(rest.get("/__admin/requests?since=2999-01-01T00:00:00Z").text("/meta/total"))
          .isEqualTo("3");
    }

    @Test
    void ofWhatMatchesHaveTheOldestFirst() {
      rest.post("/a", "{}");
      rest.get("/b");
      rest.post("/c", "{}");

      String question = postRequestedFor(anyUrl()).build().toString();
      assertThat(urls(rest.post("/__admin/requests/find", question), "/requests", "/url"))
          .containsExactly("/a", "/c");
    }

    @Test
    void areOfOneStubOrOfNone() {
      stub("reply", "b");
      rest.get("/reply");
      rest.get("/nowhere");
      UUID stub = fake.wireMock().getAllServeEvents().get(1).getStubMapping().getId();

      assertThat(
              urls(rest.get("/__admin/requests?matchingStub=" + stub), "/requests", "/request/url"))
          .containsExactly("/reply");
      assertThat(urls(rest.get("/__admin/requests?unmatched=true"), "/requests", "/request/url"))
          .containsExactly("/nowhere");
      assertThat(urls(rest.get("/__admin/requests/unmatched"), "/requests", "/url"))
          .containsExactly("/nowhere");
    }

    @Test
    void tellWhatWasRemoved() {
      rest.post("/a", "{}");
      rest.get("/b");

      Reply removed =
          rest.post("/__admin/requests/remove", postRequestedFor(anyUrl()).build().toString());

      assertThat(urls(removed, "/serveEvents", "/request/url")).containsExactly("/a");
      assertThat(urls(rest.get("/__admin/requests"), "/requests", "/request/url"))
          .containsExactly("/b");
    }

    @Test
    void tellWhatWasRemovedByTheMetadataOfItsStub() {
      rest.post(
          "/__admin/mappings",
          """
          {"request": {"urlPath": "/a"}, "response": {}, "metadata": {"b": "c"}}
          """);
      rest.get("/a");

      Reply removed =
          rest.post(
              "/__admin/requests/remove-by-metadata",
              "{\"matchesJsonPath\": {\"expression\": \"$.b\", \"equalTo\": \"c\"}}");

      assertThat(urls(removed, "/serveEvents", "/request/url")).containsExactly("/a");
    }
  }

  @Nested
  class One {
    @Test
    void isFoundByItsId() {
      rest.get("/a");
      UUID id = fake.wireMock().getAllServeEvents().get(0).getId();

      Reply shown = rest.get("/__admin/requests/" + id);

      assertThat(shown.text("/id")).isEqualTo(id.toString());
      assertThat(shown.text("/request/url")).isEqualTo("/a");
      assertThat(rest.get("/__admin/requests/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void isRemovedByItsId() {
      rest.get("/a");
      UUID id = fake.wireMock().getAllServeEvents().get(0).getId();

      assertThat(rest.delete("/__admin/requests/" + id).status()).isEqualTo(200);
      assertThat(fake.wireMock().getAllServeEvents()).isEmpty();
    }
  }

  @Nested
  class NearMisses {
    @Test
    void ofARequestAreStubsAndItsBodyIsShortened() {
      rest.post("/a", "x".repeat(LONG));

      Reply shown = rest.get("/__admin/requests/unmatched/near-misses");

      assertThat(shown.json().get("nearMisses")).hasSize(3);
      assertThat(shown.text("/nearMisses/0/request/url")).isEqualTo("/a");
      assertThat(shown.text("/nearMisses/0/stubMapping/name")).isNotEmpty();
      assertThat(shown.text("/nearMisses/0/matchResult/distance")).isNotEmpty();
      assertThat(shown.body()).hasSizeLessThan(3 * (2 * SHOWN + 5_000));
    }

    @Test
    void ofARequestThatIsToldAreStubs() {
      String request =
          """
          {"url": "/a", "absoluteUrl": "http://localhost/a", "method": "GET", "headers": {},
           "cookies": {}, "browserProxyRequest": false, "loggedDate": 1}
          """;

      Reply shown = rest.post("/__admin/near-misses/request", request);

      assertThat(shown.text("/nearMisses/0/request/url")).isEqualTo("/a");
    }

    @Test
    void ofAPatternAreRequests() {
      rest.get("/a");

      Reply shown =
          rest.post(
              "/__admin/near-misses/request-pattern",
              postRequestedFor(urlEqualTo("/b")).build().toString());

      assertThat(shown.text("/nearMisses/0/request/url")).isEqualTo("/a");
      assertThat(shown.text("/nearMisses/0/requestPattern/url")).isEqualTo("/b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GET  | /requests?limit=x             |      | limit has to be a whole number",
        "GET  | /requests?limit=-1            |      | limit has to be a whole number",
        "GET  | /requests?since=x             |      | x is not a valid ISO8601 date",
        "GET  | /requests?matchingStub=x      |      | 'x' is not a valid UUID",
        "GET  | /requests/x                   |      | x is not a valid UUID",
        "POST | /requests/find                | null | has to be a JSON object, not null",
        "POST | /requests/find                | [    | Error parsing JSON",
        "POST | /requests/count               | null | has to be a JSON object, not null",
        "POST | /requests/remove              | null | has to be a JSON object, not null",
        "POST | /requests/remove-by-metadata  | null | has to be a JSON object, not null",
        "POST | /near-misses/request          | null | has to be a JSON object, not null",
        "POST | /near-misses/request          | {}   | needs a url and a method",
        "POST | /near-misses/request-pattern  | null | has to be a JSON object, not null",
      })
  void questionsThatCannotBeReadAreTheAskersFault(
      String method, String path, String body, String message) {
    Reply reply =
        rest.send(
            method,
            "/__admin" + path,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));

    assertThat(reply.status()).isBetween(400, 499);
    assertThat(reply.body()).contains(message);
  }

  /** WireMock leaves out the root of its admin API wherever it stands in a path. */
  @Test
  void noOtherWayLeadsToIt() {
    rest.post("/a", "x".repeat(LONG));

    for (String path : List.of("/__admin/__admin/requests", "/__admin/reque/__adminsts")) {
      Reply shown = rest.get(path);
      assertThat(shown.text("/requests/0/request/url")).isEqualTo("/a");
      assertThat(shown.body()).hasSizeLessThan(3 * SHOWN);
    }
  }

  @Test
  void thePasswordOfTheAdminApiIsAskedForFirst() {
    try (WireMockLroServer guarded =
        new WireMockLroServer(options -> options.basicAdminAuthenticator("user", "pass")).start()) {
      Rest outside = new Rest(guarded::baseUrl);
      assertThat(outside.get("/__admin/requests").status()).isEqualTo(401);
      assertThat(outside.post("/__admin/requests/find", "{}").status()).isEqualTo(401);
    }
  }

  @Test
  void aServerWithoutAJournalSaysSo() {
    try (WireMockLroServer forgetful =
        new WireMockLroServer(options -> options.disableRequestJournal()).start()) {
      Rest client = new Rest(forgetful::baseUrl);
      assertThat(client.post("/__admin/requests/find", "{}").text("/requestJournalDisabled"))
          .isEqualTo("true");
    }
  }

  private void stub(String path, String body) {
    rest.post(
        "/__admin/mappings",
        "{\"request\": {\"urlPath\": \"/%s\"}, \"response\": {\"body\": \"%s\"}}"
            .formatted(path, body));
  }

  private static List<String> urls(Reply reply, String list, String pointer) {
    return reply.json().at(list).valueStream().map(item -> item.at(pointer).asText()).toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
