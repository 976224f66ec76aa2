package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.security.BasicAuthenticator;
import com.github.tomakehurst.wiremock.security.TokenAuthenticator;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WireMock's {@code --admin-api-basic-auth} protects the routes of this project too. */
@Timeout(60)
class AdminAuthTest {
  private static final String OPERATION = "projects/p/locations/l/operations/op";

  @AutoClose
  private final WireMockLroServer fake =
      WireMockLroServer.fromCommandLine("--port", "0", "--admin-api-basic-auth", "user:pass")
          .start();

  private final Rest rest = new Rest(fake::baseUrl);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET  | operations          |                            | 200
          GET  | operations?name=%1$s |                           | 200
          POST | operations          | {"operation":{"name":"%1$s-2"}} | 201
          POST | operations:complete | {"name":"%1$s"}            | 200
          POST | operations:fail     | {"name":"%1$s"}            | 200
          POST | operations:cancel   | {"name":"%1$s"}            | 200
          POST | operations:forget   | {"name":"%1$s"}            | 200
          GET  | clock               |                            | 200
          POST | clock:freeze        |                            | 200
          POST | clock:advance       | {"by":"1s"}                | 200
          POST | clock:resume        |                            | 200
          POST | scripts             | {"script":{"onCancel":"stuck"}} | 201
          POST | reset               |                            | 200
          """)
  void letsOnlyThoseInThatKnowThePassword(String method, String route, String body, int success) {
    fake.start(operation().name(OPERATION));
    String path = "/__admin/ext/lro/" + route.formatted(OPERATION);
    String json = body == null ? "" : body.formatted(OPERATION);

    Reply anonymous = rest.send(method, path, BodyPublishers.ofString(json));

    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(anonymous.body()).doesNotContain(OPERATION);
    assertThat(send(method, path, json, "user:wrong").status()).isEqualTo(401);
    assertThat(fake.record(OPERATION).history()).as("nothing was done").hasSize(1);
    assertThat(fake.clock().frozen()).isFalse();
    assertThat(send(method, path, json, "user:pass").status()).isEqualTo(success);
  }

  /**
   * What WireMock answers by itself, without a look at the password, and with no word in return.
   */
  @ParameterizedTest
  @CsvSource({
    "GET, health",
    "GET, swagger-ui/",
    "GET, swagger-ui/index.html",
    "GET, swagger-ui/swagger-ui.css",
    "GET, recorder/",
    "GET, docs",
    "GET, no/such/route",
    "GET, ''",
    "POST, shutdown",
    "OPTIONS, mappings"
  })
  void asksForThePasswordForAllThatIsThereInAWayThatBrowsersUnderstand(
      String method, String route) {
    Reply anonymous = rest.send(method, "/__admin/" + route, BodyPublishers.noBody());

    assertThat(anonymous.error()).isEqualTo("401 UNAUTHENTICATED ADMIN_PASSWORD_REQUIRED");
    assertThat(anonymous.message()).contains("--admin-api-basic-auth", "http://user:password@");
    assertThat(anonymous.header("Content-Type")).startsWith("application/json");
    assertThat(anonymous.header("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"wiremock-lro admin API\", charset=\"UTF-8\"");
  }

  @Test
  void showsThePagesToThoseWhoKnowThePassword() {
    Reply page = send("GET", "/__admin/swagger-ui/", "", "user:pass");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
  }

  /** A form is a body like any other: curl sends JSON as one, unless told otherwise. */
  @Test
  void leavesTheBodyToTheAdminApi() {
    String json = "{\"operation\": {\"name\": \"%s\"}}".formatted(OPERATION);

    Reply started =
        rest.send(
            "POST",
            "/__admin/ext/lro/operations",
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Authorization",
            basic("user:pass"));

    assertThat(started.status()).isEqualTo(201);
    assertThat(fake.record(OPERATION).operation().name()).hasToString(OPERATION);
  }

  /** The password that a browser remembers is of no use to a page from elsewhere. */
  @Test
  void looksAtTheOriginFirst() {
    for (String method : List.of("OPTIONS", "POST")) {
      Reply reply =
          rest.send(
              method,
              "/__admin/shutdown",
              BodyPublishers.noBody(),
              "Origin",
              "http://evil.example",
              "Access-Control-Request-Method",
              "POST",
              "Authorization",
              basic("user:pass"));

      assertThat(reply.error()).isEqualTo("403 PERMISSION_DENIED ORIGIN_NOT_ALLOWED");
    }
  }

  @Test
  void asksForNoPasswordOverPlainHttpWhereHttpsIsRequired() throws Exception {
    try (WireMockLroServer https =
        new WireMockLroServer(
                options ->
                    options
                        .dynamicHttpsPort()
                        .adminAuthenticator(new BasicAuthenticator("user", "pass"))
                        .requireHttpsForAdminApi())
            .start()) {
      for (String path : List.of("/__admin/health", "/__admin/swagger-ui/")) {
        Reply plain = new Rest(https::baseUrl).get(path);
        URI tls = URI.create("https://127.0.0.1:" + https.wireMock().httpsPort() + path);

        assertThat(plain.error()).isEqualTo("403 PERMISSION_DENIED HTTPS_REQUIRED");
        assertThat(plain.header("WWW-Authenticate")).isEmpty();
        assertThat(
                TrustAll.client()
                    .send(HttpRequest.newBuilder(tls).build(), BodyHandlers.discarding())
                    .statusCode())
            .isEqualTo(401);
      }
    }
  }

  /** WireMock has authenticators that ask for other things; which, they do not tell. */
  @Test
  void promisesNoPasswordWhereTheUsersOwnCodeDecides() {
    try (WireMockLroServer guarded =
        new WireMockLroServer(
                options -> options.adminAuthenticator(new TokenAuthenticator("secret")))
            .start()) {
      Rest rest = new Rest(guarded::baseUrl);

      Reply anonymous = rest.get("/__admin/swagger-ui/");
      Reply known =
          rest.send(
              "GET",
              "/__admin/swagger-ui/",
              BodyPublishers.noBody(),
              "Authorization",
              "Token secret");

      assertThat(anonymous.status()).isEqualTo(401);
      assertThat(anonymous.header("WWW-Authenticate")).isEmpty();
      assertThat(known.status()).isEqualTo(200);
    }
  }

  @Test
  void leavesTheFakeItselfOpen() {
    Reply created = rest.post("/v1/projects/p/locations/l/lakes?lakeId=a", "{}");

    assertThat(created.status()).isEqualTo(200);
    assertThat(rest.get("/v1/" + created.text("/name")).status()).isEqualTo(200);
  }

  private Reply send(String method, String path, String json, String credentials) {
    return rest.send(
        method, path, BodyPublishers.ofString(json), "Authorization", basic(credentials));
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }
}
