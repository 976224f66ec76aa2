package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Event;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the API, where that is asked (google/api/error_reason.proto, RFC 6750). */
class AuthTest {
  @AutoClose
  private static final WireMockLroServer FAKE = new WireMockLroServer().requireAuth().start();

  private static final String MISSING = "401 UNAUTHENTICATED CREDENTIALS_MISSING";
  private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final FakeOperations fake = FAKE.in(parent);
  private final String name = parent + "/operations/op";
  private final String path = "/v1/" + name;

  @BeforeEach
  void start() {
    fake.start(operation().name(name).doneAfter(never()));
  }

  @Test
  void isAskedOfNobodyByDefault() {
    try (WireMockLroServer open = new WireMockLroServer().start()) {
      Reply reply =
          new Rest(open::baseUrl)
              .send(
                  "GET",
                  "/v1/" + parent + "/lakes",
                  BodyPublishers.noBody(),
                  "Authorization",
                  "Basic x");

      assertThat(reply.status()).isEqualTo(200);
    }
  }

  @Nested
  class WithoutAToken {
    @Test
    void isUnauthenticatedAsGoogleSaysIt() {
      Reply reply = rest.get(path);

      assertThat(reply.error()).isEqualTo(MISSING);
      assertThat(reply.text("/error/code")).isEqualTo("401");
      assertThat(reply.text("/error/details/0/domain")).isEqualTo("googleapis.com");
      assertThat(reply.text("/error/details/0/metadata/service"))
          .isEqualTo("dataplex.googleapis.com");
      assertThat(reply.message())
          .startsWith("Request is missing required authentication credential.");
      assertThat(reply.header("WWW-Authenticate")).isEqualTo(REALM);
      assertThat(reply.header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "tok", "Bearertok", "Bearer a b"})
    void isEverythingThatIsNoBearerToken(String authorization) {
      assertThat(getWith(path, authorization).error()).isEqualTo(MISSING);
    }

    @Test
    void nothingIsDone() {
      rest.get(path);
      rest.post(path + ":cancel", "{}");
      rest.delete(path);
      rest.post("/v1/" + parent + "/lakes?lakeId=a", "{}");

      assertThat(fake.history(name)).extracting(Event::type).containsExactly(Event.Type.STARTED);
      assertThat(fake.records()).hasSize(1);
    }

