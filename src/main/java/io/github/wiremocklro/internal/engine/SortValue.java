package io.github.wiremocklro.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What one resource has in a field that a list is ordered by: a number, a text, or nothing. Nothing
 * comes before numbers, and numbers come before texts.
 *
 * @param number also a time, a span, a truth value or the place of a word in its enum; null for no
 *     number
 * @param text null for no text
 */
public record SortValue(@Nullable BigDecimal number, @Nullable String text)
    implements Comparable<SortValue> {
  /** Nothing. */
  public static final SortValue NONE = new SortValue(null, null);

  /** More than any number of protobuf has, and a time has with its nanoseconds. */
  private static final MathContext DIGITS = new MathContext(40);

  /** Returns a number. */
  public static SortValue of(BigDecimal number) {
    return new SortValue(number.round(DIGITS), null);
  }

  /** Returns a text. */
  public static SortValue of(String text) {
    return new SortValue(null, text);
  }

  @Override
  public int compareTo(SortValue other) {
    if (number != null && other.number != null) {
      return number.compareTo(other.number);
    }
    if (text != null && other.text != null) {
      return text.compareTo(other.text);
    }
    return Integer.compare(rank(), other.rank());
  }

  private int rank() {
    return text != null ? 2 : number != null ? 1 : 0;
  }

  /**
   * Returns this with a longer text cut. Page tokens are made of UTF-8, where half a character is a
   * question mark, so it is one here too.
   */
  SortValue cut(int length) {
    if (text == null) {
      return this;
    }
    String begin = text.substring(0, Math.min(text.length(), length));
    return of(new String(begin.getBytes(UTF_8), UTF_8));
  }

  /** Returns this in a form of which {@link #parse} makes it again. */
  String written() {
    return text != null ? "t" + text : number != null ? "n" + number : "";
  }

  static SortValue parse(String written) {
    if (written.isEmpty()) {
      return NONE;
    }
    String rest = written.substring(1);
    return written.charAt(0) == 't' ? of(rest) : of(new BigDecimal(rest));
  }
}
