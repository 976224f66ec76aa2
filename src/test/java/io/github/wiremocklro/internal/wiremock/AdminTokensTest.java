package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens that are declared over the admin API, and how long they last. */
class AdminTokensTest {
  private static final String TOKENS = "/__admin/ext/lro/tokens";

  @AutoClose private final WireMockLroServer fake = new WireMockLroServer().requireAuth().start();

  private final Rest rest = new Rest(fake::baseUrl);

  @Test
  void countEverywhere() {
    Reply declared =
        declare(
            "{'token': 'tok', 'scopes': ['dataplex.read-write'], 'expireTime': '9000-01-01T00:00:00Z'}");

    assertThat(declared.status()).isEqualTo(201);
    assertThat(declared.body()).isEqualTo("{}");
    assertThat(lakes("p", "tok")).isEqualTo(200);
    assertThat(lakes("q", "any")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/p", "projects/p/locations/l"})
  void countInAScope(String scope) {
    declare("{'token': 'tok', 'scope': '%s'}".formatted(scope));

    assertThat(lakes("p", "tok")).isEqualTo(200);
    assertThat(lakes("p", "any")).isEqualTo(401);
    assertThat(lakes("q", "any")).isEqualTo(200);
  }

  @Test
  void takeMemoryUntilTheReset() {
    Limits limits = Limits.DEFAULTS.maxStoredBytes(100_000);
    try (WireMockLroServer small = new WireMockLroServer(limits, options -> {})) {
      Rest toSmall = new Rest(small.requireAuth().start()::baseUrl);
      Reply reply = toSmall.post(TOKENS, "{\"token\": \"t\"}");
      for (int i = 0; reply.status() == 201; i++) {
        reply = toSmall.post(TOKENS, "{\"token\": \"%s%d\"}".formatted("x".repeat(8_000), i));
      }

      assertThat(reply.error()).isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
      assertThat(reply.message()).contains("--max-stored-bytes");
      toSmall.post("/__admin/ext/lro/reset");
      assertThat(toSmall.post(TOKENS, "{\"token\": \"t\"}").status()).isEqualTo(201);
    }
  }

  @Test
  void expireOnTheClockOfTheScopeThatFollowsTheGlobalOne() {
    declare("{'token': 'tok', 'expiresIn': '60s'}");

    fake.in("projects/p").advanceClock(Duration.ofSeconds(60));
    assertThat(lakes("p", "tok")).isEqualTo(401);
    assertThat(lakes("q", "tok")).isEqualTo(200);

    fake.advanceClock(Duration.ofSeconds(60));
    assertThat(lakes("q", "tok")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/ext/lro/reset", "/__admin/reset", "/__admin/mappings/reset"})
  void areForgottenAtAReset(String reset) {
    declare("{'token': 'tok'}");
    declare("{'token': 'tok', 'scope': 'projects/p'}");

    rest.post(reset);

    assertThat(lakes("p", "any")).isEqualTo(200);
    assertThat(rest.get("/v1/projects/p/locations/l/lakes").status()).isEqualTo(401);
  }

  @Test
  void thatJavaDeclaresBeforeTheStartCountToo() {
    try (WireMockLroServer other = new WireMockLroServer().requireAuth()) {
      other.declare(AccessToken.of("tok"));
      other.start();

      assertThat(lakes(new Rest(other::baseUrl), "p", "tok")).isEqualTo(200);
      assertThat(lakes(new Rest(other::baseUrl), "p", "any")).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'tokn': 'SECRET'} | $.tokn: a value that is not shown",
        "{'token': ['SECRET']} | $.token: a value that is not shown",
        "{'token': SECRET} | the request body: a value that is not shown is not JSON",
        "{'token': 'SECRET', 'expiresIn': '1h'} | $.expiresIn: \"1h\" is no proto3 JSON duration",
        "{'token': 'SECRET', 'scope': 'p'} | $.scope: \"p\" is no scope",
      })
  void thatCannotBeAreRefusedAndNotShown(String json, String problem) {
    Reply refused = declare(json);

    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refused.message()).startsWith(problem);
    assertThat(refused.body()).doesNotContain("SECRET");
    assertThat(lakes("p", "any")).as("nothing was declared").isEqualTo(200);
  }

  @Test
  void thatWouldDoNothingAreRefused() {
    try (WireMockLroServer open = new WireMockLroServer().start()) {
      Reply refused = new Rest(open::baseUrl).post(TOKENS, "{\"token\": \"tok\"}");

      assertThat(refused.error()).isEqualTo("400 FAILED_PRECONDITION AUTH_NOT_REQUIRED");
      assertThat(refused.message()).contains("--require-auth", "requireAuth()");
    }
  }

  @Test
  void areDeclaredOnlyByThoseWhoKnowThePasswordOfTheAdminApi() {
    try (WireMockLroServer guarded =
        WireMockLroServer.fromCommandLine(
                "--port", "0", "--require-auth", "--admin-api-basic-auth", "user:pass")
            .start()) {
      Rest client = new Rest(guarded::baseUrl);
      String password = Base64.getEncoder().encodeToString("user:pass".getBytes(UTF_8));

      assertThat(client.post(TOKENS, "{\"token\": \"tok\"}").status()).isEqualTo(401);
      assertThat(lakes(client, "p", "any")).as("nothing was declared").isEqualTo(200);
      assertThat(
              client
                  .send(
                      "POST",
                      TOKENS,
                      BodyPublishers.ofString("{\"token\": \"tok\"}"),
                      "Authorization",
                      "Basic " + password)
                  .status())
          .isEqualTo(201);
      assertThat(lakes(client, "p", "any")).isEqualTo(401);
    }
  }

  private Reply declare(String json) {
    return rest.post(TOKENS, json.replace('\'', '"'));
  }

  private int lakes(String project, String token) {
    return lakes(rest, project, token);
  }

  private static int lakes(Rest client, String project, String token) {
    return client
        .send(
            "GET",
            "/v1/projects/" + project + "/locations/l/lakes",
            BodyPublishers.noBody(),
            "Authorization",
            "Bearer " + token)
        .status();
  }
}
