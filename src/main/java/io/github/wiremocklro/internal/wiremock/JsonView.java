package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as templates see it: {@code {{operation.metadata.target}}} is a text as it stands,
 * {@code {{operation.metadata}}} is JSON.
 */
final class JsonView extends AbstractMap<String, @Nullable Object> {
  private final JsonObject json;
  private final Map<String, Object> beside;

  private JsonView(JsonObject json, Map<String, Object> beside) {
    this.json = json;
    this.beside = beside;
  }

  static JsonView of(JsonObject json) {
    return new JsonView(json, Map.of());
  }

  /**
   * Returns the view of an object that has more to tell.
   *
   * @param beside what is found by its name alone: it is no part of the object as JSON
   */
  static JsonView of(JsonObject json, Map<String, Object> beside) {
    return new JsonView(json, beside);
  }

  @Override
  public @Nullable Object get(Object key) {
    String name = String.valueOf(key);
    return beside.containsKey(name) ? beside.get(name) : of(json.get(name));
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    Map<String, @Nullable Object> views = new LinkedHashMap<>();
    json.fields().forEach((key, value) -> views.put(key, of(value)));
    return views.entrySet();
  }

  /** Returns the object as JSON. */
  @Override
  public String toString() {
    return Json.text(json);
  }

  private static @Nullable Object of(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return of(object);
    }
    return value instanceof List<?> list ? new Items(list) : value;
  }

  /** A list in it. */
  private static final class Items extends AbstractList<@Nullable Object> {
    private final List<?> items;

    Items(List<?> items) {
      this.items = items;
    }

    @Override
    public @Nullable Object get(int index) {
      return of(items.get(index));
    }

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public String toString() {
      return Json.text(items);
    }
  }
}
