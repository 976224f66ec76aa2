package io.github.wiremocklro.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCostTest {
  private static final int LENGTH = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"{},", "[],", "\"\":{},", "1e1,", "[[]],"})
  void whatHasManyPartsTakesManyTimesItsLength(String part) {
    assertThat(JsonCost.of(repeated(part))).isGreaterThan(30L * LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "Lorem ipsum dolor sit amet consectetur, "})
  void aLongStringTakesLittleMoreThanItself(String part) {
    assertThat(JsonCost.of(repeated(part))).isBetween(2L * LENGTH, 12L * LENGTH);
  }

  @Test
  void aShortTextIsNotWorthALook() {
    assertThat(JsonCost.of("{},".repeat(1_000))).isZero();
  }

  private static String repeated(String part) {
    return part.repeat(LENGTH / part.length());
  }
}
