package io.github.wiremocklro.internal.wiremock;

import static io.github.wiremocklro.operation.After.time;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.WireMockLroServer;
import io.github.wiremocklro.internal.json.Durations;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminClockTest {
  private static final String CLOCK = "/__admin/ext/lro/clock";

  @Nested
  class OfOneScope {
    @AutoClose private static final WireMockLroServer FAKE = new WireMockLroServer().start();

    private final Rest rest = new Rest(FAKE::baseUrl);
    private final String parent = Rest.newParent();
    private final String scope = parent.substring(0, parent.indexOf("/locations"));
    private final String inBody = "{\"scope\":\"" + scope + "\"}";
    private final String inQuery = "?scope=" + scope;

    @Test
    void standsFreezesAndRunsOnByItself() {
      Reply frozen = rest.post(CLOCK + ":freeze", inBody);

      assertThat(frozen.status()).isEqualTo(200);
      assertThat(frozen.text("/frozen")).isEqualTo("true");
      assertThat(rest.get(CLOCK + inQuery).body()).isEqualTo(frozen.body());
      assertThat(rest.get(CLOCK).text("/frozen")).isEqualTo("false");
      assertThat(rest.post(CLOCK + ":resume" + inQuery).text("/frozen")).isEqualTo("false");
    }

    @Test
    void advancesByAnHourAndWhatIsDueHappens() {
      String path = "/v1/" + parent + "/operations/op";
      Instant before = Instant.parse(rest.post(CLOCK + ":freeze" + inQuery).text("/time"));
      FAKE.start(operation().name(path.substring(4)).doneAfter(time(Duration.ofHours(1))));

      Reply advanced =
          rest.post(CLOCK + ":advance", "{\"by\":\"3599.5s\",\"scope\":\"" + scope + "\"}");
      String justBefore = rest.get(path).text("/done");
      rest.post(CLOCK + ":advance" + inQuery + "&by=0.5s");

      assertThat(Instant.parse(advanced.text("/time")))
          .isEqualTo(before.plus(Duration.ofMillis(3_599_500)));
      assertThat(justBefore).isEqualTo("false");
      assertThat(rest.get(path).text("/done")).isEqualTo("true");
    }

    @Test
    void stopsAtTheEndOfTheYear9999() {
      Instant now = Instant.parse(rest.post(CLOCK + ":freeze" + inQuery).text("/time"));
      Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
      rest.post(
          CLOCK + ":advance" + inQuery + "&by=" + Durations.format(Duration.between(now, last)));
      rest.post(CLOCK + ":resume" + inQuery);

      Reply created =
          rest.post("/v1/" + parent + "/lakes?lakeId=a", "{\"displayName\": \"the last\"}");

      assertThat(created.text("/metadata/createTime")).isEqualTo(last.toString());
      assertThat(rest.post(CLOCK + ":advance" + inQuery + "&by=0s").text("/time"))
          .isEqualTo(last.toString());
      assertThat(rest.get(CLOCK + inQuery).text("/frozen")).isEqualTo("false");
    }

    @Test
    void isNamedByAnyNameInTheScope() {
      rest.post(CLOCK + ":freeze", "{\"scope\":\"" + parent + "/operations/op\"}");

      assertThat(rest.get(CLOCK + inQuery).text("/frozen")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{'by':'-5s'} | -",
          "{'by':'1h'} | 3600s",
          "{'by':'soon'} | write seconds",
          "{'by':5} | quotes",
          "{'by':'999999999999s'} | 9999",
          "{} | $.by",
          " | $.by",
          "{'by':'1s','until':'x'} | $.until",
          "[1] | no JSON object"
        })
    void refusesToAdvanceByWhatIsNoDuration(String body, String message) {
      Instant before = Instant.parse(rest.post(CLOCK + ":freeze", inBody).text("/time"));

      Reply reply =
          rest.post(CLOCK + ":advance" + inQuery, body == null ? "" : body.replace('\'', '"'));

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).contains(message);
      assertThat(rest.get(CLOCK + inQuery).text("/time")).isEqualTo(before.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"freeze", "resume"})
    void refusesUnknownFields(String verb) {
      Reply reply = rest.post(CLOCK + ":" + verb, "{\"scop\":\"" + scope + "\"}");

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith("$.scop: ").endsWith("use scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "t-42"})
    void refusesAScopeThatIsNone(String broken) {
      Reply reply = rest.post(CLOCK + ":freeze", "{\"scope\":\"" + broken + "\"}");

      assertThat(reply.error()).isEqualTo("400 INVALID_ARGUMENT INVALID_ARGUMENT");
      assertThat(reply.message()).startsWith("$.scope: ");
      assertThat(rest.get(CLOCK).text("/frozen")).isEqualTo("false");
    }
  }

  @Nested
  class OfAll {
    @Test
    void isFollowedByEveryScope() {
      try (WireMockLroServer fake = new WireMockLroServer().start()) {
        Rest rest = new Rest(fake::baseUrl);

        rest.post(CLOCK + ":freeze");
        String later = rest.post(CLOCK + ":advance", "{\"by\":\"86400s\"}").text("/time");

        assertThat(rest.get(CLOCK + "?scope=projects/p").text("/time")).isEqualTo(later);
        assertThat(rest.get(CLOCK + "?scope=projects/p").text("/frozen")).isEqualTo("true");
      }
    }
  }
}
