package io.github.wiremocklro;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.protobuf.Apis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees of the APIs, and the settings, that a server was given. */
class ServedApisTest {
  private static final Path REDIS = PublishedApis.jar("redis-v1");
  private static final String INSTANCE = "{\"tier\": \"BASIC\", \"memorySizeGb\": 1}";

  private final String instances = "/v1/" + Rest.newParent() + "/instances";

  @TempDir Path root;

  @Test
  void ofAFile() {
    try (WireMockLroServer fake = new WireMockLroServer().api(REDIS).start()) {
      assertServesRedis(new Rest(fake::baseUrl));
    }
  }

  @Test
  void ofGeneratedClasses() {
    Apis dataplex = Apis.of(CreateLakeRequest.getDescriptor().getFile());
    try (WireMockLroServer fake = new WireMockLroServer().api(dataplex).start()) {
      Reply started =
          new Rest(fake::baseUrl).post("/v1/" + Rest.newParent() + "/lakes?lakeId=a", "{}");

      assertThat(started.text("/metadata/@type")).endsWith("dataplex.v1.OperationMetadata");
    }
  }

  @Test
  void ofTheRootDirectory() throws IOException {
    copyToRoot();
    try (WireMockLroServer fake =
        new WireMockLroServer(options -> options.usingFilesUnderDirectory("" + root)).start()) {
      assertServesRedis(new Rest(fake::baseUrl));
    }
  }

  @Test
  void ofTheCommandLine() {
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine("--port", "0", "--api", REDIS.toString()).start()) {
      assertServesRedis(new Rest(fake::baseUrl));
    }
  }

  @Test
  void ofAPlainWireMocksRootDirectoryWithTheMappingThatServesMethods() throws IOException {
    copyToRoot();
    Path mappings = Files.createDirectory(root.resolve("mappings"));
    Files.copy(Path.of("mappings/methods.json"), mappings.resolve("methods.json"));
    WireMockServer wireMock =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .extensionScanningEnabled(true)
                .usingFilesUnderDirectory("" + root));
    wireMock.start();
    try {
      assertServesRedis(new Rest(wireMock::baseUrl));
    } finally {
      wireMock.stop();
    }
  }

  @Test
  void areLenientWhereAskedFor() {
    String wrong = "{\"tier\": \"BASIC\", \"memorySizeGb\": 1, \"colour\": \"red\"}";
    try (WireMockLroServer strict = new WireMockLroServer().api(REDIS).start();
        WireMockLroServer lenient = new WireMockLroServer().api(REDIS).lenient().start()) {
      assertThat(create(strict, "a", wrong).error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(create(lenient, "a", wrong).status()).isEqualTo(200);
    }
  }

  /** What a newer API has, and a lenient server keeps, a list is filtered and ordered by too. */
  @Test
  void areLenientInFiltersToo() {
    String lakes = "/v1/" + Rest.newParent() + "/lakes";
    try (WireMockLroServer lenient = new WireMockLroServer().lenient().start()) {
      Rest rest = new Rest(lenient::baseUrl);
      rest.post(lakes + "?lakeId=a", "{\"new_look\": {\"colour\": \"red\"}}");
      rest.post(lakes + "?lakeId=b", "{\"new_look\": {\"colour\": \"blue\"}}");
      rest.post(lakes + "?lakeId=c", "{}");

      assertThat(rest.get(lakes + "?filter=newLook.colour=red").json().findValuesAsText("name"))
          .containsExactly(lakes.substring(4) + "/a");
      assertThat(
              rest.get(
                      lakes
                          + "?filter=new_look.colour:*%20AND%20state=CREATING&orderBy=newLook.colour")
                  .json()
                  .findValuesAsText("name"))
          .containsExactly(lakes.substring(4) + "/b", lakes.substring(4) + "/a");
      assertThat(rest.get(lakes + "?filter=state.colour=red").status()).isEqualTo(400);
    }
  }

  @Test
  void askForParentsWhereToldTo() {
    String zones = "/v1/" + Rest.newParent() + "/lakes/never-made/zones?zoneId=a";
    String zone = "{\"type\": \"RAW\", \"resourceSpec\": {\"locationType\": \"SINGLE_REGION\"}}";
    try (WireMockLroServer fake = new WireMockLroServer().start();
        WireMockLroServer strict = new WireMockLroServer().strictParents().start()) {
      assertThat(new Rest(fake::baseUrl).post(zones, zone).status()).isEqualTo(200);
      assertThat(new Rest(strict::baseUrl).post(zones, zone).status()).isEqualTo(404);
    }
  }

  @Test
  void askForTheGroupOfAnEntryWhateverTheEntryIsCalled() {
    String parent = Rest.newParent();
    String entries =
        "/v1/" + parent + "/entryGroups/g/entries?entryId=bigquery/datasets/d/tables/t";
    String entry = "{\"entryType\": \"" + parent + "/entryTypes/t\"}";
    try (WireMockLroServer strict = new WireMockLroServer().strictParents().start()) {
      Rest rest = new Rest(strict::baseUrl);
      assertThat(rest.post(entries, entry).error()).startsWith("404 NOT_FOUND");

      strict.given(
          "google.cloud.dataplex.v1.EntryGroup", parent + "/entryGroups/g", JsonObject.EMPTY);
      assertThat(rest.post(entries, entry).status()).isEqualTo(200);
    }
  }

  @Test
  void haveFatesWhereAskedFor() {
    try (WireMockLroServer fake = new WireMockLroServer().api(REDIS).start();
        WireMockLroServer fates = new WireMockLroServer().api(REDIS).fatesForAllApis().start()) {
      assertThat(cancelled(fake)).isEqualTo(200);
      assertThat(cancelled(fates)).isEqualTo(400);
    }
  }

  private void assertServesRedis(Rest rest) {
    Reply started = rest.post(instances + "?instanceId=a", INSTANCE);

    assertThat(started.text("/metadata/@type")).endsWith("redis.v1.OperationMetadata");
  }

  private int cancelled(WireMockLroServer fake) {
    String name = create(fake, "cancel-refused-1", INSTANCE).text("/name");
    return new Rest(fake::baseUrl).post("/v1/" + name + ":cancel").status();
  }

  private Reply create(WireMockLroServer fake, String id, String body) {
    return new Rest(fake::baseUrl).post(instances + "?instanceId=" + id, body);
  }

  private void copyToRoot() throws IOException {
    Files.copy(REDIS, Files.createDirectory(root.resolve("apis")).resolve("redis.jar"));
  }
}
