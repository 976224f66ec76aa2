package io.github.wiremocklro.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.wiremocklro.internal.filter.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  @Test
  void knowsWhereEachTokenStandsAndWhetherASpaceIsBeforeIt() {
    assertThat(Tokenizer.tokens("(a.b  != \"x y\")"))
        .extracting(Token::kind, Token::text, Token::column, Token::spaced)
        .containsExactly(
            tuple(Kind.OPEN, "(", 1, false),
            tuple(Kind.TEXT, "a", 2, false),
            tuple(Kind.DOT, ".", 3, false),
            tuple(Kind.TEXT, "b", 4, false),
            tuple(Kind.COMPARATOR, "!=", 7, true),
            tuple(Kind.STRING, "x y", 10, true),
            tuple(Kind.CLOSE, ")", 15, false),
            tuple(Kind.END, "", 16, false));
  }

  @Test
  void takesTheLongestComparator() {
    assertThat(texts("<=>=!=<>=:")).containsExactly("<=", ">=", "!=", "<", ">=", ":", "");
  }

  @Test
  void takesAMinusForASignWhereAWordBeginsOnly() {
    assertThat(texts("-a-b -5")).containsExactly("-", "a-b", "-", "5", "");
  }

  @Test
  void readsEscapesInBothKindsOfQuotes() {
    assertThat(texts("\"a\\\"b'\\\\\" 'c\"\\''")).containsExactly("a\"b'\\", "c\"'", "");
  }

  @Test
  void takesTabsAndLineBreaksForSpaces() {
    assertThat(Tokenizer.tokens("a\t=\r\nb")).extracting(Token::column).containsExactly(1, 3, 6, 7);
  }

  @Test
  void countsACharacterOfTwoUnitsOnce() {
    assertThat(Tokenizer.tokens("\"\uD83D\uDE00\" x")).extracting(Token::column).startsWith(1, 5);
  }

  private static List<String> texts(String filter) {
    return Tokenizer.tokens(filter).stream().map(Token::text).toList();
  }
}
