package io.github.wiremocklro.internal.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A point in time, or a span, as {@code google.protobuf.Timestamp} and {@code Duration} have it and
 * as their texts in JSON do. Replies are full of them, so no expression reads them.
 *
 * @param seconds whole ones
 * @param nanos of a span of the same sign
 */
record TimeText(long seconds, int nanos) {
  private static final int NANOS = 1_000_000_000;
  private static final int DATE_TIME = "2026-11-26T19:00:00".length();
  private static final int OFFSET = "+01:00".length();
  private static final int SECONDS_OF_DAY = 86_400;

  private static final long MIN_TIME = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long MAX_TIME = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** About 10,000 years (duration.proto). */
  private static final long MAX_SPAN = 315_576_000_000L;

  /** Returns the time that a text is (RFC 3339), null if it is none that a Timestamp can be. */
  static @Nullable TimeText timestamp(String text) {
    boolean utc = text.endsWith("Z");
    int end = text.length() - (utc ? 1 : OFFSET);
    if (end < DATE_TIME || !isDateTime(text)) {
      return null;
    }
    int nanos = end == DATE_TIME ? 0 : nanos(text, DATE_TIME, end);
    int offset = utc ? 0 : offset(text, end);
    long day = day(text);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    boolean inDay = hour < 24 && minute < 60 && second < 60 && Math.min(hour, minute) >= 0;
    if (nanos < 0 || offset == Integer.MIN_VALUE || day == Long.MIN_VALUE || !inDay || second < 0) {
      return null;
    }
    long seconds = day * SECONDS_OF_DAY + hour * 3600 + minute * 60 + second - offset;
    return seconds < MIN_TIME || seconds > MAX_TIME ? null : new TimeText(seconds, nanos);
  }

  private static boolean isDateTime(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static long day(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    try {
      return year < 0 ? Long.MIN_VALUE : LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  /** As far as java.time goes: 18 hours. */
  private static int offset(String text, int start) {
    int hours = number(text, start + 1, start + 3);
    int minutes = number(text, start + 4, start + 6);
    char sign = text.charAt(start);
    boolean right = (sign == '+' || sign == '-') && text.charAt(start + 3) == ':';
    if (!right || hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
      return Integer.MIN_VALUE;
    }
    return (sign == '-' ? -60 : 60) * (hours * 60 + minutes);
  }

  /** Returns the span that a text is, such as {@code 1.5s}; null if it is none. */
  static @Nullable TimeText duration(String text) {
    boolean negative = text.startsWith("-");
    int start = negative ? 1 : 0;
    int end = text.length() - 1;
    int dot = text.indexOf('.');
    int whole = dot < 0 ? end : dot;
    if (!text.endsWith("s") || whole - start < 1 || whole - start > 12) {
      return null;
    }
    int high = number(text, start, Math.max(start, whole - 6));
    int low = number(text, Math.max(start, whole - 6), whole);
    int nanos = dot < 0 ? 0 : nanos(text, dot, end);
    long seconds = high * 1_000_000L + low;
    boolean inRange = seconds < MAX_SPAN || seconds == MAX_SPAN && nanos == 0;
    if (high < 0 || low < 0 || nanos < 0 || !inRange) {
      return null;
    }
    return negative ? new TimeText(-seconds, -nanos) : new TimeText(seconds, nanos);
  }

  /** Returns what stands behind a dot, -1 where it is no fraction of 1 to 9 digits. */
  private static int nanos(String text, int dot, int end) {
    int digits = end - dot - 1;
    if (digits < 1 || digits > 9 || text.charAt(dot) != '.') {
      return -1;
    }
    int nanos = number(text, dot + 1, end);
    for (int i = digits; nanos > 0 && i < 9; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Returns the number of at most nine digits, -1 where there are others. */
  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Returns the text of a time; null for what no Timestamp can be. */
  @Nullable String timestampText() {
    boolean valid = seconds >= MIN_TIME && seconds <= MAX_TIME && nanos >= 0 && nanos < NANOS;
    return valid ? Instant.ofEpochSecond(seconds, nanos).toString() : null;
  }

  /** Returns the text of a span; null for what no Duration can be. */
  @Nullable String durationText() {
    boolean inRange =
        seconds >= -MAX_SPAN && seconds <= MAX_SPAN && nanos > -NANOS && nanos < NANOS;
    boolean mixed = seconds > 0 && nanos < 0 || seconds < 0 && nanos > 0;
    if (!inRange || mixed) {
      return null;
    }
    String sign = seconds < 0 || nanos < 0 ? "-" : "";
    return sign + Math.abs(seconds) + fraction(Math.abs(nanos)) + "s";
  }

  /** Three, six or nine digits, as protobuf writes them. */
  private static String fraction(int nanos) {
    if (nanos == 0) {
      return "";
    }
    String digits = String.valueOf(NANOS + nanos).substring(1);
    int length = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    return "." + digits.substring(0, length);
  }
}
