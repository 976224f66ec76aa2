package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.Work;
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
 * @param asKey the key of an object
 * @param wildcards null where the text has none
 * @param number null where the text is none
 * @param time null where the text is none
 * @param seconds of a duration; null where the text is none
 */
record Literal(
    String text,
    boolean quoted,
    FieldName asKey,
    @Nullable Wildcards wildcards,
    @Nullable BigDecimal number,
    @Nullable Instant time,
    @Nullable BigDecimal seconds) {

  /** The bare {@code *}. */
  static final Literal ANY = of(new Token(Token.Kind.TEXT, "*", 1, false));

  static Literal of(Token token) {
    String text = token.text();
    Work work = new Work();
    return new Literal(
        text,
        token.is(Token.Kind.STRING),
        FieldName.of(text),
        text.indexOf('*') < 0 ? null : new Wildcards(text),
        Scalars.number(text),
        Scalars.time(text, work),
        Scalars.seconds(text, work));
  }

  /** Returns one for a field whose type is known, and has been checked. */
  static Literal of(Token token, Kind kind) {
    Literal read = of(token);
    return switch (kind) {
      case NUMBER -> read.with(read.number, null, null, false);
      case TIMESTAMP -> read.with(null, read.time, null, true);
      case DURATION -> read.with(null, null, read.seconds, true);
      default -> read.with(null, null, null, true);
    };
  }

  /** Returns the key of a map, which has one case only. */
  static Literal key(String key) {
    return new Literal(key, true, FieldName.exactly(key), null, null, null, null);
  }

  private Literal with(
      @Nullable BigDecimal number,
      @Nullable Instant time,
      @Nullable BigDecimal seconds,
      boolean quoted) {
    return new Literal(text, quoted, asKey, wildcards, number, time, seconds);
  }

  /** Returns whether this is the bare {@code *}, which asks whether a field is there. */
  boolean isAny() {
    return !quoted && text.equals("*");
  }

  boolean isNull() {
    return !quoted && text.equals("null");
  }

  boolean equalTo(Object value, Work work) {
    if (value instanceof Boolean) {
      return text.equals(value.toString());
    }
    if (value instanceof String string && wildcards != null) {
      work.take(string.length());
      return wildcards.match(string);
    }
    Integer difference = difference(value, work);
    return difference != null && difference == 0;
  }

  /**
   * Returns whether a value comes before this one (negative), is equal (0), or comes after it; null
   * where the two have no order.
   */
  @Nullable Integer difference(Object value, Work work) {
    if (value instanceof String string) {
      return difference(string, work);
    }
    BigDecimal other = Scalars.number(value);
    if (other == null || number == null) {
      return null;
    }
    // Of different exponents one is brought to that of the other; the digits decide what it costs.
    work.take((long) other.precision() + number.precision());
    return other.compareTo(number);
  }

  private int difference(String value, Work work) {
    Instant otherTime = time == null ? null : Scalars.time(value, work);
    if (time != null && otherTime != null) {
      return otherTime.compareTo(time);
    }
    BigDecimal otherSeconds = seconds == null ? null : Scalars.seconds(value, work);
    if (seconds != null && otherSeconds != null) {
      return otherSeconds.compareTo(seconds);
    }
    BigDecimal other = quoted || number == null ? null : Scalars.integer(value, work);
    if (other != null && number != null) {
      return other.compareTo(number);
    }
    work.take(Math.min(value.length(), text.length()));
    return value.compareTo(text);
  }

  /**
   * Returns whether a field has a value other than its default, as AIP-160 has it for messages. An
   * empty object is a message that is there.
   */
  static boolean isPresent(@Nullable Object value) {
    BigDecimal number = Scalars.number(value);
    boolean isDefault =
        value == null
            || value.equals(false)
            || value.equals("")
            || (number != null && number.signum() == 0)
            || (value instanceof List<?> list && list.isEmpty());
    return !isDefault;
  }
}
