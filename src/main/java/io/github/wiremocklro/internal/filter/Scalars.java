package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a text can be read as, in the forms of AIP-160; null where it cannot. */
final class Scalars {
  /** That of int64, and of durations with their nanoseconds; parsing takes the square of it. */
  private static final int MAX_LENGTH = 30;

  /** Of RFC 3339, with as many digits of a second as Java has. */
  private static final int MAX_TIME_LENGTH = "2012-04-21T11:30:00.123456789-04:00".length();

  /** What it takes to read a time, or to find that a text is none. */
  private static final int TIME = 1_000;

  /** What it takes to read a number of a few digits. */
  private static final int NUMBER = 100;

  private static final int SECONDS_COLON = "2012-04-21T11:30".length();

  private Scalars() {}

  /** Reads an integer or a float, with an exponent or without. */
  static @Nullable BigDecimal number(String text) {
    try {
      return couldBeNumber(text) ? new BigDecimal(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns a number of JSON as it is. */
  static @Nullable BigDecimal number(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    return value instanceof Number number ? BigDecimal.valueOf(number.longValue()) : null;
  }

  /** Reads an integer as proto3 JSON writes int64: digits in a string. */
  static @Nullable BigDecimal integer(String text, Work work) {
    int sign = text.startsWith("-") ? 1 : 0;
    boolean digits =
        text.length() <= MAX_LENGTH && text.chars().skip(sign).allMatch(Scalars::isDigit);
    return digits ? number(text, work) : null;
  }

  /** Reads a time of RFC 3339, such as {@code 2012-04-21T11:30:00-04:00}. */
  static @Nullable Instant time(String text, Work work) {
    // Tells most texts apart without an exception. RFC 3339 has the seconds, ISO 8601 may not.
    if (text.length() <= SECONDS_COLON
        || text.length() > MAX_TIME_LENGTH
        || text.charAt(SECONDS_COLON) != ':') {
      return null;
    }
    work.take(TIME);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads a duration, such as {@code 1.2s}. */
  static @Nullable BigDecimal seconds(String text, Work work) {
    if (!text.endsWith("s") || text.length() > MAX_LENGTH) {
      return null;
    }
    String digits = text.substring(0, text.length() - 1);
    boolean decimal = digits.chars().allMatch(c -> isDigit(c) || "-.".indexOf(c) >= 0);
    return decimal ? number(digits, work) : null;
  }

  private static @Nullable BigDecimal number(String digits, Work work) {
    work.take(NUMBER);
    return number(digits);
  }

  private static boolean couldBeNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isDigit(c) || "+-.eE".indexOf(c) >= 0);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
