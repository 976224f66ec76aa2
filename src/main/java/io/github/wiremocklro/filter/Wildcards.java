package io.github.wiremocklro.filter;

/** Texts with {@code *}, which stands for any characters or none, slashes too (AIP-160). */
final class Wildcards {
  private Wildcards() {}

  /** Returns whether the text matches; in time linear to the lengths of both, multiplied. */
  static boolean match(String pattern, String text) {
    int at = 0;
    int star = -1;
    int starAt = 0;
    int p = 0;
    while (at < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starAt = at;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(at)) {
        p++;
        at++;
      } else if (star >= 0) {
        // The last star takes one more character; those before it need none.
        p = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    return pattern.chars().skip(p).allMatch(c -> c == '*');
  }
}
