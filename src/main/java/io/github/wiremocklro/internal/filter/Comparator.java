package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How a restriction compares the value of a field with what stands behind. */
enum Comparator {
  EQUAL("=", null),
  NOT_EQUAL("!=", null),
  LESS("<", order -> order < 0),
  LESS_OR_EQUAL("<=", order -> order <= 0),
  GREATER(">", order -> order > 0),
  GREATER_OR_EQUAL(">=", order -> order >= 0),
  HAS(":", null);

  private final String sign;
  private final @Nullable IntPredicate order;

  Comparator(String sign, @Nullable IntPredicate order) {
    this.sign = sign;
    this.order = order;
  }

  static Comparator of(String sign) {
    return Arrays.stream(values())
        .filter(comparator -> comparator.sign.equals(sign))
        .findFirst()
        .orElseThrow();
  }

  /** Returns whether a value that is there compares so. */
  boolean holds(@Nullable Object value, Literal literal, Work work) {
    if (value == null) {
      return this != NOT_EQUAL && literal.isNull();
    }
    if (order != null) {
      Integer difference = literal.difference(value, work);
      return difference != null && order.test(difference);
    }
    return literal.equalTo(value, work) == (this != NOT_EQUAL);
  }
}
