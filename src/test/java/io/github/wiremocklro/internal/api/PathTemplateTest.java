package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.api.PathTemplate.Wildcard;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

  @Test
  void aTemplateIsReadAsItsGrammarHasIt() {
    PathTemplate template = PathTemplate.parse("/v1/{lake.name=projects/*/lakes/*}/{rest=**}:run");

    assertThat(template.segments())
        .containsExactly(
            new Literal("v1"),
            new Literal("projects"),
            Wildcard.ONE,
            new Literal("lakes"),
            Wildcard.ONE,
            Wildcard.REST);
    assertThat(template.variables())
        .containsExactly(new Variable("lake.name", 1, 5), new Variable("rest", 5, 6));
    assertThat(template.verb()).isEqualTo("run");
  }

  @Test
  void aVariableWithoutSegmentsIsOneSegment() {
    assertThat(PathTemplate.parse("/v1/{name}").segments())
        .containsExactly(new Literal("v1"), Wildcard.ONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1/a | does not begin with a slash",
        "/ | has an empty segment",
        "/v1//a | has an empty segment",
        "/v1/a/ | has an empty segment",
        "/v1/{name=} | has an empty segment",
        "/v1/{name | has a brace that is never closed",
        "/v1/{name=a/*}b | has text between a variable and a slash",
        "/v1/a{name} | has '{' inside the segment \"a{name}\"",
        "/v1/{a={b}} | has text between a variable and a slash",
        "/v1/{=*} | has a variable \"\" that is no field",
        "/v1/{a-b} | has a variable \"a-b\" that is no field",
        "/v1/{a}/{a} | has the variable \"a\" twice",
        "/v1/a*b | has '*' inside the segment \"a*b\"",
        "/v1/a:b/c | has ':' inside the segment \"a:b\"",
        "/v1/**/a | has \"**\" before its end",
        "/v1/{a=**}/{b=*} | has \"**\" before its end",
        "/v1/a: | has no verb behind its colon"
      })
  void whatIsNoTemplateIsRefusedWithTheReason(String text, String problem) {
    assertThatThrownBy(() -> PathTemplate.parse(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("the path of an http rule: \"%s\" %s; ", text, problem);
  }

  @Test
  void aTemplateHasABoundedNumberOfSegments() {
    assertThatThrownBy(() -> PathTemplate.parse("/a".repeat(65)))
        .hasMessageContaining("has too many segments; write at most 64");
  }

  /** http.proto: "all characters except [-_.~0-9a-zA-Z] are percent-encoded" and decoded. */
  @Test
  void aVariableOfOneSegmentIsDecodedWhole() {
    assertThat(values("/v1/things/{id}", "v1", "things", "a%2Fb%20c+d%C3%A9"))
        .isEqualTo(Map.of("id", "a/b c+dé"));
  }

  /** http.proto: of multi-segment variables "%2F" and "%2f" stay as they are. */
  @Test
  void aVariableOfSeveralSegmentsKeepsEncodedSlashes() {
    assertThat(values("/v1/{name=things/*}", "v1", "things", "a%2Fb%2fc%20d"))
        .isEqualTo(Map.of("name", "things/a%2Fb%2fc d"));
    assertThat(values("/v1/{name=**}", "v1", "a%2Fb", "c")).isEqualTo(Map.of("name", "a%2Fb/c"));
  }

  @Test
  void theRestMayBeNothing() {
    assertThat(values("/v1/{name=things/**}", "v1", "things")).isEqualTo(Map.of("name", "things"));
  }

  @Test
  void whatIsWronglyEncodedIsNamed() {
    assertThatThrownBy(() -> values("/v1/{name}", "v1", "a%zz"))
        .hasMessageContaining("\"a%zz\" is not percent-encoded UTF-8");
  }

  private static Map<String, String> values(String template, String... path) {
    return PathTemplate.parse(template).values(List.of(path));
  }
}
