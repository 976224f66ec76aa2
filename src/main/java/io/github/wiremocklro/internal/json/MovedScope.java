package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the names of one scope to another, wherever a string is such a name; not within longer
 * texts, such as the paths that clients asked for.
 */
record MovedScope(String from, String to) {

  JsonObject in(JsonObject object) {
    Map<String, @Nullable Object> moved = new LinkedHashMap<>();
    object.fields().forEach((key, value) -> moved.put(key, value(value)));
    return new JsonObject(moved);
  }

  private @Nullable Object value(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return in(object);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::value).toList();
    }
    return value instanceof String text ? text(text) : value;
  }

  private String text(String text) {
    boolean isName = text.equals(from) || text.startsWith(from + "/");
    return isName ? to + text.substring(from.length()) : text;
  }
}
