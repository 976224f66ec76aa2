package io.github.wiremocklro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.FoldersSet;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.internal.wiremock.LroWireMockServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.Limits;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that knows an API beside Dataplex serves that one, in its words. */
class AnotherApiTest {
  private final LroServices services = LroServices.create(Limits.DEFAULTS);
  private final WireMockServer server =
      new LroWireMockServer(EmbeddedOptions.of(services, configuration -> {}), services);
  private final Rest rest = new Rest(server::baseUrl);

  @BeforeEach
  void start() {
    services.catalog().add(FoldersSet.source());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void readsItsPathsInAnySpelling() {
    map("PATCH", "/v2/folders/f:x/clusters/[^/]+", "get-resource", Map.of());

    Reply reply =
        rest.send(
            "POST",
            "/v2/folders/f%3Ax/clusters/%61",
            BodyPublishers.noBody(),
            "X-HTTP-Method-Override",
            "PATCH");

    assertThat(reply.message()).contains("folders/f:x/clusters/a");
    assertThat(rest.get("/v2/folders/f/nothing").error())
        .isEqualTo("404 NOT_FOUND METHOD_NOT_FOUND");
    assertThat(rest.get("/projects/p/nothing").body()).contains("Request was not matched");
  }

  @Test
  void knowsItsCustomVerbs() {
    map("POST", "/v2/folders/f/clusters/.+", "get-resource", Map.of());

    assertThat(rest.post("/v2/folders/f/clusters/a:failover").message())
        .contains("folders/f/clusters/a")
        .doesNotContain("failover");
    assertThat(rest.post("/v2/folders/f/clusters/a:restart").message())
        .contains("folders/f/clusters/a:restart");
  }

  @Test
  void asksForItsScopesInItsName() {
    services.accessTokens().require();
    services.declare(AccessToken.of("good").scopes("folders"), null);
    services.declare(AccessToken.of("other"), null);

    Reply denied = get("/v2/folders/f/x", "Bearer other");

    assertThat(denied.error()).isEqualTo("403 PERMISSION_DENIED ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    assertThat(denied.text("/error/details/0/metadata/service"))
        .isEqualTo("folders.googleapis.com");
    assertThat(denied.message()).endsWith("one of: https://www.googleapis.com/auth/folders.");
    assertThat(denied.header("WWW-Authenticate"))
        .endsWith("scope=\"https://www.googleapis.com/auth/folders\"");
    assertThat(get("/v2/folders/f/x", "Bearer good").status()).isEqualTo(404);
  }

  @Test
  void isGuardedAtWhateverPathItHasAndNoOtherIs() {
    services.accessTokens().require();
    map("GET", "/archive/.*", "get-resource", Map.of());

    Reply guarded = rest.get("/archive/v2/folders/f/clusters/a");

    assertThat(guarded.status()).isEqualTo(401);
    assertThat(guarded.text("/error/details/0/metadata/method"))
        .isEqualTo("folders.v2.Folders.ArchiveCluster");
    assertThat(rest.post("/archive/v2/folders/f/clusters/a", "{}").status()).isEqualTo(401);
    assertThat(rest.get("/archive/v2/folders/f").status()).isEqualTo(404);
  }

  private Reply get(String path, String authorization) {
    return rest.send("GET", path, BodyPublishers.noBody(), "Authorization", authorization);
  }

  private void map(String method, String path, String transformer, Map<String, Object> parameters) {
    server.stubFor(
        request(method, urlPathMatching(path))
            .willReturn(
                aResponse().withTransformers(transformer).withTransformerParameters(parameters)));
  }
}
