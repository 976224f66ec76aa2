package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in proto3 JSON: seconds with up to nine decimals and an "s" (duration.proto). */
public final class Durations {
  private static final Pattern PROTO = Pattern.compile("(-?\\d{1,12})(?:\\.(\\d{1,9}))?s");
  private static final Pattern OTHER_UNIT =
      Pattern.compile("(\\d{1,9}) ?(ms|s|sec|m|min|h|d)?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> SECONDS =
      Map.of(
          "ms", "0.001", "s", "1", "sec", "1", "m", "60", "min", "60", "h", "3600", "d", "86400");

  /** No server is there for longer; histories count real time in nanoseconds. */
  private static final Duration CENTURY = Duration.ofDays(100 * 365);

  private Durations() {}

  /**
   * Returns the duration that the text is, such as {@code "3.5s"}.
   *
   * @throws InvalidArgumentException if it is none; where it is one in another unit, the message
   *     has the duration in seconds
   */
  public static Duration parse(String text) {
    Matcher matcher = PROTO.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidArgumentException(
          "",
          text,
          "is no proto3 JSON duration",
          "write seconds: \"%s\"".formatted(inSeconds(text)));
    }
    BigDecimal seconds = new BigDecimal(text.substring(0, text.length() - 1));
    long whole = seconds.longValue();
    return Duration.ofSeconds(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }

  /**
   * Returns the real time between two moments of one server that the text is.
   *
   * @throws InvalidArgumentException if it is none, or no server is there for so long
   */
  static Duration parseReal(String text) {
    Duration duration = parse(text);
    if (duration.abs().compareTo(CENTURY) > 0) {
      throw new InvalidArgumentException(
          "", text, "is more than a century of real time", "write what has passed of it");
    }
    return duration;
  }

  /** Returns the duration as proto3 JSON writes it. */
  public static String format(Duration duration) {
    return format(
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
  }

  private static String inSeconds(String text) {
    Matcher matcher = OTHER_UNIT.matcher(text.strip());
    if (!matcher.matches()) {
      return "30s";
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2).toLowerCase(Locale.ROOT);
    BigDecimal factor = new BigDecimal(SECONDS.getOrDefault(unit, "1"));
    return format(new BigDecimal(matcher.group(1)).multiply(factor));
  }

  private static String format(BigDecimal seconds) {
    return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
  }
}
