package io.github.wiremocklro.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a text can be read as, in the forms of AIP-160; null where it cannot. */
final class Scalars {
  /** That of int64, and of durations with their nanoseconds; parsing takes the square of it. */
  private static final int MAX_LENGTH = 30;

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

  /** Reads an integer as proto3 JSON writes int64: digits in a string. */
  static @Nullable BigDecimal integer(String text) {
    int sign = text.startsWith("-") ? 1 : 0;
    boolean digits = text.chars().skip(sign).allMatch(Scalars::isDigit);
    return digits && text.length() <= MAX_LENGTH ? number(text) : null;
  }

  /** Reads a time of RFC 3339, such as {@code 2012-04-21T11:30:00-04:00}. */
  static @Nullable Instant time(String text) {
    // Tells most texts apart without an exception. RFC 3339 has the seconds, ISO 8601 may not.
    if (text.length() <= SECONDS_COLON || text.charAt(SECONDS_COLON) != ':') {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads a duration, such as {@code 1.2s}. */
  static @Nullable BigDecimal seconds(String text) {
    if (!text.endsWith("s") || text.length() > MAX_LENGTH) {
      return null;
    }
    String digits = text.substring(0, text.length() - 1);
    return digits.chars().allMatch(c -> isDigit(c) || "-.".indexOf(c) >= 0) ? number(digits) : null;
  }

  private static boolean couldBeNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isDigit(c) || "+-.eE".indexOf(c) >= 0);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
