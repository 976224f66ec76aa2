package io.github.wiremocklro.filter;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field compared with a value.
 *
 * @param path the names on the way to the field; the first is one of {@link KnownFields}
 */
record Restriction(List<String> path, Comparator comparator, Literal literal)
    implements Expression {

  @Override
  public boolean matches(Operation operation) {
    Object root = root(operation);
    return root != null && matches(root, 1);
  }

  private boolean matches(@Nullable Object start, int from) {
    Object value = start;
    for (int i = from; i < path.size(); i++) {
      if (value instanceof List<?> list) {
        int rest = i;
        // AIP-160: the dot goes into the elements of a list for the has operator only
        return comparator == Comparator.HAS
            && list.stream().anyMatch(element -> matches(element, rest));
      }
      JsonObject object = value instanceof JsonObject message ? message : JsonObject.EMPTY;
      String key = key(object, path.get(i));
      if (key == null) {
        return false;
      }
      value = object.get(key);
    }
    return comparator == Comparator.HAS ? has(value) : comparator.holds(value, literal);
  }

  private boolean has(@Nullable Object value) {
    if (literal.isAny()) {
      return Literal.isPresent(value);
    }
    if (value instanceof JsonObject object) {
      return key(object, literal.text()) != null;
    }
    return value instanceof List<?> list
        ? list.stream().anyMatch(element -> comparator.holds(element, literal))
        : comparator.holds(value, literal);
  }

  /** Returns the key of a field: as it is written, which keys of maps are, or in the other case. */
  private static @Nullable String key(JsonObject object, String name) {
    if (object.has(name)) {
      return name;
    }
    return Stream.of(FieldCase.camel(name), FieldCase.snake(name))
        .filter(object::has)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Object root(Operation operation) {
    return switch (path.get(0)) {
      case "name" -> operation.name().toString();
      case "done" -> operation.done();
      case "error" -> operation.error() == null ? null : message(operation.error());
      case "metadata" -> operation.metadata();
      case "response" -> operation.response();
      default -> throw new IllegalStateException("an unknown field was let through: " + path);
    };
  }

  private static JsonObject message(Status status) {
    return JsonObject.of("code", status.code().number(), "message", status.message())
        .with("details", status.details());
  }
}
