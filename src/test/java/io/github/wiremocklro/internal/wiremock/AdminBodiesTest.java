package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that WireMock's own admin API does not expect are the fault of who sends them. */
class AdminBodiesTest {
  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          " null\n",
          "null and more",
          "/* a comment */ null",
          " ".repeat(1_000) + "null",
          "\"x\"",
          "1",
          "{",
          "[{}]",
          "[null]",
          "{\"mappings\": null}",
          "{\"mappings\": [null]}",
          "{\"mappings\": [{}], \"importOptions\": {\"duplicatePolicy\": \"X\"}}",
          "{\"request\": null, \"response\": null}",
          "{\"request\": 1}",
          "{\"id\": \"x\"}",
          "{\"extended\": 1}",
          "{\"extended\": null}",
          "{\"matchesJsonPath\": 1}",
          "{\"delayDistribution\": {}}",
          "{\"filters\": {}, \"targetBaseUrl\": \"x\"}");

  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);

  /** All of WireMock's AdminRoutes that take a body. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /mappings",
        "POST /mappings/edit",
        "PUT /mappings/7d0a5d8f-5b41-4d6e-9d5c-1f0a3f4c0000",
        "POST /mappings/remove",
        "POST /mappings/find-by-metadata",
        "POST /mappings/remove-by-metadata",
        "POST /mappings/import",
        "PUT /scenarios/s/state",
        "POST /requests/count",
        "POST /requests/find",
        "POST /requests/remove",
        "POST /requests/remove-by-metadata",
        "POST /recordings/snapshot",
        "POST /near-misses/request",
        "POST /near-misses/request-pattern",
        "PUT /settings",
        "POST /settings",
        "PATCH /settings/extended"
      })
  void areNeverAFailureOfTheServer(String route) {
    String[] line = route.split(" ");
    for (String body : BODIES) {
      Reply reply = rest.send(line[0], "/__admin" + line[1], body);

      assertThat(reply.status()).as("%s %s: %s", route, body, reply).isBetween(200, 499);
      if (reply.status() == 400) {
        assertThat(reply.header("Content-Type")).contains("json");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /__admin/mappings/import | {} | mappings",
        "POST /__admin/mappings/import | {\"mappings\": [null]} | mapping",
        "POST /__admin/mappings | null | null; send an object"
      })
  void areAnsweredWithWhatIsWrong(String route, String body, String problem) {
    String[] line = route.split(" ");

    Reply reply = rest.send(line[0], line[1], body);

    assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(reply.message()).contains(line[0], "/mappings", problem);
  }

  /** They would be gone, and with them each reply. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "null and more", "/* a comment */ null"})
  void leaveTheSettingsAsTheyAre(String nothing) {
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      Rest other = new Rest(fake::baseUrl);
      other.post("/__admin/settings", "{\"fixedDelay\": 1}");

      assertThat(other.post("/__admin/settings", nothing).status()).isEqualTo(400);

      assertThat(other.get("/__admin/settings").text("/settings/fixedDelay")).isEqualTo("1");
    }
  }
}
