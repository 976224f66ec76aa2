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
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Event;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

  @AutoClose
  private static final WireMockLroServer WITH_REDIS =
      new WireMockLroServer().requireAuth().api(PublishedApis.jar("redis-v1")).start();

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
      assertThat(reply.text("/error/details/0/metadata/method"))
          .isEqualTo("google.longrunning.Operations.GetOperation");
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

    @ParameterizedTest
    @CsvSource({
      "GET, /v1/%s/lakes/a, google.cloud.dataplex.v1.DataplexService.GetLake",
      "HEAD, /v1/%s/lakes/a, ",
      "POST, /v1/%s/lakes, google.cloud.dataplex.v1.DataplexService.CreateLake",
      "PATCH, /v1/%s/lakes/a, google.cloud.dataplex.v1.DataplexService.UpdateLake",
      "GET, /v1/%s/lakes/%%61, google.cloud.dataplex.v1.DataplexService.GetLake",
      "GET, /v1/%s/operations/x, google.longrunning.Operations.GetOperation",
      "GET, /v2beta1/folders/f/operations/x, google.longrunning.Operations.GetOperation",
      "GET, /v1/%s/operations, google.longrunning.Operations.ListOperations",
      "POST, /v1/%s/operations/x:cancel, google.longrunning.Operations.CancelOperation",
      "POST, /v1/%s/operations/x%%3Acancel, google.longrunning.Operations.CancelOperation",
      "POST, /v1/%s/operations/x:wait, google.longrunning.Operations.WaitOperation",
      "DELETE, /v1/%s/operations/x, google.longrunning.Operations.DeleteOperation",
      "GET, /v1/%s, google.cloud.location.Locations.GetLocation",
      "GET, /v1/%s/lakes/a:getIamPolicy, google.iam.v1.IAMPolicy.GetIamPolicy",
      "POST, /v1/%s/lakes/a:setIamPolicy, google.iam.v1.IAMPolicy.SetIamPolicy",
      "POST, /v1/%s/lakes/a%%3AtestIamPermissions, google.iam.v1.IAMPolicy.TestIamPermissions",
      "GET, /v1/%s/nothing/a, ",
      "PUT, /v1/%s/operations/x, "
    })
    void theMethodThatWasCalledIsNamed(String verb, String url, @Nullable String method) {
      Reply reply = rest.send(verb, url.formatted(parent), "");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(
              !reply.body().isEmpty() && reply.has("/error/details/0/metadata/method")
                  ? reply.text("/error/details/0/metadata/method")
                  : null)
          .isEqualTo(method);
    }

    @Test
    void aPatchThatIsSentAsAPostIsNamedForWhatItIs() {
      Reply reply =
          rest.send(
              "POST",
              "/v1/" + parent + "/lakes/a",
              BodyPublishers.noBody(),
              "X-HTTP-Method-Override",
              "PATCH");

      assertThat(reply.text("/error/details/0/metadata/method"))
          .isEqualTo("google.cloud.dataplex.v1.DataplexService.UpdateLake");
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
      assertThat(unknown.error()).isEqualTo(MISSING);
      assertThat(unknown.message()).startsWith("Request had invalid authentication credentials.");
      assertThat(unknown.header("WWW-Authenticate")).isEqualTo(REALM + ", error=\"invalid_token\"");
      assertThat(unknown.body()).doesNotContain("secret");
      assertThat(getWith("/v1/" + Rest.newParent() + "/lakes", "Bearer any").status())
          .isEqualTo(200);
    }

    /** Recorded of Eventarc. */
    @ParameterizedTest
    @CsvSource({
      "secret, CREDENTIALS_MISSING",
      "ya29.secret, ACCESS_TOKEN_TYPE_UNSUPPORTED",
      "e30.a.b, CREDENTIALS_MISSING"
    })
    void theReasonGoesByTheFormOfTheTokenAndIsNobodys(String token, String reason) {
      fake.declare(AccessToken.of("tok"));

      Reply unknown = getWith(path, "Bearer " + token);

      assertThat(unknown.error()).isEqualTo("401 UNAUTHENTICATED " + reason);
      assertThat(unknown.has("/error/details/0/domain")).isFalse();
      assertThat(unknown.text("/error/details/0/metadata/service"))
          .isEqualTo("dataplex.googleapis.com");
    }

    @Test
    void ofAJwtNoReasonIsTold() {
      fake.declare(AccessToken.of("tok"));

      Reply unknown = getWith(path, "Bearer eyJhbGciOiJub25lIn0.e30.secret");

      assertThat(unknown.status()).isEqualTo(401);
      assertThat(unknown.message()).startsWith("Request had invalid authentication credentials.");
      assertThat(unknown.text("/error/details/0/@type")).endsWith("google.rpc.DebugInfo");
      assertThat(unknown.has("/error/details/1")).isFalse();
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
                  + " scope=\"https://www.googleapis.com/auth/cloud-platform"
                  + " https://www.googleapis.com/auth/dataplex.read-write\"");
      assertThat(denied.text("/error/details/0/metadata/method"))
          .isEqualTo("google.longrunning.Operations.GetOperation");
      assertThat(getWith(path + "-missing", "Bearer tok").status()).isEqualTo(403);
    }

    /** Of dataplex_v1.yaml, authentication. */
    @Test
    void aScopeToReadWithIsGoodForResourcesAndNotForChangesOrOperations() {
      fake.declare(AccessToken.of("tok").scopes("dataplex.readonly"));
      String lakes = "/v1/" + parent + "/lakes";

      assertThat(getWith(lakes, "Bearer tok").status()).isEqualTo(200);
      assertThat(send("POST", lakes + "?lakeId=a", "Bearer tok").status()).isEqualTo(403);
      assertThat(getWith(path, "Bearer tok").status()).isEqualTo(403);
      assertThat(getWith(lakes + "/a:getIamPolicy", "Bearer tok").status()).isEqualTo(403);
      assertThat(getWith("/v1/" + parent, "Bearer tok").status()).isEqualTo(403);
    }

    @Test
    void thePolicyOfAProjectIsInItsScopeWhateverTheVerb() {
      String project = "/v1/" + parent.substring(0, parent.indexOf("/locations"));
      fake.declare(AccessToken.of("tok"));

      assertThat(getWith(project + ":getIamPolicy", "Bearer tok").status()).isEqualTo(200);
      assertThat(getWith(project + ":getIamPolicy", "Bearer any").status()).isEqualTo(401);
      assertThat(send("POST", project + ":testIamPermissions", "Bearer any").status())
          .isEqualTo(401);
    }

    @Test
    void theResetOfTheScopeForgetsIt() {
      fake.declare(AccessToken.of("tok"));

      fake.reset();

      assertThat(getWith("/v1/" + parent + "/lakes", "Bearer any").status()).isEqualTo(200);
    }
  }

  @Nested
  class WithSeveralApis {
    private final Rest both = new Rest(WITH_REDIS::baseUrl);
    private final FakeOperations fake = WITH_REDIS.in(parent);

    @ParameterizedTest
    @CsvSource({
      "instances/a, redis.googleapis.com, google.cloud.redis.v1.CloudRedis.GetInstance",
      "lakes/a, dataplex.googleapis.com, google.cloud.dataplex.v1.DataplexService.GetLake"
    })
    void eachIsNamedForItsOwnPaths(String resource, String service, String method) {
      Reply reply = both.get("/v1/" + parent + "/" + resource);

      assertThat(reply.error()).isEqualTo(MISSING);
      assertThat(reply.text("/error/details/0/metadata/service")).isEqualTo(service);
      assertThat(reply.text("/error/details/0/metadata/method")).isEqualTo(method);
    }

    @Test
    void eachAsksForItsOwnScopesAndOperationsForOneOfEither() {
      fake.declare(AccessToken.of("tok").scopes("dataplex.read-write"));
      fake.start(operation().name(name).doneAfter(never()));

      Reply denied = get("/v1/" + parent + "/instances");

      assertThat(denied.status()).isEqualTo(403);
      assertThat(denied.text("/error/details/0/metadata/service"))
          .isEqualTo("redis.googleapis.com");
      assertThat(denied.header("WWW-Authenticate"))
          .endsWith("scope=\"https://www.googleapis.com/auth/cloud-platform\"");
      assertThat(get("/v1/" + parent + "/lakes").status()).isEqualTo(200);
      assertThat(get(path).status()).isEqualTo(200);
    }

    private Reply get(String url) {
      return both.send("GET", url, BodyPublishers.noBody(), "Authorization", "Bearer tok");
    }
  }

  private Reply getWith(String url, String authorization) {
    return send("GET", url, authorization);
  }

  private Reply send(String method, String url, String authorization) {
    return rest.send(method, url, BodyPublishers.noBody(), "Authorization", authorization);
  }
}