    /** AIP-211: permission comes before existence and before validation. */
    @ParameterizedTest
    @CsvSource({
      "GET, /v1/projects/p/locations/l/operations/missing",
      "GET, /v1/projects/p/locations/l/operations?pageSize=-1",
      "POST, /v1/projects/p/locations/l/lakes?lakeId=a",
      "GET, /v1/no/such/method",
      "GET, /v2beta1/no/such/method",
      "PATCH, /v1/",
    })
    void isToldBeforeAnythingElseIsLookedAt(String method, String url) {
      assertThat(rest.send(method, url, "no JSON").error()).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "//v1/%s",
          "///v1/%s",
          "/%%761/%s",
          "/v%%31/%s",
          "/v1//%s",
          "/v1/./%s",
          "/v1/%%70rojects/%s",
          "http://localhost/v1/%s",
        })
    void noOtherWayToWriteThePathHelps(String url) {
      assertThat(rest.rawStatus("GET " + url.formatted(name))).isBetween(400, 401);
      assertThat(rest.rawStatus("POST " + url.formatted(name) + ":cancel", "Content-Length: 0"))
          .isBetween(400, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%zz", "%C3", "%FF"})
    void aBrokenPathIsNotAskedForMore(String id) {
      assertThat(rest.rawStatus("GET /v1/" + parent + "/operations/" + id)).isBetween(400, 401);
    }

    @Test
    void theUsersOwnPathsStayOpen() {
      FAKE.wireMock().stubFor(get(urlPathMatching("/oauth2(/v1)?/token")).willReturn(ok()));

      assertThat(rest.get("/oauth2/token").status()).isEqualTo(200);
      assertThat(rest.get("/oauth2/v1/token").status()).isEqualTo(200);
    }

    @Test
    void theAdminApiStaysOpen() {
      assertThat(rest.get("/__admin/ext/lro/clock").status()).isEqualTo(200);
    }
  }

  @Nested
  class WithAToken {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer tok", "bearer tok", "BEARER  tok"})
    void anyWillDoWhileNoneIsDeclared(String authorization) {
      assertThat(getWith(path, authorization).text("/name")).isEqualTo(name);
    }

    @Test
    void onlyADeclaredOneWillDoInTheScopeThatItIsDeclaredFor() {
      fake.declare(AccessToken.of("tok"));

      Reply unknown = getWith(path, "Bearer secret");

      assertThat(getWith(path, "Bearer tok").status()).isEqualTo(200);
      assertThat(unknown.error()).isEqualTo("401 UNAUTHENTICATED ACCESS_TOKEN_TYPE_UNSUPPORTED");
      assertThat(unknown.message()).startsWith("Request had invalid authentication credentials.");
      assertThat(unknown.header("WWW-Authenticate")).isEqualTo(REALM + ", error=\"invalid_token\"");
      assertThat(unknown.body()).doesNotContain("secret");
      assertThat(getWith("/v1/" + Rest.newParent() + "/lakes", "Bearer any").status())
          .isEqualTo(200);
    }

    @Test
    void anotherSpellingOfTheProjectIsTheSameScope() {
      fake.declare(AccessToken.of("tok"));

      String spelled = path.replace("/t-", "/%74%2D");

      assertThat(getWith(spelled, "Bearer tok").text("/name")).isEqualTo(name);
      assertThat(getWith(spelled, "Bearer any").status()).isEqualTo(401);
    }

    @Test
    void itMayExpireBetweenTwoPollsOnTheClockOfItsScope() {
      fake.declare(AccessToken.of("tok").expiresIn(Duration.ofHours(1)));
      fake.freezeClock();
      fake.advanceClock(Duration.ofMinutes(59));
      assertThat(getWith(path, "Bearer tok").text("/done")).isEqualTo("false");

      fake.advanceClock(Duration.ofMinutes(1));
      Reply expired = getWith(path, "Bearer tok");

      assertThat(expired.error()).isEqualTo("401 UNAUTHENTICATED ACCESS_TOKEN_EXPIRED");
      assertThat(expired.header("WWW-Authenticate")).isEqualTo(REALM + ", error=\"invalid_token\"");
    }

    @Test
    void withoutTheRightScopeItIsDenied() {
      fake.declare(AccessToken.of("tok").scopes("dataplex.readonly"));

      Reply denied = getWith(path, "Bearer tok");

      assertThat(denied.error()).isEqualTo("403 PERMISSION_DENIED ACCESS_TOKEN_SCOPE_INSUFFICIENT");
      assertThat(denied.message())
          .isEqualTo(
              "Request had insufficient authentication scopes. The access token needs one of:"
                  + " https://www.googleapis.com/auth/cloud-platform,"
                  + " https://www.googleapis.com/auth/dataplex.read-write.");
      assertThat(denied.header("WWW-Authenticate"))
          .isEqualTo(
              REALM
                  + ", error=\"insufficient_scope\","
                  + " scope=\"https://www.googleapis.com/auth/cloud-platform\"");
      assertThat(getWith(path + "-missing", "Bearer tok").status()).isEqualTo(403);
    }

    @Test
    void theResetOfTheScopeForgetsIt() {
      fake.declare(AccessToken.of("tok"));

      fake.reset();

      assertThat(getWith("/v1/" + parent + "/lakes", "Bearer any").status()).isEqualTo(200);
    }
  }

  private Reply getWith(String url, String authorization) {
    return rest.send("GET", url, BodyPublishers.noBody(), "Authorization", authorization);
  }
}
