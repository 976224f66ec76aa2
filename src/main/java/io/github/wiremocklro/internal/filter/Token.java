package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.Set;

/**
 * A piece of a filter.
 *
 * @param kind what it is
 * @param text what it says; of a string, what stands between its quotes
 * @param column where it begins, counted in characters from 1
 * @param spaced whether white space stands before it
 */
record Token(Kind kind, String text, int column, boolean spaced) {
  private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT");

  enum Kind {
    TEXT,
    STRING,
    COMPARATOR,
    DOT,
    COMMA,
    MINUS,
    OPEN,
    CLOSE,
    END {
      @Override
      public String toString() {
        return "the end";
      }
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean is(String keyword) {
    return kind == Kind.TEXT && text.equals(keyword);
  }

  /** Returns whether this is the bare {@code *}, which asks whether a field is there. */
  boolean isAny() {
    return kind == Kind.TEXT && text.equals("*");
  }

  /** Returns whether this is one of the words of the language, which are case-sensitive. */
  boolean isKeyword() {
    return kind == Kind.TEXT && KEYWORDS.contains(text);
  }

  /** Returns whether this stands right behind the token before. */
  boolean follows(Kind other) {
    return kind == other && !spaced;
  }

  InvalidArgumentException refused(String problem, String remedy) {
    Object shown = kind == Kind.END ? Kind.END : text;
    return new InvalidArgumentException("filter column " + column, shown, problem, remedy);
  }
}
