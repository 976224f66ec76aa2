package io.github.wiremocklro.internal.filter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code *}, which stands for any characters or none, slashes too (AIP-160). What
 * stands between the stars is looked for in turn, so no character of another text is gone back to.
 */
final class Wildcards {
  private final String pattern;
  private final Part begin;
  private final List<Part> between;
  private final Part end;

  /** Reads a pattern that has a star. */
  Wildcards(String pattern) {
    List<Part> parts = Stream.of(pattern.split("\\*", -1)).map(Part::new).toList();
    this.pattern = pattern;
    this.begin = parts.get(0);
    this.between = parts.subList(1, parts.size() - 1);
    this.end = parts.get(parts.size() - 1);
  }

  /** Returns whether the text matches, in time linear to its length. */
  boolean match(CharSequence text) {
    int at = begin.length();
    int last = text.length() - end.length();
    if (at > last || !begin.isAt(0, text) || !end.isAt(last, text)) {
      return false;
    }
    for (Part part : between) {
      at = part.endIn(text, at, last);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Wildcards wildcards && wildcards.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** What stands between two stars, to be found as Knuth, Morris and Pratt do. */
  private static final class Part {
    private final String text;

    /** For each character, how long a beginning of the text it also ends, but the whole. */
    private final int[] borders;

    Part(String text) {
      this.text = text;
      this.borders = new int[text.length()];
      for (int i = 1; i < text.length(); i++) {
        borders[i] = longer(borders[i - 1], text.charAt(i));
      }
    }

    int length() {
      return text.length();
    }

    boolean isAt(int start, CharSequence searched) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != searched.charAt(start + i)) {
          return false;
        }
      }
      return true;
    }

    /** Returns where the first occurrence in a part of a text ends, -1 where there is none. */
    int endIn(CharSequence searched, int from, int to) {
      int at = from;
      for (int found = 0; found < text.length(); at++) {
        if (at == to) {
          return -1;
        }
        found = longer(found, searched.charAt(at));
      }
      return at;
    }

    /** Returns how long a beginning is found with one more character, after so long a one. */
    private int longer(int found, char next) {
      int length = found;
      while (length > 0 && text.charAt(length) != next) {
        length = borders[length - 1];
      }
      return text.charAt(length) == next ? length + 1 : 0;
    }
  }
}
