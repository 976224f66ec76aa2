package io.github.wiremocklro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a directory of the user's own, and one without. */
class RootDirectoryTest {
  private static final String MAPPING =
      """
      {
        "id": "0c1f9a6e-8a4e-4b0e-9d52-3a6b3d2a9d01",
        "persistent": true,
        "request": {"method": "POST", "urlPath": "/mine"},
        "response": {
          "transformers": ["start-operation"],
          "transformerParameters": {
            "operation": {
              "parent": "projects/p/locations/l",
              "metadata": {"bodyFileName": "%s"}
            }
          }
        }
      }
      """;

  private final String parent = Rest.newParent();
  @TempDir private Path root;

  @Nested
  class ScriptFiles {
    @Test
    void ofTheUserServeAsObjectsOfAScript() throws IOException {
      write("mappings/mine.json", MAPPING.formatted("sub/metadata.json"));
      write(
          "__files/sub/metadata.json",
          "{\"@type\":\"type.googleapis.com/google.protobuf.Struct\",\"m\":\"{{request.method}}\"}");

      try (WireMockLroServer fake = server(root)) {
        assertThat(rest(fake).post("/mine").text("/metadata/m")).isEqualTo("POST");
      }
    }

    @Test
    void ofTheUserWinOverShippedOnes() throws IOException {
      write("mappings/mine.json", MAPPING.formatted("dataplex/operation-metadata.json"));
      write(
          "__files/dataplex/operation-metadata.json",
          "{\"@type\":\"type.googleapis.com/my.Metadata\"}");

      try (WireMockLroServer fake = server(root)) {
        assertThat(rest(fake).post("/mine").text("/metadata/@type")).endsWith("/my.Metadata");
      }
    }

    @Test
    void thatAreShippedServeMappingsOfTheUserToo() throws IOException {
      write("mappings/mine.json", MAPPING.formatted("dataplex/operation-metadata.json"));

      try (WireMockLroServer fake = server(root)) {
        assertThat(rest(fake).post("/mine").text("/metadata/@type"))
            .endsWith("dataplex.v1.OperationMetadata");
      }
    }

    @Test
    void thatBreakAfterTheStartAreTheAnswerOfTheCall() throws IOException {
      write("mappings/mine.json", MAPPING.formatted("metadata.json"));
      write("__files/metadata.json", "{\"@type\":\"type.googleapis.com/a.B\"}");

      try (WireMockLroServer fake = server(root)) {
        write("__files/metadata.json", "{\"@type\":");
        Reply reply = rest(fake).post("/mine");

        assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
        assertThat(reply.message()).contains("__files/metadata.json");
      }
    }
  }

  @Nested
  class Mappings {
    @Test
    void ofThisRepositoryAreNoDuplicatesOfTheShippedOnes() {
      try (WireMockLroServer fake = server(Path.of("."))) {
        assertThat(fake.wireMock().getStubMappings()) // with the worked example
            .hasSize(shippedMappings().size() + 1);
        assertThat(rest(fake).post("/v1/" + parent + "/lakes?lakeId=a", "{}").status())
            .isEqualTo(200);
      }
    }

    @Test
    void thatWerePersistedAreThereAfterARestart() throws IOException {
      Files.createDirectory(root.resolve("mappings"));
      try (WireMockLroServer fake = server(root)) {
        Reply posted =
            rest(fake)
                .post("/__admin/mappings", MAPPING.formatted("dataplex/operation-metadata.json"));
        assertThat(posted.status()).isEqualTo(201);
      }

      try (WireMockLroServer fake = server(root)) {
        assertThat(rest(fake).post("/mine").status()).isEqualTo(200);
      }
    }

    @Test
    void thatWereAllSavedAreThereOnceAfterARestart() throws IOException {
      Files.createDirectory(root.resolve("mappings"));
      try (WireMockLroServer fake = server(root)) {
        assertThat(rest(fake).post("/__admin/mappings/save").status()).isEqualTo(200);
      }

      try (WireMockLroServer fake = server(root)) {
        assertThat(fake.wireMock().getStubMappings()).hasSameSizeAs(shippedMappings());
        Reply created = rest(fake).post("/v1/" + parent + "/lakes?lakeId=never-ends-1", "{}");
        assertThat(rest(fake).get("/v1/" + created.text("/name")).text("/done")).isEqualTo("false");
      }
    }

    @Test
    void areAllThereAfterWireMocksReset() throws IOException {
      write("mappings/mine.json", MAPPING.formatted("dataplex/operation-metadata.json"));

      try (WireMockLroServer fake = server(root)) {
        rest(fake).post("/__admin/reset");

        assertThat(rest(fake).post("/mine").status()).isEqualTo(200);
        assertThat(rest(fake).post("/v1/" + parent + "/lakes?lakeId=a", "{}").status())
            .isEqualTo(200);
      }
    }
  }

  @Nested
  class WithoutADirectory {
    @Test
    void nothingIsCreatedInTheWorkingDirectory() throws IOException {
      Path mappingsOfTests = Path.of("src/test/resources");
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        rest(fake).get("/__admin/mappings");
      }

      assertThat(Path.of("wiremock-lro-was-given-no-root-directory")).doesNotExist();
      assertThat(mappingsOfTests.resolve("mappings")).doesNotExist();
      assertThat(mappingsOfTests.resolve("__files")).doesNotExist();
    }

    @Test
    void savingMappingsIsRefusedInClearWords() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        Reply save = rest(fake).post("/__admin/mappings/save");

        assertThat(save.status()).isBetween(400, 499);
        assertThat(save.body()).contains("no root directory");
      }
    }

    @Test
    void aPersistentMappingIsRefusedInClearWords() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        Reply posted =
            rest(fake)
                .post("/__admin/mappings", MAPPING.formatted("dataplex/operation-metadata.json"));

        assertThat(posted.status()).isBetween(400, 499);
        assertThat(posted.body()).contains("no root directory");
      }
    }

    @Test
    void readingAndWritingFilesIsRefusedInClearWords() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        Rest rest = rest(fake);

        assertThat(rest.get("/__admin/files").body()).isEqualTo("[ ]");
        assertThat(rest.send("PUT", "/__admin/files/a.txt", "text").status()).isBetween(400, 499);
        assertThat(rest.get("/__admin/files/a.txt").status()).isBetween(400, 499);
        assertThat(rest.delete("/__admin/files/a.txt").status()).isBetween(200, 499);
      }
    }

    @Test
    void everyMappingMayBeDeletedAndComesBackWithTheReset() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        Rest rest = rest(fake);

        assertThat(rest.delete("/__admin/mappings").status()).isEqualTo(200);
        assertThat(rest.post("/v1/" + parent + "/lakes?lakeId=a").status()).isEqualTo(404);
        rest.post("/__admin/mappings/reset");
        assertThat(rest.post("/v1/" + parent + "/lakes?lakeId=a").status()).isEqualTo(200);
      }
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static WireMockLroServer server(Path root) {
    return new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
        .start();
  }

  private static Rest rest(WireMockLroServer fake) {
    return new Rest(fake::baseUrl);
  }

  private static List<Path> shippedMappings() {
    try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("create-lake.json"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
