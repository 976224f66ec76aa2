package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field compared with a value.
 *
 * @param path the names on the way to the field
 * @param unset what the field has where its message does not have it: the default of its type; null
 *     where that is nothing, or not known
 */
record Restriction(
    List<FieldName> path, Comparator comparator, Literal literal, @Nullable Object unset)
    implements Expression {
  /** What it takes to look at a value, if only to find that it is none. */
  private static final int LOOK = 10;

  /** Returns one whose field has no default. */
  static Restriction of(List<FieldName> path, Comparator comparator, Literal literal) {
    return new Restriction(path, comparator, literal, null);
  }

  @Override
  public boolean matches(Subject subject, Work work) {
    return subject.satisfies(this, work);
  }

  /** Returns whether it holds of what the path leads to, from one of its names on. */
  boolean holds(@Nullable Object start, int from, Work work) {
    work.take(LOOK);
    Object value = start;
    for (int i = from; i < path.size(); i++) {
      if (value instanceof List<?> list) {
        int rest = i;
        // AIP-160: the dot goes into the elements of a list for the has operator only
        return comparator == Comparator.HAS
            && list.stream().anyMatch(element -> holds(element, rest, work));
      }
      if (!(value instanceof JsonObject message)) {
        return false;
      }
      String key = path.get(i).in(message, work);
      boolean isDefault = key == null && unset != null && i == path.size() - 1;
      if (key == null && !isDefault) {
        return false;
      }
      value = key == null ? unset : message.get(key);
    }
    return comparator == Comparator.HAS ? has(value, work) : compares(value, work);
  }

  private boolean has(@Nullable Object value, Work work) {
    if (literal.isAny()) {
      return value != null && Literal.isPresent(value) && !value.equals(unset);
    }
    if (value instanceof JsonObject object) {
      return literal.asKey().in(object, work) != null;
    }
    return value instanceof List<?> list
        ? list.stream().anyMatch(element -> compares(element, work))
        : compares(value, work);
  }

  private boolean compares(@Nullable Object value, Work work) {
    work.take(LOOK);
    return comparator.holds(value, literal, work);
  }
}
