package io.github.wiremocklro.filter;

import io.github.wiremocklro.filter.Token.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value that a field is compared with: a text, and what else it can be read as. Which of them
 * it is, the value of the field says.
 *
 * @param text what it says
 * @param quoted whether it stands in quotes
 * @param number null where the text is none
 * @param time null where the text is none
 * @param seconds of a duration; null where the text is none
 */
record Literal(
    String text,
    boolean quoted,
    @Nullable BigDecimal number,
    @Nullable Instant time,
    @Nullable BigDecimal seconds) {

  static Literal of(Token token) {
    String text = token.text();
    return new Literal(
        text,
        token.is(Kind.STRING),
        Scalars.number(text),
        Scalars.time(text),
        Scalars.seconds(text));
  }

  /** Returns whether this is the bare {@code *}, which asks whether a field is there. */
  boolean isAny() {
    return !quoted && text.equals("*");
  }

  boolean isNull() {
    return !quoted && text.equals("null");
  }

  boolean equalTo(Object value) {
    if (value instanceof Boolean) {
      return text.equals(value.toString());
    }
    if (value instanceof String string && text.indexOf('*') >= 0) {
      return Wildcards.match(text, string);
    }
    Integer difference = difference(value);
    return difference != null && difference == 0;
  }

  /**
   * Returns whether a value comes before this one (negative), is equal (0), or comes after it; null
   * where the two have no order.
   */
  @Nullable Integer difference(Object value) {
    if (value instanceof String string) {
      return difference(string);
    }
    BigDecimal other = value instanceof Number ? Scalars.number(value.toString()) : null;
    return other == null || number == null ? null : other.compareTo(number);
  }

  private int difference(String value) {
    Instant otherTime = time == null ? null : Scalars.time(value);
    if (time != null && otherTime != null) {
      return otherTime.compareTo(time);
    }
    BigDecimal otherSeconds = seconds == null ? null : Scalars.seconds(value);
    if (seconds != null && otherSeconds != null) {
      return otherSeconds.compareTo(seconds);
    }
    BigDecimal other = quoted || number == null ? null : Scalars.integer(value);
    return other == null || number == null ? value.compareTo(text) : other.compareTo(number);
  }

  /**
   * Returns whether a field has a value other than its default, as AIP-160 has it for messages. An
   * empty object is a message that is there.
   */
  static boolean isPresent(@Nullable Object value) {
    if (value instanceof Number) {
      BigDecimal number = Scalars.number(value.toString());
      return number == null || number.signum() != 0;
    }
    boolean isDefault =
        value == null
            || value.equals(false)
            || value.equals("")
            || (value instanceof List<?> list && list.isEmpty());
    return !isDefault;
  }
}
