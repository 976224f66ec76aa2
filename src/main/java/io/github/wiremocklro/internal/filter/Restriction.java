package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field compared with a value.
 *
 * @param path the names on the way to the field; the first is one of {@link KnownFields}
 */
record Restriction(List<FieldName> path, Comparator comparator, Literal literal)
    implements Expression {
  /** What it takes to look at a value, if only to find that it is none. */
  private static final int LOOK = 10;

  @Override
  public boolean matches(Operation operation, Work work) {
    Object root = root(operation, work);
    return root != null && matches(root, 1, work);
  }

  private boolean matches(@Nullable Object start, int from, Work work) {
    work.take(LOOK);
    Object value = start;
    for (int i = from; i < path.size(); i++) {
      if (value instanceof List<?> list) {
        int rest = i;
        // AIP-160: the dot goes into the elements of a list for the has operator only
        return comparator == Comparator.HAS
            && list.stream().anyMatch(element -> matches(element, rest, work));
      }
      JsonObject object = value instanceof JsonObject message ? message : JsonObject.EMPTY;
      String key = path.get(i).in(object, work);
      if (key == null) {
        return false;
      }
      value = object.get(key);
    }
    return comparator == Comparator.HAS ? has(value, work) : holds(value, work);
  }

  private boolean has(@Nullable Object value, Work work) {
    if (literal.isAny()) {
      return Literal.isPresent(value);
    }
    if (value instanceof JsonObject object) {
      return literal.asKey().in(object, work) != null;
    }
    return value instanceof List<?> list
        ? list.stream().anyMatch(element -> holds(element, work))
        : holds(value, work);
  }

  private boolean holds(@Nullable Object value, Work work) {
    work.take(LOOK);
    return comparator.holds(value, literal, work);
  }

  private @Nullable Object root(Operation operation, Work work) {
    return switch (path.get(0).written()) {
      case "name" -> operation.name().toString();
      case "done" -> operation.done();
      case "error" -> operation.error() == null ? null : message(operation.error(), work);
      case "metadata" -> operation.metadata();
      case "response" -> operation.response();
      default -> throw new IllegalStateException("an unknown field was let through: " + path);
    };
  }

  private static JsonObject message(Status status, Work work) {
    work.take(status.details().size());
    return JsonObject.of("code", status.code().number(), "message", status.message())
        .with("details", status.details());
  }
}
