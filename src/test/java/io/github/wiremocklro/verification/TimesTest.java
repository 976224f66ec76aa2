package io.github.wiremocklro.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, never, 0",
    "1, 1, once, 1",
    "2, 2, 2 times, 2",
    "2, 2147483647, at least 2 times, 2 3 4",
    "1, 2147483647, at least once, 1 2 3 4",
    "0, 2, at most 2 times, 0 1 2",
    "1, 3, between 1 and 3 times, 1 2 3",
  })
  void saysWhichNumbersItIncludes(int atLeast, int atMost, String words, String included) {
    Times times = Times.between(atLeast, atMost);

    assertThat(times).hasToString(words);
    assertThat(IntStream.rangeClosed(0, 4).filter(times::includes))
        .containsExactlyElementsOf(
            Arrays.stream(included.split(" ")).map(Integer::valueOf).toList());
  }

  @Test
  void hasAWordForEachKindOfBound() {
    assertThat(Times.never()).isEqualTo(new Times(0, 0));
    assertThat(Times.once()).isEqualTo(new Times(1, 1));
    assertThat(Times.times(3)).isEqualTo(new Times(3, 3));
    assertThat(Times.atLeast(3)).isEqualTo(new Times(3, Times.UNLIMITED));
    assertThat(Times.atMost(3)).isEqualTo(new Times(0, 3));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, atLeast: -1 is negative", "2, 1, 'atMost: 1 is less than 2, the least'"})
  void refusesBoundsThatNothingIsWithin(int atLeast, int atMost, String message) {
    assertThatThrownBy(() -> new Times(atLeast, atMost))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
