package io.github.wiremocklro;

import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.common.InvalidInputException;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reset that finds a broken file in the root directory: nothing else may be lost by it. */
class FailedReloadTest {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";
  private static final String OPERATION = "projects/p/locations/l/operations/op";

  @Nested
  class OfAnEmbeddedServer extends Cases {
    @Override
    WireMockLroServer open(Path root) {
      return new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()));
    }
  }

  @Nested
  class OfAServerFromTheCommandLine extends Cases {
    @Override
    WireMockLroServer open(Path root) {
      return WireMockLroServer.fromCommandLine("--port", "0", "--root-dir", root.toString());
    }
  }

  abstract static class Cases {
    @TempDir private Path root;
    private Path edited;
    private WireMockLroServer fake;
    private Rest rest;

    abstract WireMockLroServer open(Path root);

    @BeforeEach
    void start() throws IOException {
      Path mappings = Files.createDirectory(root.resolve("mappings"));
      Files.writeString(mappings.resolve("a-good.json"), mapping("a", "1s"));
      Files.writeString(mappings.resolve("z-good.json"), mapping("z", "1s"));
      edited = mappings.resolve("m-edited.json");
      Files.writeString(edited, mapping("m", "1s"));
      fake = open(root).start();
      rest = new Rest(fake::baseUrl);
      fake.start(operation().name(OPERATION));
    }

    @AfterEach
    void close() {
      fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
    void isRefusedWithTheFileAndThePlaceInIt(String reset) throws IOException {
      Files.writeString(edited, mapping("m", "1h"));

      Reply reply = rest.post(reset);

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/detail"))
          .contains(edited.toString(), "$.response.transformerParameters.doneAfter.time", "3600s")
          .contains("only the shipped mappings are loaded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
    void leavesTheShippedMappingsAndNoneOfTheUsers(String reset) throws IOException {
      Files.writeString(edited, mapping("m", "1h"));

      rest.post(reset);

      assertThat(rest.post(LAKES + "?lakeId=a", "{}").status()).isEqualTo(200);
      assertThat(rest.get(LAKES + "/unknown").text("/error/status")).isEqualTo("NOT_FOUND");
      assertThat(rest.post("/a").status()).isEqualTo(404);
      assertThat(rest.post("/m").status()).isEqualTo(404);
      assertThat(rest.post("/z").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
    void resetsTheOperationsAllTheSame(String reset) throws IOException {
      Files.writeString(edited, mapping("m", "1h"));

      rest.post(reset);

      assertThat(rest.get("/v1/" + OPERATION).text("/error/status")).isEqualTo("NOT_FOUND");
      assertThat(fake.records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n\"request\": {", "{\"reqest\": {}}", "{\"mappings\": 7}"})
    void isRefusedForAFileThatIsNoMappingToo(String content) throws IOException {
      Files.writeString(edited, content);

      Reply reply = rest.post("/__admin/reset");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/detail")).contains(edited.toString());
      assertThat(rest.post(LAKES + "?lakeId=a", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__admin/reset", "/__admin/mappings/reset"})
    void isMendedByAResetOnceTheFileIs(String reset) throws IOException {
      Files.writeString(edited, mapping("m", "1h"));
      rest.post(reset);
      rest.post(reset);
      Files.writeString(edited, mapping("m", "3600s"));

      assertThat(rest.post(reset).status()).isEqualTo(200);

      for (String path : new String[] {"/a", "/m", "/z", LAKES + "?lakeId=a"}) {
        assertThat(rest.post(path, "{}").status()).as(path).isEqualTo(200);
      }
    }

    @Test
    void isRefusedForAnIdThatIsThereTwice() throws IOException {
      String id = "5b7f7a62-4a2c-4d5e-9a4e-0f6f4f2f9d11";
      Files.writeString(
          edited, "{\"mappings\": [{\"id\": \"%s\"}, {\"id\": \"%s\"}]}".formatted(id, id));

      Reply reply = rest.post("/__admin/reset");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text("/errors/0/detail")).contains(id);
      assertThat(rest.post(LAKES + "?lakeId=a", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isAnExceptionInJava(boolean all) throws IOException {
      Files.writeString(edited, mapping("m", "1h"));

      assertThatThrownBy(
              () -> {
                if (all) {
                  fake.wireMock().resetAll();
                } else {
                  fake.wireMock().resetToDefaultMappings();
                }
              })
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("m-edited.json");
      assertThat(rest.post(LAKES + "?lakeId=a", "{}").status()).isEqualTo(200);
    }

    private static String mapping(String path, String time) {
      return """
        {"request": {"method": "POST", "urlPath": "/%s"},
         "response": {
           "transformers": ["start-operation"],
           "transformerParameters": {
             "operation": {"parent": "projects/p/locations/l"},
             "doneAfter": {"time": "%s"}
           }
         }}
        """
          .formatted(path, time);
    }
  }
}
