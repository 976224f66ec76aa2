package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that WireMock's own admin API does not expect are the fault of who sends them. */
class AdminQueriesTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);

  @ParameterizedTest
  @CsvSource({
    "/mappings?limit=x, For input string",
    "/mappings?limit=, For input string",
    "/mappings?limit=99999999999, 99999999999",
    "/mappings?limit=-1, limit must be 0 or greater",
    "/mappings?offset=x, For input string",
    "/mappings?offset=-1, offset must be 0 or greater",
    "/requests?limit=x, limit",
    "/requests?limit=-1, limit",
    "/requests?since=x, since",
    "/requests?matchingStub=x, matchingStub",
    "/requests/x, UUID",
    "/mappings/x, UUID"
  })
  void areAnsweredWithWhatIsWrong(String query, String problem) {
    Reply reply = rest.get("/__admin" + query);

    assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
    assertThat(reply.header("Content-Type")).contains("json");
    assertThat(reply.body()).contains(problem);
  }

  /** There is no file to remove, for none could be written. */
  @ParameterizedTest
  @ValueSource(strings = {"/unmatched", "", "/7d0a5d8f-5b41-4d6e-9d5c-1f0a3f4c0000"})
  void areNotToBlameWhereAStubCouldNotBeSaved(String removed) {
    try (WireMockLroServer fake = new WireMockLroServer().start()) {
      Rest other = new Rest(fake::baseUrl);
      String stub =
          """
          {"id": "7d0a5d8f-5b41-4d6e-9d5c-1f0a3f4c0000", "persistent": true,
           "request": {}, "response": {}}
          """;
      assertThat(other.post("/__admin/mappings", stub).status()).isEqualTo(422);

      Reply reply = other.delete("/__admin/mappings" + removed);

      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
      assertThat(other.get("/__admin/mappings/7d0a5d8f-5b41-4d6e-9d5c-1f0a3f4c0000").status())
          .isEqualTo(404);
    }
  }
}
