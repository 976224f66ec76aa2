package io.github.wiremocklro.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.Cases;
import io.github.wiremocklro.internal.CountedText;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with stars. {@code -Dwildcards.cases} says how many random ones there are. */
class WildcardsTest {

  @Test
  @Tag("slow")
  void matchWhatARegularExpressionWould() {
    int cases = Cases.of("wildcards.cases", 200_000);
    int matches = 0;
    for (long seed = 1; seed <= cases; seed++) {
      Random random = new Random(seed);
      String pattern = text(random, "ab*", 8) + "*" + text(random, "ab*", 4);
      String text = text(random, "ab", 10);
      boolean expected = Pattern.matches(expression(pattern), text);

      assertThat(new Wildcards(pattern).match(text))
          .as("seed %d: %s %s", seed, pattern, text)
          .isEqualTo(expected);
      matches += expected ? 1 : 0;
    }
    assertThat(matches).as("matches, or they tell nothing").isBetween(cases / 10, cases * 9 / 10);
  }

  /** Whatever stands between the stars, no character of the text is gone back to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*%sb",
        "*%sb*",
        "%s*%sb*",
        "*%s*%s*b*",
        "*%sb%s*",
        "*b%s*",
        "a*a*a*a*b%s",
        "***%s"
      })
  void lookAtEachCharacterOnce(String form) {
    CountedText text = new CountedText("a".repeat(100_000));

    new Wildcards(form.replace("%s", "a".repeat(500))).match(text);

    assertThat(text.looks()).isLessThanOrEqualTo(text.length() + 2_000);
  }

  private static String expression(String pattern) {
    return Arrays.stream(pattern.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  private static String text(Random random, String characters, int maxLength) {
    return random
        .ints(random.nextInt(maxLength + 1), 0, characters.length())
        .mapToObj(i -> characters.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
