package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field in a filter, and in the two cases that names of fields have: snake in proto
 * files and filters, camel in JSON.
 *
 * @param written as it is written, which keys of maps are
 */
record FieldName(String written, String camel, String snake) {

  static FieldName of(String name) {
    return new FieldName(name, camel(name), snake(name));
  }

  /** Returns the key that the field has in an object, null where it is not there. */
  @Nullable String in(JsonObject object, Work work) {
    work.take(written.length());
    if (object.has(written)) {
      return written;
    }
    if (object.has(camel)) {
      return camel;
    }
    return object.has(snake) ? snake : null;
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (char c : name.toCharArray()) {
      if (c != '_') {
        camel.append(upper ? Character.toUpperCase(c) : c);
      }
      upper = c == '_';
    }
    return camel.toString();
  }

  private static String snake(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
