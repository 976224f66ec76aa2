package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldCase;
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
    return new FieldName(name, FieldCase.lowerCamel(name), FieldCase.snake(name));
  }

  /** Returns a name that is known, or the key of a map: it has one case only. */
  static FieldName exactly(String name) {
    return new FieldName(name, name, name);
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
}
