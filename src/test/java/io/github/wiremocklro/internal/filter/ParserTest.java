package io.github.wiremocklro.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of AIP-160. */
class ParserTest {
  private static final String A = "metadata.a=1";
  private static final String B = "metadata.b=2";
  private static final String C = "metadata.c=3";

  /** AIP-160: "a AND b OR c evaluates: a AND (b OR c)". */
  @Test
  void bindsOrTighterThanAnd() {
    assertThat(parse("%s AND %s OR %s")).isEqualTo(parse("%s AND (%s OR %s)"));
    assertThat(parse("%s OR %s AND %s")).isEqualTo(parse("(%s OR %s) AND %s"));
  }

  /** AIP-160: factors next to each other are joined by AND, which binds like AND. */
  @Test
  void joinsWhatStandsSideBySideByAnd() {
    assertThat(parse("%s %s %s")).isEqualTo(parse("%s AND %s AND %s"));
    assertThat(parse("%s %s OR %s")).isEqualTo(parse("%s AND (%s OR %s)"));
  }

  /** AIP-160: NOT and - are used interchangeably. */
  @Test
  void takesAMinusForNot() {
    assertThat(parse("-%s OR -(%s %s)")).isEqualTo(parse("NOT %s OR NOT (%s AND %s)"));
  }

  @Test
  void bindsNotTighterThanAnythingElse() {
    assertThat(parse("NOT %s OR %s AND %s")).isEqualTo(parse("((NOT (%s)) OR %s) AND (%s)"));
  }

  @Test
  void readsAnEmptyFilterAsOneThatAllMatch() {
    assertThat(read(" \t")).isEqualTo(new Expression.And(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata.a=\"1\"",
        "metadata.a = '1'",
        "\"metadata\".'a' =\"1\"",
        "(metadata.a\n= \"1\")"
      })
  void takesQuotesAndSpacesAsTheyCome(String filter) {
    assertThat(read(filter)).isEqualTo(read("metadata.a=\"1\""));
  }

  /** AIP-160 shows times and numbers without quotes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2012-04-21T11:30:00-04:00",
        "2012-04-21T11:30:00.5Z",
        "2.997e9",
        "-1.2s",
        "projects/p/locations/l/lakes/a",
        "type.googleapis.com/google.protobuf.Empty",
        "*.foo",
        "a-b:c.-d"
      })
  void readsAValueWithoutQuotesUpToTheNextSpace(String value) {
    assertThat(read("metadata.a>" + value + " " + B))
        .isEqualTo(
            new Expression.And(
                List.of(
                    Restriction.of(path("metadata", "a"), Comparator.GREATER, literal(value)),
                    read(B))));
  }

  /** AIP-160's grammar: a field behind a dot may be a keyword. */
  @ParameterizedTest
  @CsvSource({
    "metadata.NOT, NOT",
    "metadata.AND, AND",
    "metadata.\"a.b\", a.b",
    "metadata.@type, @type"
  })
  void takesAnyNameBehindADot(String member, String field) {
    assertThat(read(member + ":*"))
        .isEqualTo(Restriction.of(path("metadata", field), Comparator.HAS, literal("*")));
  }

  @Test
  void goesAHundredLevelsDeep() {
    String filter = "(".repeat(100) + A + ")".repeat(100);

    assertThat(read(filter)).isEqualTo(read(A));
  }

  @Test
  void countsTheDepthAndNotTheParentheses() {
    assertThat(read(("(" + A + ") ").repeat(200))).isInstanceOf(Expression.And.class);
  }

  private static Expression read(String filter) {
    return Parser.parse(filter, KnownFields.OF_OPERATIONS);
  }

  private static Expression parse(String format) {
    return read(format.formatted(A, B, C));
  }

  private static List<FieldName> path(String... names) {
    return Stream.of(names).map(FieldName::of).toList();
  }

  private static Literal literal(String text) {
    return Literal.of(new Token(Token.Kind.TEXT, text, 1, false));
  }
}
