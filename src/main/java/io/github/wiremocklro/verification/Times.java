package io.github.wiremocklro.verification;

import io.github.wiremocklro.operation.InvalidArgumentException;

/**
 * How often something is expected.
 *
 * <p>Example: {@code polled(atLeast(2))}.
 *
 * @param atLeast the smallest number that will do
 * @param atMost the largest number that will do; {@link #UNLIMITED} for any
 */
public record Times(int atLeast, int atMost) {

  /** For {@link #atMost()}: there is no such number. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * @throws InvalidArgumentException if no number is within the bounds
   */
  public Times {
    if (atLeast < 0) {
      throw new InvalidArgumentException(
          "atLeast", atLeast, "is negative", "calls are counted from 0");
    }
    if (atMost < atLeast) {
      throw new InvalidArgumentException(
          "atMost", atMost, "is less than " + atLeast + ", the least", "no number is both");
    }
  }

  /** Says that it happens not at all. */
  public static Times never() {
    return times(0);
  }

  /** Says that it happens once, no more and no less. */
  public static Times once() {
    return times(1);
  }

  /** Says that it happens exactly so often. */
  public static Times times(int times) {
    return between(times, times);
  }

  /** Says that it happens so often, or more. */
  public static Times atLeast(int times) {
    return between(times, UNLIMITED);
  }

  /** Says that it happens so often, or less, or not at all. */
  public static Times atMost(int times) {
    return between(0, times);
  }

  /** Says that it happens so often, both bounds included. */
  public static Times between(int atLeast, int atMost) {
    return new Times(atLeast, atMost);
  }

  boolean includes(int count) {
    return atLeast <= count && count <= atMost;
  }

  /** Returns it in words, such as {@code at least 2 times}. */
  @Override
  public String toString() {
    if (atLeast == atMost) {
      return inWords(atLeast);
    }
    if (atMost == UNLIMITED) {
      return "at least " + inWords(atLeast);
    }
    return atLeast == 0
        ? "at most " + inWords(atMost)
        : "between " + atLeast + " and " + inWords(atMost);
  }

  /** Returns a number of times in words. */
  static String inWords(int count) {
    return switch (count) {
      case 0 -> "never";
      case 1 -> "once";
      default -> count + " times";
    };
  }
}
