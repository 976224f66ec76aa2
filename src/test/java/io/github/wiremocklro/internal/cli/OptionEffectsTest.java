package io.github.wiremocklro.internal.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees of WireMock's options. */
class OptionEffectsTest {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @TempDir private Path directory;

  @Test
  @Shows({"port", "bind-address"})
  void theServerListensWhereItIsTold() {
    try (WireMockLroServer fake =
        StartedServer.with("--bind-address", "nowhere.invalid", "--bind-address", "localhost")) {
      assertThat(fake.baseUrl()).matches("http://localhost:\\d+").doesNotEndWith(":8080");
    }
  }

  @Test
  @Shows("admin-api-basic-auth")
  void theAdminApiAsksForAPassword() {
    try (WireMockLroServer fake = started("--admin-api-basic-auth", "user:secret")) {
      assertThat(rest(fake).get("/__admin/ext/lro/clock").status()).isEqualTo(401);
    }
  }

  @Test
  @Shows("admin-api-require-https")
  void theAdminApiAsksForHttps() {
    try (WireMockLroServer fake = started("--admin-api-require-https")) {
      assertThat(rest(fake).get("/__admin/ext/lro/clock").status()).isEqualTo(403);
    }
  }

  @Test
  @Shows("no-request-journal")
  void thereIsNoJournal() {
    try (WireMockLroServer fake = started("--no-request-journal")) {
      rest(fake).get(LAKES);

      assertThat(rest(fake).post("/__admin/requests/find", "{}").text("/requestJournalDisabled"))
          .isEqualTo("true");
    }
  }

  @Test
  @Shows("max-request-journal-entries")
  void theJournalHasSoManyEntries() {
    try (WireMockLroServer fake = started("--max-request-journal-entries", "2")) {
      for (int i = 0; i < 4; i++) {
        rest(fake).get(LAKES);
      }

      assertThat(rest(fake).get("/__admin/requests").json().get("requests")).hasSize(2);
    }
  }

  @Test
  @Shows("logged-response-body-size-limit")
  void theJournalCutsBodiesShort() {
    try (WireMockLroServer fake = started("--logged-response-body-size-limit", "4")) {
      stub(fake, aResponse().withBody("123456789"));

      assertThat(rest(fake).get("/own").body()).isEqualTo("123456789");

      assertThat(rest(fake).get("/__admin/requests").text("/requests/0/response/body"))
          .isEqualTo("1234");
    }
  }

  @Test
  @Shows("use-chunked-encoding")
  void repliesComeInChunks() {
    try (WireMockLroServer fake = started("--use-chunked-encoding", "always")) {
      assertThat(rest(fake).get(LAKES).header("Transfer-Encoding")).isEqualTo("chunked");
    }
  }

  @Test
  @Shows("disable-gzip")
  void repliesAreNotCompressed() {
    try (WireMockLroServer fake = started("--disable-gzip");
        WireMockLroServer other = started()) {
      assertThat(encoding(other)).isEqualTo("gzip");
      assertThat(encoding(fake)).isEmpty();
    }
  }

  private static String encoding(WireMockLroServer fake) {
    stub(fake, aResponse().withBody("x".repeat(2_000)));
    return rest(fake)
        .send("POST", "/own", BodyPublishers.noBody(), "Accept-Encoding", "gzip")
        .header("Content-Encoding");
  }

  @Test
  @Shows("enable-stub-cors")
  void stubsMayBeAskedByPagesOfOtherOrigins() {
    try (WireMockLroServer fake = started("--enable-stub-cors")) {
      stub(fake, aResponse());

      assertThat(
              rest(fake)
                  .send("GET", "/own", BodyPublishers.noBody(), "Origin", "http://a.example")
                  .header("Access-Control-Allow-Origin"))
          .isEqualTo("http://a.example");
    }
  }

  @Test
  @Shows("jetty-header-request-size")
  void headersOfRequestsHaveALimit() {
    limitsTheHeadersOfRequests("--jetty-header-request-size");
  }

  @Test
  @Shows("jetty-header-buffer-size")
  void headersOfRequestsHaveALimitUnderItsOldNameToo() {
    limitsTheHeadersOfRequests("--jetty-header-buffer-size");
  }

  private static void limitsTheHeadersOfRequests(String option) {
    String header = "X: " + "x".repeat(2_000);
    try (WireMockLroServer fake = started(option, "1000");
        WireMockLroServer other = started()) {
      assertThat(rest(fake).rawStatus("GET " + LAKES, header)).isEqualTo(431);
      assertThat(rest(other).rawStatus("GET " + LAKES, header)).isEqualTo(200);
    }
  }

