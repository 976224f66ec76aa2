package io.github.wiremocklro.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON has one kind of numbers, Java has many. */
class JsonObjectNumbersTest {

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of(1, 1),
        Arguments.of(1L, 1),
        Arguments.of(BigInteger.ONE, 1),
        Arguments.of((long) Integer.MIN_VALUE, Integer.MIN_VALUE),
        Arguments.of(Integer.MAX_VALUE + 1L, Integer.MAX_VALUE + 1L),
        Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
        Arguments.of(BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(63)),
        Arguments.of((short) 7, 7),
        Arguments.of((byte) -1, -1),
        Arguments.of(0.5, new BigDecimal("0.5")),
        Arguments.of(1.1f, new BigDecimal("1.1")),
        Arguments.of(1e10, new BigDecimal("1.0E10")),
        Arguments.of(new BigDecimal("0.1000"), new BigDecimal("0.1000")),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Float.POSITIVE_INFINITY, "Infinity"),
        Arguments.of(Double.NEGATIVE_INFINITY, "-Infinity"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void areWhatTheirTextIsReadAs(Object given, Object kept) {
    assertThat(JsonObject.of("n", given).get("n")).isEqualTo(kept);
  }

  @Test
  void areThoseOfJavaLangAndJavaMath() {
    assertThatThrownBy(() -> JsonObject.of("n", new AtomicInteger(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "field 'n' holds a java.util.concurrent.atomic.AtomicInteger; use a String, a number of"
                + " java.lang or java.math, a Boolean, a List, a Map or a JsonObject");
  }

  @Test
  void areThatInListsToo() {
    assertThat(JsonObject.of("n", List.of(1L, List.of(0.5))))
        .isEqualTo(JsonObject.of("n", List.of(1, List.of(new BigDecimal("0.5")))));
  }
}
