package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.ResourceOrder;
import io.github.wiremocklro.internal.engine.SortValue;
import io.github.wiremocklro.internal.engine.Work;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the values of fields are to an order: numbers go by their size, times and spans too, enums
 * by their numbers, false comes before true.
 */
final class SortValues {
  private static final int NANO_DIGITS = 9;

  /** No more of a text counts in an order, nor could it be a number or a time. */
  private static final int LONGEST = ResourceOrder.LONGEST;

  private SortValues() {}

  /** Returns the default of a kind, which a field has that is not set. */
  static SortValue unset(Kind kind) {
    return switch (kind) {
      case BOOL, NUMBER, ENUM -> SortValue.of(BigDecimal.ZERO);
      case STRING -> SortValue.of("");
      default -> SortValue.NONE;
    };
  }

  /**
   * Returns what a value is to an order.
   *
   * @param type of the field; null where the value itself says what it is
   */
  static SortValue of(@Nullable Object value, @Nullable FieldType type, Work work) {
    if (value instanceof Boolean truth) {
      return SortValue.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    BigDecimal number = Scalars.number(value);
    if (number != null) {
      return SortValue.of(number);
    }
    return value instanceof String text
        ? ofText(text, type == null ? Kind.JSON : type.kind(), type, work)
        : SortValue.NONE;
  }

  private static SortValue ofText(String text, Kind kind, @Nullable FieldType type, Work work) {
    work.take(Math.min(text.length(), LONGEST));
    BigDecimal number =
        switch (kind) {
          case ENUM -> type == null ? null : place(type, text);
          case NUMBER -> Scalars.integer(text, work);
          case DURATION -> Scalars.seconds(text, work);
          case TIMESTAMP, JSON -> time(Scalars.time(text, work));
          default -> null;
        };
    return number == null ? SortValue.of(text) : SortValue.of(number);
  }

  private static @Nullable BigDecimal place(FieldType type, String word) {
    int place = type.words().indexOf(word);
    return place < 0 ? null : BigDecimal.valueOf(place);
  }

  private static @Nullable BigDecimal time(@Nullable Instant time) {
    return time == null
        ? null
        : BigDecimal.valueOf(time.getEpochSecond())
            .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
  }
}
