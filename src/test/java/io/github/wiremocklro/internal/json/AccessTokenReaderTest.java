package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens as a file and the admin API say them. */
class AccessTokenReaderTest {

  @Test
  void readsAFile() {
    assertThat(
            AccessTokenReader.readAll(
                """
                {"tokens": [
                  {"token": "t1", "scopes": ["compute", "cloud-platform"], "expiresIn": "3600s"},
                  {"token": "t2", "expireTime": "2030-01-01T01:00:00+01:00"},
                  {"token": "t3", "scopes": [], "expiresIn": null}
                ]}
                """))
        .containsExactly(
            AccessToken.of("t1")
                .scopes("compute", "cloud-platform")
                .expiresIn(Duration.ofSeconds(3600)),
            AccessToken.of("t2").expiresAt(Instant.parse("2030-01-01T00:00:00Z")),
            AccessToken.of("t3"));
  }

  @Test
  void readsASingleToken() {
    assertThat(AccessTokenReader.read(Json.parseObject("{\"token\": \"t\"}", "$")))
        .isEqualTo(AccessToken.of("t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | $.tokens: null is missing; write {"tokens": [{"token": "..."}]}
          {'tokens': [{}]} | $.tokens[0].token: null is missing; write {"token": "..."}
          {'tokens': [{'token': 't', 'expiresIn': '1h'}]} | $.tokens[0].expiresIn: "1h" is no proto3 JSON duration; write seconds: "3600s"
          {'tokens': [{'token': 't', 'expiresIn': '-1s'}]} | $.tokens[0].expiresIn: PT-1S is negative or over 10,000 years; use "0s" for a token that has expired, and leave it out for one that never does
          {'tokens': [{'token': 't'}, {'token': 'u', 'expireTime': 'soon'}]} | $.tokens[1].expireTime: "soon" is no time; write one of RFC 3339, as in "2030-01-01T00:00:00Z"
          {'tokens': [{'token': 't', 'expireTime': '+10000-01-01T00:00:00Z'}]} | $.tokens[0].expireTime: "+10000-01-01T00:00:00Z" is no time; write one of RFC 3339, as in "2030-01-01T00:00:00Z"
          {'tokens': [{'token': 't', 'expireTime': '9999-12-31T23:59:59-01:00'}]} | $.tokens[0].expireTime: "9999-12-31T23:59:59-01:00" is no time; write one of RFC 3339, as in "2030-01-01T00:00:00Z"
          {'tokens': [{'token': 't', 'expiresIn': '1s', 'expireTime': '2030-01-01T00:00:00Z'}]} | $.tokens[0].expireTime: "2030-01-01T00:00:00Z" is given beside expiresIn; keep one of them
          {'tokens': [{'token': 't', 'scopes': 'compute'}]} | $.tokens[0].scopes: "compute" is no list; write one: [...]
          {'tokens': [{'token': 't', 'scopes': [1]}]} | $.tokens[0].scopes: 1 is no string; put it in quotes
          {'tokens': [{'token': 't', 'scopes': ['a b']}]} | $.tokens[0].scopes[0]: "a b" is no scope; write one, without spaces, as in "cloud-platform"
          """)
  void refusesWithThePlaceTheValueAndTheRemedy(String json, String problem) {
    assertRefused(json, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'tokens': [{'tokn': 'SECRET'}]} | $.tokens[0].tokn: a value that is not shown stands under an unknown key; use one of token, scopes, expiresIn, expireTime
          {'token': 'SECRET'} | $.token: a value that is not shown stands under an unknown key; use one of tokens
          {'tokens': ['SECRET']} | $.tokens[0]: a value that is not shown does not fit here; use {"token": "..."}
          {'tokens': 'SECRET'} | $.tokens: a value that is not shown is no list; write one: [...]
          {'tokens': {'SECRET': {}}} | $.tokens: a value that is not shown is no list; write one: [...]
          {'tokens': [{'token': ['SECRET']}]} | $.tokens[0].token: a value that is not shown is no string; put it in quotes
          {'tokens': [{'token': 'SECRET SECRET'}]} | $.tokens[0].token: a value that is not shown can be sent by no client (RFC 6750); use 1 to 8192 of the characters A-Z a-z 0-9 . _ ~ + / -
          {'tokens': [{'token': 'SECRET'}, {'token': 'SECRET'}]} | $.tokens[1].token: a value that is not shown stands in the file twice; keep one of them
          "SECRET" | $: a value that is not shown is no JSON object; write one: {...}
          """)
  void showsNothingThatCouldBeAToken(String json, String problem) {
    assertRefused(json, problem);
    assertThatThrownBy(() -> AccessTokenReader.readAll(json.replace('\'', '"')))
        .hasNoCause()
        .hasMessageNotContaining("SECRET");
  }

  /** Which column it is depends on the version of Jackson. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"tokens\": [{\"token\": SECRET}]}", "SECRET"})
  void tellsWhereTheFileIsNoJsonAndNotWhatIsThere(String json) {
    assertThatThrownBy(() -> AccessTokenReader.readAll(json))
        .hasNoCause()
        .hasMessageMatching(
            "\\$: a value that is not shown is not JSON \\(line 1, column \\d+\\); write valid JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 10_001})
  void hasALimitToHowMany(int count) {
    String json =
        IntStream.range(0, count)
            .mapToObj("{\"token\": \"t%d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"tokens\": [", "]}"));

    if (count <= 10_000) {
      assertThat(AccessTokenReader.readAll(json)).hasSize(count);
    } else {
      assertRefused(json, "$.tokens: 10001 are too many; declare at most 10000");
    }
  }

  private static void assertRefused(String json, String problem) {
    assertThatThrownBy(() -> AccessTokenReader.readAll(json.replace('\'', '"')))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(problem);
  }
}
