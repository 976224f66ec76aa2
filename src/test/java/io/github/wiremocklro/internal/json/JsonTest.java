package io.github.wiremocklro.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void keepsEveryKindOfValue() {
    JsonObject object =
        Json.parseObject(
            """
            {"s": "ü€😀", "t": true, "n": null, "i": 1, "l": 9007199254740993,
             "b": 18446744073709551616, "d": 0.1000, "a": [1, {"x": []}, null], "o": {}}
            """,
            "$");

    assertThat(object.get("s")).isEqualTo("ü€😀");
    assertThat(object.get("l")).isEqualTo(9007199254740993L);
    assertThat(object.get("b")).isEqualTo(new BigInteger("18446744073709551616"));
    assertThat(object.get("d")).isEqualTo(new BigDecimal("0.1000"));
    assertThat(object.get("a")).isEqualTo(Arrays.asList(1, JsonObject.of("x", List.of()), null));
    assertThat(object.has("n")).isTrue();
    assertThat(Json.parseObject(text(object), "$")).isEqualTo(object);
  }

  @Test
  void tellsHowLongItsTextIs() {
    JsonObject object = JsonObject.of("a", "ü€😀\n\"", "b", List.of(1, "x".repeat(20_000)));

    assertThat(Json.length(object)).isEqualTo(Json.bytes(object).length);
  }

  @Test
  void writesFieldsInTheirOrder() {
    assertThat(text(JsonObject.of("b", 1, "a", List.of(JsonObject.EMPTY))))
        .isEqualTo("{\"b\":1,\"a\":[{}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{} {}", "{'a': 1}", "{\"a\": NaN}", "{\"a\": 01}", "x"})
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> Json.parseObject(text, "$.body"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith("$.body: \"" + text + "\" is not JSON (")
        .hasMessageEndingWith("); write valid JSON");
  }

  @Test
  void saysInWhichLineAndColumn() {
    assertThatThrownBy(() -> Json.parseObject("{\n  \"a\": oops}", "$"))
        .hasMessageContaining("is not JSON (line 2, column ");
  }

  @ParameterizedTest
  @CsvSource({"[]", "1", "null", "true"})
  void refusesJsonThatIsNoObject(String text) {
    assertThatThrownBy(() -> Json.parseObject(text, "$"))
        .hasMessage("$: \"%s\" is no JSON object; write one: {...}", text);
  }

  /** Two parsers would read two things there. */
  @Test
  void refusesAKeyThatIsThereTwice() {
    assertThatThrownBy(() -> Json.parseObject("{\"o\": {\"a\": 1, \"a\": 2}}", "$"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("Duplicate field 'a'");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 100_000, 1_000_000})
  void refusesWhatIsNestedTooDeep(int depth) {
    assertThatThrownBy(() -> Json.parseObject("{\"a\":" + "[".repeat(depth), "$"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("nesting depth")
        .hasMessageMatching("(?s).{1,1000}");
    assertThatThrownBy(() -> Json.parseObject("{\"a\":".repeat(depth), "$"))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void refusesNumbersOfTooManyDigits() {
    assertThatThrownBy(() -> Json.parseObject("{\"a\":" + "1".repeat(1_000_000) + "}", "$"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageMatching("(?s).{1,1000}");
  }

  @Test
  void keepsANumberWithAHugeExponentSmall() {
    JsonObject object = Json.parseObject("{\"a\":1e999999}", "$");

    assertThat(text(object)).hasSizeLessThan(20);
  }

  @Test
  void takesLongTexts() {
    JsonObject object = JsonObject.of("a", "x".repeat(5_000_000));

    assertThat(Json.parseObject(text(object), "$")).isEqualTo(object);
  }

  /** A test may have half a character, and a state of an older server; no reply fails for that. */
  @Test
  void writesHalvesOfCharactersAndReadsThemAgainAsAReply() {
    JsonObject object = Json.parseReply("{\"a\":\"\\ud83d\"}", "$");

    assertThat(object).isEqualTo(JsonObject.of("a", "\ud83d"));
    assertThat(Json.parseReply(text(object), "$").fields()).containsKey("a");
  }

  private static String text(JsonObject object) {
    return new String(Json.bytes(object), UTF_8);
  }

  @Test
  void aNumberThatJavaCannotHoldIsRefused() {
    assertThatThrownBy(() -> Json.parseObject("{\"a\": 1e9999999999}", "$"))
        .isInstanceOf(InvalidArgumentException.class)
        // The latter are the words of older versions of Jackson.
        .hasMessageMatching(".*(has a number that is too large|Malformed numeric value).*");
  }
}
