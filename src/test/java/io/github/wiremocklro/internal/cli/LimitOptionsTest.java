package io.github.wiremocklro.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest;
import io.github.wiremocklro.operation.Limits;
import org.junit.jupiter.api.Test;

/** What is wrong with them, {@code CommandLineIT} tells. */
class LimitOptionsTest {

  @Test
  void ownOptionsAreTakenOutInBothSpellingsAndTheOthersLeftAlone() {
    LimitOptions options =
        LimitOptions.of(
            "--port",
            "0",
            "-max-operations",
            "1",
            "--max-request-bytes=2",
            "--max-stored-bytes=3000000000",
            "--verbose=true");

    assertThat(options.limits())
        .isEqualTo(new Limits(1, 2, Limits.DEFAULTS.maxScriptBytes(), 3_000_000_000L));
    assertThat(options.others()).containsExactly("--port", "0", "--verbose=true");
  }

  @Test
  void withoutThemTheLimitsAreTheDefaults() {
    assertThat(LimitOptions.of().limits()).isEqualTo(Limits.DEFAULTS);
  }

  @Test
  void deletedOperationsMakeRoomAndOperationsTakeNoMoreMemoryThanTheCommandLineSays() {
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine(
                "--port", "0", "--max-operations", "5", "--max-stored-bytes", "100000")
            .start()) {
      Rest rest = new Rest(fake::baseUrl);
      String start = "/__admin/ext/lro/operations";
      String script =
          "{\"operation\": {\"parent\": \"projects/p/locations/l\","
              + " \"metadata\": {\"@type\": \"x/y\", \"text\": \"%s\"}}}";
      for (int i = 0; i < 6; i++) {
        String name = rest.post(start, script.formatted("")).text("/operation/name");
        assertThat(rest.delete("/v1/" + name).status()).isEqualTo(200);
      }

      Rest.Reply reply = rest.post(start, script.formatted("x".repeat(60_000)));

      assertThat(reply.error()).isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
      assertThat(reply.message()).contains("100000", "--max-stored-bytes");
    }
  }

  @Test
  void aServerHoldsNoMoreOperationsThanItsCommandLineSays() {
    try (WireMockLroServer fake =
        WireMockLroServer.fromCommandLine("--port", "0", "--max-operations", "1").start()) {
      Rest rest = new Rest(fake::baseUrl);
      String start = "/__admin/ext/lro/operations";
      String script = "{\"operation\": {\"parent\": \"projects/p\"}}";

      assertThat(rest.post(start, script).status()).isEqualTo(201);

      assertThat(rest.post(start, script).error())
          .isEqualTo("429 RESOURCE_EXHAUSTED LIMIT_EXCEEDED");
    }
  }
}
