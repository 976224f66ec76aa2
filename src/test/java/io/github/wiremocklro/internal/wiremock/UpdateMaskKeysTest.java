package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import io.github.wiremocklro.operation.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys of a map an update mask in its JSON form means, as people write it by hand. */
class UpdateMaskKeysTest {
  @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

  private final Rest rest = new Rest(FAKE::baseUrl);
  private final String parent = Rest.newParent();
  private final String lake = parent + "/lakes/a";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels.fooBar     | {"fooBar":"1"}                | {"fooBar":"2"}                | {"fooBar":"2"}
          labels.fooBar     | {"fooBar":"1"}                | {}                            | {}
          labels.fooBar     | {}                            | {"fooBar":"2"}                | {"fooBar":"2"}
          labels.fooBar     | {"foo_bar":"1","fooBar":"1"}  | {"foo_bar":"2","fooBar":"2"}  | {"foo_bar":"2","fooBar":"1"}
          labels.fooBar     | {"fooBar":"1"}                | {"foo_bar":"2"}               | {"fooBar":"1","foo_bar":"2"}
          labels.fooBar     | {"foo_bar":"1"}               | {"fooBar":"2"}                | {}
          labels.fooBar     | {"a":"1"}                     | {"b":"2"}                     | {"a":"1"}
          labels.foo_bar    | {"fooBar":"1"}                | {"fooBar":"2"}                | {"fooBar":"1"}
          labels.a_b`c      | {"a_b`c":"1"}                 | {"a_b`c":"2"}                 | {"a_b`c":"2"}
          labels["fooBar"]  | {"foo_bar":"1","fooBar":"1"}  | {"foo_bar":"2","fooBar":"2"}  | {"foo_bar":"1","fooBar":"2"}
          """)
  void isTheOneInSnakeCaseIfItIsThereElseTheOneThatIsWritten(
      String mask, String stored, String sent, String after) {
    given(stored);

    Reply update = update(rest, mask, "{\"labels\":%s}".formatted(sent));
    FAKE.in(parent).complete(update.text("/name"));

    JsonObject updated = Json.parseObject(rest.get("/v1/" + lake).body(), "$");
    assertThat(updated.get("labels")).isEqualTo(Json.parseObject(after, "$"));
  }

  @Test
  void aMaskOfTooManyPathsIsRefusedInTheWordsOfTheRequest() {
    given("{}");

    Reply refused = update(rest, "labels.a,".repeat(1_000) + "labels.b", "{}");

    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
    assertThat(refused.message())
        .isEqualTo("update_mask: 1001 fields are too many; name at most 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"discoverySpec.includePatterns.x", "labels.a.b", "labels.*", "updateTime.seconds"})
  void aLenientServerTakesAPathThatLeadsNowhereAndChangesNothing(String mask) {
    try (WireMockLroServer lenient = new WireMockLroServer().lenient().start()) {
      String zone = parent + "/lakes/a/zones/z";
      lenient
          .in(parent)
          .given(
              "google.cloud.dataplex.v1.Zone",
              zone,
              Json.parseObject(
                  """
                  {"labels": {"a": "1"}, "discoverySpec": {"includePatterns": ["a", "b"]}}""",
                  "$"));
      Rest toLenient = new Rest(lenient::baseUrl);

      Reply update =
          toLenient.patch("/v1/" + zone + "?updateMask=" + encoded(mask), "{\"labels\":{}}");
      lenient.in(parent).complete(update.text("/name"));

      JsonObject updated = Json.parseObject(toLenient.get("/v1/" + zone).body(), "$");
      assertThat(updated.get("labels")).isEqualTo(JsonObject.of("a", "1"));
      assertThat(Json.text((JsonObject) updated.get("discoverySpec"))).contains("[\"a\",\"b\"]");
    }
  }

  private void given(String labels) {
    FAKE.in(parent)
        .given(
            "google.cloud.dataplex.v1.Lake",
            lake,
            JsonObject.of("labels", Json.parseObject(labels, "$")));
  }

  private Reply update(Rest rest, String mask, String body) {
    return rest.patch("/v1/" + lake + "?updateMask=" + encoded(mask), body);
  }

  private static String encoded(String mask) {
    return URLEncoder.encode(mask, StandardCharsets.UTF_8);
  }
}
