package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What WireMock's admin API has no answer to, and would call a failure of its own. */
class AdminRefusalsTest {
  @Test
  void aServerThatSignsNoCertificatesHasNone() {
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      Reply reply = new Rest(fake::baseUrl).send("GET", "/__admin/certs/wiremock-ca.crt", "");

      assertThat(reply.error()).isEqualTo("404 NOT_FOUND NO_CERTIFICATE");
      assertThat(reply.message()).contains("--enable-browser-proxying").doesNotContain(".jks");
      assertThat(reply.header("Content-Type")).startsWith("application/json");
    }
  }

  @Test
  void mappingsOfAFileWithSeveralAreNotRemoved(@TempDir Path root) throws IOException {
    Files.writeString(
        Files.createDirectories(root.resolve("mappings")).resolve("several.json"),
        """
        {"mappings": [
          {"request": {"urlPath": "/own"}, "response": {"body": "own"}},
          {"request": {"urlPath": "/other"}, "response": {"body": "other"}}
        ]}
        """);
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine("--port", "0", "--root-dir", root.toString()).start()) {
      Rest rest = new Rest(fake::baseUrl);

      Reply reply = rest.send("DELETE", "/__admin/mappings", "");

      assertThat(reply.error()).isEqualTo("400 FAILED_PRECONDITION FAILED_PRECONDITION");
      assertThat(reply.message()).contains("multi-mapping files", "--root-dir");
      assertThat(rest.send("GET", "/own", "").body()).as("nothing is removed").isEqualTo("own");
    }
  }
}
