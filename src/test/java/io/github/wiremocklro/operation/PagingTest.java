package io.github.wiremocklro.operation;

import static io.github.wiremocklro.operation.Answers.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AIP-158. */
class PagingTest {

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

  private static Page<String> page(int size, @Nullable String token, String arguments) {
    List<String> items = IntStream.range(0, 2_000).mapToObj("%04d"::formatted).toList();
    TreeSet<String> all = new TreeSet<>(items);
    return Page.of(
        new PageRequest(size, token),
        arguments,
        after -> after == null ? all.iterator() : all.tailSet(after, false).iterator(),
        item -> item);
  }
}
