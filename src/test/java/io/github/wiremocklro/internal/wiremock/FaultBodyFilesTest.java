package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault's body may stand in a file below {@code __files}. */
class FaultBodyFilesTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bodyFileName\": \"errors/502.html\"}",
        "{\"status\": 502, \"bodyFileName\": \"errors/502.html\"}"
      })
  void isSentAsItStands(String body) throws IOException {
    Files.createDirectories(root.resolve("__files/errors"));
    Files.writeString(root.resolve("__files/errors/502.html"), "<html>{{request.path}}</html>");
    try (WireMockLroServer fake = serverWithFiles()) {
      Rest rest = new Rest(fake::baseUrl);
      assertThat(rest.post("/__admin/mappings", mapping(body)).status()).isEqualTo(201);
      String operation = "/v1/" + rest.post("/v1/projects/p/locations/l/imports").text("/name");

      Reply reply = rest.get(operation);

      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(reply.body()).isEqualTo("<html>{{request.path}}</html>");
    }
  }

  @Test
  void isMissedWhenTheMappingIsPosted() {
    try (WireMockLroServer fake = serverWithFiles()) {
      Reply posted =
          new Rest(fake::baseUrl)
              .post("/__admin/mappings", mapping("{\"bodyFileName\": \"none.html\"}"));

      assertThat(posted.status()).isEqualTo(422);
      assertThat(posted.body())
          .contains("$.response.transformerParameters.faults[0].body.bodyFileName")
          .contains("put the file below __files");
    }
  }

  @Test
  void isNeverOutsideOfTheRoot() {
    try (WireMockLroServer fake = serverWithFiles()) {
      Reply posted =
          new Rest(fake::baseUrl)
              .post("/__admin/mappings", mapping("{\"bodyFileName\": \"../../etc/passwd\"}"));

      assertThat(posted.status()).isEqualTo(422);
      assertThat(posted.body()).contains("is no path below __files");
    }
  }

  @Test
  void isRefusedOverTheAdminApiWhichHasNoFiles() {
    try (WireMockLroServer fake = serverWithFiles()) {
      Reply started =
          new Rest(fake::baseUrl)
              .post(
                  "/__admin/ext/lro/operations",
                  """
                  {"operation": {"name": "projects/p/locations/l/operations/a"},
                   "faults": [{"on": "get", "body": {"bodyFileName": "errors/502.html"}}]}
                  """);

      assertThat(started.error()).startsWith("400 INVALID_ARGUMENT");
      assertThat(started.message())
          .contains("$.faults[0].body.bodyFileName")
          .contains("only mappings");
    }
  }

  private WireMockLroServer serverWithFiles() {
    return new WireMockLroServer(options -> options.usingFilesUnderDirectory(root.toString()))
        .start();
  }

  private static String mapping(String body) {
    return """
        {
          "request": {"method": "POST", "urlPath": "/v1/projects/p/locations/l/imports"},
          "response": {
            "transformers": ["start-operation"],
            "transformerParameters": {
              "operation": {"parent": "projects/p/locations/l"},
              "faults": [{"on": "get", "body": %s}]
            }
          }
        }
        """
        .formatted(body);
  }
}
