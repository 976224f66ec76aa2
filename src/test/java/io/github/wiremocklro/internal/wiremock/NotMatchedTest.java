package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request is told that no stub of the user's serves. */
class NotMatchedTest {
  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().start();

  private final Rest rest = new Rest(fake::baseUrl);

  @Test
  void whatIsAmiss() {
    stub("{\"urlPath\": \"/a\", \"headers\": {\"X-B\": {\"equalTo\": \"c\"}}}");

    Reply reply = rest.send("GET", "/a", BodyPublishers.noBody(), "X-B", "d");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("content-type")).startsWith("text/plain");
    assertThat(reply.body())
        .contains("Request was not matched")
        .containsPattern("X-B: c +\\| X-B: d +<<<<< Header does not match");
  }

  @Test
  void whichStateOfAScenarioIsAmiss() {
    rest.post(
        "/__admin/mappings",
        """
        {"scenarioName": "s", "requiredScenarioState": "later", "request": {"urlPath": "/a"},
         "response": {}}
        """);

    assertThat(rest.get("/a").body())
        .containsPattern(
            "\\[Scenario 's' state: later] +\\| \\[Scenario 's' state: Started] +<<<<< Scenario");
  }

  @Test
  void thatThereAreNoMappings() {
    fake.wireMock().resetMappings();

    assertThat(rest.get("/a").body())
        .isEqualTo("No response could be served: there are no mappings.");
  }

  /** With a stub that looks at the body, WireMock would repeat all of it. */
  @Test
  void noMoreThanTheBeginningOfALongBody() {
    stub("{\"urlPath\": \"/a\", \"bodyPatterns\": [{\"equalTo\": \"b\"}]}");

    Reply reply = rest.post("/a", "x".repeat(1_000_000));

    assertThat(reply.body())
        .contains("x".repeat(50), "<<<<< Body does not match")
        .contains("the first 4096 of 1000000 bytes")
        .hasSizeLessThan(16_500);
  }

  @Test
  void noMoreThanTheBeginningOfWhatALongStubWants() {
    stub(
        "{\"urlPath\": \"/a\", \"bodyPatterns\": [{\"equalTo\": \""
            + "b".repeat(100_000)
            + "\"}]}");

    assertThat(rest.post("/a", "x").body()).contains("bbb").hasSizeLessThan(16_500);
  }

  /** It would be compared with what is left of the body in the text, and seem to differ. */
  @Test
  void nothingOfALongBodyThatMatches() {
    stub(
        """
        {"urlPath": "/a", "headers": {"X-B": {"equalTo": "c"}},
         "bodyPatterns": [{"matches": "x+y"}]}
        """);

    assertThat(rest.post("/a", "x".repeat(100_000) + "y").body())
        .contains("<<<<< Header is not present")
        .doesNotContain("Body does not match");
  }

  @Test
  void noCredentials() {
    stub(
        """
        {"urlPath": "/a",
         "headers": {"Authorization": {"matches": "Bearer .*"}, "Cookie": {"contains": "other"}},
         "queryParameters": {"key": {"equalTo": "other"}}, "cookies": {"e": {"equalTo": "other"}}}
        """);

    Reply reply =
        rest.send(
            "GET",
            "/a?key=s3cr3t",
            BodyPublishers.noBody(),
            "Authorization",
            "Bearer " + "s3cr3t".repeat(30),
            "Cookie",
            "e=s3cr3t");

    assertThat(reply.body())
        .contains("/a?key=[redacted]", "Cookie: [redacted]", "key: [redacted]")
        .doesNotContain("s3cr3t");
  }

  @Test
  void nothingOfACredentialThatMatches() {
    stub(
        """
        {"urlPath": "/a", "basicAuth": {"username": "u", "password": "p"},
         "headers": {"X-B": {"equalTo": "c"}}}
        """);

    Reply reply =
        rest.send("GET", "/a", BodyPublishers.noBody(), "Authorization", "Basic dTpw", "X-B", "d");

    assertThat(reply.body())
        .contains("<<<<< Header does not match")
        .doesNotContain("Authorization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-5", "2000000000", "99999999999", "wide", "200"})
  void inWhateverWidthTheConsoleSaysItHas(String width) {
    Reply reply =
        rest.send("GET", "/a", BodyPublishers.noBody(), "X-WireMock-Console-Width", width);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).contains("Request was not matched").hasSizeLessThan(16_500);
  }

  private void stub(String request) {
    assertThat(
            rest.post("/__admin/mappings", "{\"request\": %s, \"response\": {}}".formatted(request))
                .status())
        .isEqualTo(201);
  }
}
