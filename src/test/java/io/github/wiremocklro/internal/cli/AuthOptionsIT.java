package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.cli.StandaloneProcess.Exit;
import io.github.wiremocklro.internal.wiremock.Rest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --require-auth}, {@code --tokens} and {@code --show-credentials}. */
@Timeout(600)
class AuthOptionsIT {
  private static final String LAKES = "/v1/projects/p/locations/l/lakes";

  @TempDir Path directory;

  @Test
  void anyTokenWillDoWithoutAFile() throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory, "--require-auth")) {
      assertThat(server.get(LAKES).statusCode()).isEqualTo(401);
      assertThat(status(server, "any")).isEqualTo(200);
    }
  }

  @Test
  void theTokensOfTheFileOutliveAReset() throws Exception {
    Files.writeString(
        directory.resolve("tokens.json"),
        """
        {"tokens": [
          {"token": "good"},
          {"token": "narrow", "scopes": ["compute"]},
          {"token": "old", "expireTime": "2020-01-01T00:00:00Z"}
        ]}
        """);
    try (StandaloneProcess server =
        StandaloneProcess.up(directory, "--require-auth", "--tokens", "tokens.json")) {
      server.post("/__admin/ext/lro/tokens", "{\"token\": \"declared\"}");
      assertThat(status(server, "declared")).isEqualTo(200);

      server.post("/__admin/reset", "");

      assertThat(status(server, "good")).isEqualTo(200);
      assertThat(status(server, "narrow")).isEqualTo(403);
      assertThat(status(server, "old")).isEqualTo(401);
      assertThat(status(server, "declared")).isEqualTo(401);
    }
  }

  @Test
  void aBrokenFileStopsTheStartAndKeepsItsSecrets() throws Exception {
    Files.writeString(
        directory.resolve("tokens.json"),
        "{\"tokens\": [{\"token\": \"SECRET\", \"expiresIn\": \"1h\"}]}");

    Exit exit =
        StandaloneProcess.run(
            directory, "--port", "0", "--require-auth", "--tokens", "tokens.json");

    assertThat(exit)
        .isEqualTo(
            new Exit(
                2,
                "",
                "wiremock-lro: --tokens: tokens.json: $.tokens[0].expiresIn: \"1h\" is no proto3"
                    + " JSON duration; write seconds: \"3600s\" (see --help)\n"));
  }

  @Test
  void theJournalAndTheLogShowCredentialsOnlyIfToldTo() throws Exception {
    assertThat(shown("--verbose")).doesNotContain("s3cr3t").contains("Bearer [redacted]");
    assertThat(shown("--verbose", "--show-credentials"))
        .contains("Authorization: [Bearer s3cr3t]", "\"Authorization\" : \"Bearer s3cr3t\"")
        .doesNotContain("[redacted]");
  }

  @Test
  void theHelpDescribesThem() throws Exception {
    assertThat(StandaloneProcess.run(directory, "--help").out())
        .containsPattern("\n--require-auth +Requests")
        .containsPattern("\n--show-credentials +Show")
        .containsPattern("\n--tokens <file> +The access tokens")
        .containsPattern("\n--allowed-hosts <names> +The host names");
  }

  /** Returns what journal and log say of a request that has them. */
  private String shown(String... options) throws Exception {
    try (StandaloneProcess server = StandaloneProcess.up(directory, options)) {
      assertThat(status(server, "s3cr3t")).isEqualTo(200);
      String journal = server.get("/__admin/requests").body();
      Exit exit = server.terminate();
      return journal + exit.out() + exit.err();
    }
  }

  private static int status(StandaloneProcess server, String token) throws Exception {
    String url = server.url();
    return new Rest(() -> url)
        .send("GET", LAKES, BodyPublishers.noBody(), "Authorization", "Bearer " + token)
        .status();
  }
}
