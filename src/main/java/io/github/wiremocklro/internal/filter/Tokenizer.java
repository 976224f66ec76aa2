package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a filter into tokens, the last of which is its end. */
final class Tokenizer {
  private static final String WHITE_SPACE = " \t\r\n";
  private static final String QUOTES = "\"'";
  private static final String COMPARATORS = "=<>!:";
  private static final Map<Character, Kind> SIGNS =
      Map.of('.', Kind.DOT, ',', Kind.COMMA, '-', Kind.MINUS, '(', Kind.OPEN, ')', Kind.CLOSE);

  /** What ends a text. A minus does not: it is a sign only where a word could begin. */
  private static final String NO_TEXT = WHITE_SPACE + QUOTES + COMPARATORS + ".,()";

  private final String filter;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String filter) {
    this.filter = filter;
  }

  static List<Token> tokens(String filter) {
    Tokenizer tokenizer = new Tokenizer(filter);
    while (tokenizer.next().kind() != Kind.END) {
      // each call adds one
    }
    return List.copyOf(tokenizer.tokens);
  }

  private Token next() {
    int from = at;
    skip(WHITE_SPACE);
    int start = at;
    Token place = new Token(Kind.END, "", filter.codePointCount(0, start) + 1, start > from);
    Token token = at == filter.length() ? place : read(place);
    tokens.add(token);
    return token;
  }

  private Token read(Token place) {
    int start = at;
    char first = filter.charAt(at);
    if (QUOTES.indexOf(first) >= 0) {
      return with(place, Kind.STRING, string(place));
    }
    if (COMPARATORS.indexOf(first) >= 0) {
      return with(place, Kind.COMPARATOR, comparator(place));
    }
    Kind sign = SIGNS.get(first);
    if (sign != null) {
      at++;
      return with(place, sign, String.valueOf(first));
    }
    while (at < filter.length() && NO_TEXT.indexOf(filter.charAt(at)) < 0) {
      at++;
    }
    return with(place, Kind.TEXT, filter.substring(start, at));
  }

  private String comparator(Token place) {
    char first = filter.charAt(at++);
    if (first != ':' && first != '=' && at < filter.length() && filter.charAt(at) == '=') {
      at++;
      return first + "=";
    }
    if (first == '!') {
      throw with(place, Kind.TEXT, "!").refused("is no comparator", "write != or NOT");
    }
    return String.valueOf(first);
  }

  private String string(Token place) {
    char quote = filter.charAt(at++);
    StringBuilder text = new StringBuilder();
    while (at < filter.length()) {
      char c = filter.charAt(at++);
      if (c == quote) {
        return text.toString();
      }
      text.append(c == '\\' ? escaped() : c);
    }
    throw with(place, Kind.STRING, text.toString())
        .refused("has no quote at its end", "close it with " + quote);
  }

  private char escaped() {
    char c = at < filter.length() ? filter.charAt(at) : ' ';
    if (c != '\\' && QUOTES.indexOf(c) < 0) {
      int column = filter.codePointCount(0, at);
      throw new Token(Kind.TEXT, "\\", column, false)
          .refused("escapes nothing", "write \\\\ for a backslash, \\\" for a quote");
    }
    at++;
    return c;
  }

  private void skip(String characters) {
    while (at < filter.length() && characters.indexOf(filter.charAt(at)) >= 0) {
      at++;
    }
  }

  private static Token with(Token place, Kind kind, String text) {
    return new Token(kind, text, place.column(), place.spaced());
  }
}
