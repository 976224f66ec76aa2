package io.github.wiremocklro.internal.engine;

import static io.github.wiremocklro.internal.engine.Answers.codeOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.operation.Code;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AIP-158. */
class PagingTest {
  private static final PageTokens TOKENS = new PageTokens("secret", "list");

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 1", "1000, 1000", "1001, 1000", "2147483647, 1000"})
  void givesTheDefaultForNoneAndTheMaximumForMore(int size, int given) {
    assertThat(page(size, null, "list").items()).hasSize(given);
  }

  @Test
  void refusesANegativeSize() {
    assertThat(codeOf(() -> new PageRequest(-1, null))).isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void hasTokensThatPassThroughAUrl() {
    assertThat(page(3, null, "list").nextPageToken()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void refusesATokenWithAnyCharacterChangedOrCut() {
    String token = page(3, null, "list").nextPageToken();

    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(codeOf(() -> page(3, changed, "list")))
          .as(changed)
          .isEqualTo(Code.INVALID_ARGUMENT);
      String cut = token.substring(0, i);
      if (!cut.isEmpty()) {
        assertThat(codeOf(() -> page(3, cut, "list"))).as(cut).isEqualTo(Code.INVALID_ARGUMENT);
      }
    }
  }

  @Test
  void refusesATokenOfAnotherList() {
    String token = page(3, null, "list").nextPageToken();

    assertThat(codeOf(() -> page(3, token, "list 2"))).isEqualTo(Code.INVALID_ARGUMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "5", "%%%", "AAAAAAAAAAAA", "AAAAAAAAAAAAMDAz", "ä", "=="})
  void refusesWhatNeverWasAToken(String token) {
    assertThat(codeOf(() -> page(3, token, "list"))).isEqualTo(Code.INVALID_ARGUMENT);
  }

  /** Base64 has several texts for the same bytes; only the one that was given out is a token. */
  @Test
  void refusesATokenWithPadding() {
    String token = page(3, null, "list").nextPageToken();

    assertThat(codeOf(() -> page(3, token + "=", "list"))).isEqualTo(Code.INVALID_ARGUMENT);
  }

  /** Who knows how tokens are made does not know the secret. */
  @Test
  void refusesATokenOfAnotherServer() {
    String token = new PageTokens("other secret", "list").seal("0002");

    assertThat(codeOf(() -> page(3, token, "list"))).isEqualTo(Code.INVALID_ARGUMENT);
  }

  /** Not even where the two make the same text, put together. */
  @Test
  void refusesATokenWhoseKeyTakesInTheEndOfTheList() {
    PageTokens tokens = new PageTokens("secret", "list 7");
    String token = tokens.seal("0002");
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    byte[] shifted = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy("70002".getBytes(UTF_8), 0, shifted, shifted.length - 5, 5);

    String crafted = Base64.getUrlEncoder().withoutPadding().encodeToString(shifted);

    assertThat(tokens.open(token)).isEqualTo("0002");
    assertThat(codeOf(() -> new PageTokens("secret", "list ").open(crafted)))
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void tellsTheSecretToNobody() {
    assertThat(new PageTokens("secret", "list")).hasToString("PageTokens[list=list]");
  }

  /** AIP-158: there may be fewer than were asked for. */
  @Test
  void hasNoMoreThanTakesAFewMegabytesButAlwaysOne() {
    Numbered heavy = new Numbered(5_000_000);

    Page<String> first = Page.of(new PageRequest(3, null), TOKENS, heavy);
    Page<String> second = Page.of(new PageRequest(3, first.nextPageToken()), TOKENS, heavy);

    assertThat(first.items()).containsExactly("0000");
    assertThat(second.items()).containsExactly("0001");
    assertThat(Page.of(new PageRequest(3, null), TOKENS, new Numbered(50_000_000)).items())
        .containsExactly("0000");
  }

  private static Page<String> page(int size, @Nullable String token, String list) {
    return Page.of(
        new PageRequest(size, token), new PageTokens("secret", list), new Numbered(1_000));
  }

  /** 2,000 items, each of which takes so many bytes. */
  private record Numbered(long weight) implements Page.Listing<String> {
    private static final NavigableSet<String> ALL =
        new TreeSet<>(IntStream.range(0, 2_000).mapToObj("%04d"::formatted).toList());

    @Override
    public Iterator<String> after(@Nullable String key) {
      return key == null ? ALL.iterator() : ALL.tailSet(key, false).iterator();
    }

    @Override
    public String key(String item) {
      return item;
    }

    @Override
    public boolean shows(String item) {
      return true;
    }

    @Override
    public long weight(String item) {
      return weight;
    }
  }
}
