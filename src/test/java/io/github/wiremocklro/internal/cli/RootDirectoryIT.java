package io.github.wiremocklro.internal.cli;

import static io.github.wiremocklro.internal.cli.StandaloneProcess.json;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.onFreePort;
import static io.github.wiremocklro.internal.cli.StandaloneProcess.shippedMappings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's {@code mappings} and {@code __files}, on top of what is shipped. */
@Timeout(600)
class RootDirectoryIT {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String SECRET = "not for others' eyes";

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void fillRoot() throws IOException {
    root = directory.resolve("root");
    write(
        "root/mappings/own.json",
        """
        {"mappings": [
          {"request": {"method": "GET", "urlPath": "/v1/projects/p/locations/l/lakes"},
           "response": {"body": "the user's"}},
          {"request": {"method": "GET", "urlPath": "/own"},
           "response": {"bodyFileName": "texts/own.txt"}},
          {"request": {"method": "POST", "urlPath": "/v1/own"},
           "response": {
             "transformers": ["start-operation"],
             "transformerParameters": {
               "operation": {
                 "parent": "projects/p/locations/l",
                 "metadata": {"bodyFileName": "dataplex/operation-metadata.json"},
                 "response": {"bodyFileName": "own.json"}
               },
               "doneAfter": {"polls": 1}
             }
           }}
        ]}
        """);
    write("root/__files/texts/own.txt", "the user's text");
    write("root/__files/own.json", "{\"@type\": \"type.googleapis.com/x.Y\", \"size\": \"big\"}");
    write("secret.txt", SECRET);
    write("root/secret.txt", SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--root-dir=root", "--root root", "-root-dir root", "--root-dir {root}"})
  void usersFilesComeOnTopOfWhatIsShippedAndWin(String options) throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.up(directory, options.replace("{root}", root.toString()).split(" "))) {
      assertThat(server.upLine()).contains(mappings(3));
      assertThat(server.get(LAKES).body()).isEqualTo("the user's");
      assertThat(server.get("/own").body()).isEqualTo("the user's text");
      assertThat(json(server.get(LAKES + "/unknown")).at("/error/status").asText())
          .isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void scriptsTakeTheirPartsFromFilesOfTheUserAndFromShippedOnes() throws Exception {
    try (StandaloneProcess server = up()) {
      String name = json(server.post("/v1/own", "{}")).get("name").asText();

      JsonNode done = json(server.get("/v1/" + name));

      assertThat(done.at("/response/size").asText()).isEqualTo("big");
      assertThat(done.at("/metadata/@type").asText()).endsWith("dataplex.v1.OperationMetadata");
    }
  }

  @Test
  void usersFilesReplaceShippedOnesOfTheSameName() throws Exception {
    write(
        "root/__files/dataplex/operation-metadata.json", "{\"@type\": \"type.googleapis.com/M\"}");
    try (StandaloneProcess server = up()) {
      JsonNode started = json(server.post("/v1/own", "{}"));

      assertThat(started.at("/metadata/@type").asText()).isEqualTo("type.googleapis.com/M");
    }
  }

  @Test
  void anEmptyRootIsLeftEmpty() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    try (StandaloneProcess server = StandaloneProcess.up(directory, "--root-dir", "empty")) {
      assertThat(server.upLine()).contains(mappings(0));
      assertThat(server.get(LAKES).statusCode()).isEqualTo(200);
      assertThat(empty).isEmptyDirectory();
    }
  }

  @Test
  void theRepositoryItselfMayBeTheRoot() throws Exception {
    try (StandaloneProcess server =
        StandaloneProcess.up(Path.of("").toAbsolutePath(), "--root-dir", ".")) {
      assertThat(server.upLine()).contains(mappings(1));
      assertThat(json(server.post(LAKES + "?lakeId=a", "{}")).get("done").asBoolean()).isFalse();
    }
  }

  @Test
  void mappingsSavedInTheRootAreThereAfterARestart() throws Exception {
    Files.createDirectory(directory.resolve("kept"));
    try (StandaloneProcess server = StandaloneProcess.up(directory, "--root-dir", "kept")) {
      server.stub("{\"request\": {\"urlPath\": \"/kept\"}, \"response\": {\"body\": \"kept\"}}");
      assertThat(server.post("/__admin/mappings/save", "").statusCode()).isEqualTo(200);
    }

    try (StandaloneProcess server = StandaloneProcess.up(directory, "--root-dir", "kept")) {
      assertThat(server.upLine()).contains(mappings(1));
      assertThat(server.get("/kept").body()).isEqualTo("kept");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "secret.txt", "mappings-is-a-file", "files-is-a-file"})
  void refusesARootThatCannotBeRead(String unreadable) throws Exception {
    write("mappings-is-a-file/mappings", "");
    write("files-is-a-file/__files", "");

    Exit exit = StandaloneProcess.run(directory, onFreePort("--root-dir", unreadable));

    assertThat(exit.status()).isEqualTo(2);
    assertThat(exit.out()).isEmpty();
    assertThat(exit.err())
        .startsWith("wiremock-lro: --root-dir: " + unreadable)
        .contains("is not a directory that can be read")
        .hasLineCount(1);
  }

  @Test
  void nothingOutsideTheRootsFilesIsServed() throws Exception {
    try (StandaloneProcess server = up()) {
      for (String file :
          new String[] {"../secret.txt", "../../secret.txt", "texts/../../../secret.txt"}) {
        server.stub(
            """
            {"request": {"urlPath": "/%s"}, "response": {"bodyFileName": "%s"}}
            """
                .formatted(file.length(), file));
        assertThat(server.get("/" + file.length()).body()).doesNotContain(SECRET);

        for (String up :
            new String[] {file, file.replace("/", "%2f"), file.replace("..", "%2e%2e")}) {
          for (String path : new String[] {"/", "/v1/", "/__files/", "/__admin/files/"}) {
            assertThat(raw(server.port(), path + up))
                .startsWith("HTTP/1.1 ")
                .doesNotContain("HTTP/1.1 200", SECRET);
          }
        }
      }
    }
  }

  @Test
  void scriptsCannotNameFilesOutsideTheRoot() throws Exception {
    try (StandaloneProcess server = up()) {
      String reply =
          server
              .post(
                  "/__admin/mappings",
                  """
                  {"request": {"urlPath": "/x"}, "response": {
                    "transformers": ["start-operation"],
                    "transformerParameters": {"operation": {
                      "parent": "projects/p/locations/l",
                      "response": {"bodyFileName": "../secret.txt"}}}}}
                  """)
              .body();

      assertThat(reply)
          .contains("$.response.transformerParameters.operation.response.bodyFileName")
          .contains("is no path below __files")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void nothingIsWrittenOutsideTheRootsFiles() throws Exception {
    try (StandaloneProcess server = up()) {
      server.send("PUT", "/__admin/files/..%2f..%2fwritten.txt", "x");
      server.send("PUT", "/__admin/files/..%2fwritten.txt", "x");

      assertThat(directory.resolve("written.txt")).doesNotExist();
      assertThat(root.resolve("written.txt")).doesNotExist();
    }
  }

  private StandaloneProcess up() throws Exception {
    return StandaloneProcess.up(directory, "--root-dir", "root");
  }

  private void write(String file, String content) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static String mappings(int ofTheUser) throws IOException {
    return "(%d mappings;".formatted(shippedMappings() + ofTheUser);
  }

  /** Sends a request that no HTTP client would send as it stands. */
  private static String raw(int port, String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