  @Test
  @Shows("jetty-header-response-size")
  void headersOfRepliesHaveALimit() {
    try (WireMockLroServer fake = started("--jetty-header-response-size", "1000");
        WireMockLroServer other = started()) {
      assertThat(longReply(fake).status()).isEqualTo(500);
      assertThat(longReply(other).header("X")).hasSize(2_000);
    }
  }

  private static Reply longReply(WireMockLroServer fake) {
    stub(fake, aResponse().withHeader("X", "x".repeat(2_000)));
    return rest(fake).get("/own");
  }

  @Test
  @Shows("global-response-templating")
  void allStubsAreTemplates() {
    try (WireMockLroServer fake = started("--global-response-templating")) {
      stub(fake, aResponse().withBody("{{request.method}}"));

      assertThat(rest(fake).get("/own").body()).isEqualTo("GET");
    }
  }

  @Test
  @Shows("local-response-templating")
  void stubsThatAskForItAreTemplates() {
    try (WireMockLroServer fake = started("--local-response-templating")) {
      stub(fake, template("{{request.method}}"));

      assertThat(rest(fake).get("/own").body()).isEqualTo("GET");
    }
  }

  @Test
  @Shows("disable-response-templating")
  void noStubIsATemplateAndScriptsStillAre() {
    try (WireMockLroServer fake = started("--disable-response-templating")) {
      stub(fake, template("{{request.method}}"));

      assertThat(rest(fake).get("/own").body()).isEqualTo("{{request.method}}");
      assertThat(rest(fake).post(LAKES + "?lakeId=a", "{}").text("/metadata/target"))
          .endsWith("/lakes/a");
    }
  }

  @Test
  @Shows("permitted-system-keys")
  void templatesSeeTheNamedSystemPropertiesAlone() {
    try (WireMockLroServer fake = started("--permitted-system-keys", "java\\.io.*")) {
      stub(fake, template("{{systemValue type='PROPERTY' key='java.io.tmpdir'}}"));
      assertThat(rest(fake).get("/own").body()).isEqualTo(System.getProperty("java.io.tmpdir"));

      stub(fake, template("{{systemValue type='PROPERTY' key='user.home'}}"));
      assertThat(rest(fake).get("/own").body()).contains("ERROR");
    }
  }

  @Test
  @Shows("root-dir")
  void mappingsOfADirectoryAreServed() throws IOException {
    mapping(directory);

    try (WireMockLroServer fake = started("--root-dir", directory.toString())) {
      assertThat(rest(fake).get("/mine").body()).isEqualTo("mine");
      assertThat(rest(fake).get(LAKES).status()).isEqualTo(200);
    }
  }

  @Test
  @Shows("load-resources-from-classpath")
  void mappingsOnTheClassPathAreServed() {
    // The shipped ones, under their own name, of which none is there twice; and the worked example.
    try (WireMockLroServer fake = started("--load-resources-from-classpath", "wiremock-lro");
        WireMockLroServer other = started()) {
      assertThat(fake.wireMock().getOptions().filesRoot().child("mappings").listFilesRecursively())
          .isNotEmpty();
      assertThat(fake.wireMock().getStubMappings())
          .hasSize(other.wireMock().getStubMappings().size() + 1);
    }
  }

  @Test
  @Shows("filename-template")
  void savedMappingsHaveTheNameThatIsAskedFor() throws IOException {
    Files.createDirectory(directory.resolve("mappings"));

    try (WireMockLroServer fake =
        started(
            "--root-dir",
            directory.toString(),
            "--filename-template",
            "{{{method}}}-{{{name}}}.json")) {
      rest(fake)
          .post(
              "/__admin/mappings",
              "{\"name\":\"n\",\"persistent\":true,\"request\":{\"method\":\"PUT\"}}");
    }

    try (Stream<Path> files = Files.list(directory.resolve("mappings"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("put-n.json");
    }
  }

  private static void mapping(Path root) throws IOException {
    Path folder = Files.createDirectory(root.resolve("mappings"));
    Files.writeString(
        folder.resolve("mine.json"),
        "{\"request\":{\"urlPath\":\"/mine\"},\"response\":{\"body\":\"mine\"}}");
  }

  private static void stub(WireMockLroServer fake, ResponseDefinitionBuilder reply) {
    fake.wireMock().stubFor(any(urlPathEqualTo("/own")).willReturn(reply));
  }

  private static ResponseDefinitionBuilder template(String body) {
    return aResponse().withBody(body).withTransformers("response-template");
  }

  private static WireMockLroServer started(String... options) {
    return StartedServer.with(options);
  }

  private static Rest rest(WireMockLroServer fake) {
    return new Rest(fake::baseUrl);
  }
}
