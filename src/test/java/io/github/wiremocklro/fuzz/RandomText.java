package io.github.wiremocklro.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that have broken parsers before, and small changes of texts that are right. */
final class RandomText {
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\0",
          "\n",
          "%",
          "%zz",
          "%00",
          "%2F",
          "%FF",
          "..",
          "/",
          "//",
          ":",
          "?",
          "#",
          "\"",
          "\\",
          "\\u0000",
          "{{",
          "}}",
          "{{request.body}}",
          "{{#each}}",
          "${x}",
          "<script>",
          "é",
          "\uD83D\uDE00",
          "\uD800",
          "\uDC00",
          "\u202E",
          "null",
          "true",
          "NaN",
          "-1",
          "1e999999999",
          "99999999999999999999999999",
          "0x10",
          "-0",
          "1s",
          "-1s",
          "999999999999s",
          "2024-01-01T00:00:00Z",
          "*",
          "-",
          "projects/p",
          "operations/x",
          "__proto__");

  /** Far from the limits that HTTP has, whose errors have tests of their own. */
  private static final int MAX_LENGTH = 1_500;

  /** The golden ratio, as hashes use it. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final Random random;

  RandomText(long seed) {
    // Of seeds in a row, Random begins with nearly the same numbers.
    random = new Random(seed * SCATTER);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  byte[] bytes(int maxLength) {
    byte[] bytes = new byte[random.nextInt(maxLength)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns a text that nobody expects; now and then a long one. */
  String odd() {
    String odd = oneOf(ODD);
    return chance(5) ? odd.repeat(1 + random.nextInt(1 + MAX_LENGTH / (1 + odd.length()))) : odd;
  }

  /** Returns a text with a few places changed: cut, doubled, replaced, something odd put in. */
  String mutated(String text) {
    String mutant = text;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), from + random.nextInt(8));
      mutant =
          switch (random.nextInt(5)) {
            case 0 -> mutant.substring(0, from) + mutant.substring(to);
            case 1 -> mutant.substring(0, from);
            case 2 -> mutant.substring(0, to) + mutant.substring(from);
            case 3 ->
                mutant.substring(0, from) + (char) (32 + random.nextInt(95)) + mutant.substring(to);
            default -> mutant.substring(0, from) + odd() + mutant.substring(from);
          };
    }
    return mutant;
  }
}
