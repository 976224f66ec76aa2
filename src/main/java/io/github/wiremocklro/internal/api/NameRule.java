package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the name of the resource that a call is about comes from: from the path of the method's
 * http rule, filled from the request. Of a create and of a list the path is that of the collection.
 *
 * <p>Example: CreateLake's path is <code>/v1/{parent=projects/&#42;/locations/&#42;}/lakes</code>,
 * and the name is {@code parent}, then {@code lakes}, then {@code lakeId}.
 *
 * @param parts of the path behind the version
 * @param idField the field of the request that has the id of what is made, in its JSON name, such
 *     as {@code lakeId} or {@code entity.id}; null where there is none
 */
public record NameRule(List<Part> parts, @Nullable String idField) {

  /** A part of a path. */
  sealed interface Part {}

  /** A segment that is the same in all names. */
  record Text(String text) implements Part {}

  /** Segments that are a field of the request: the JSON names on the way to it. */
  record Field(List<String> path) implements Part {}

  public NameRule {
    parts = List.copyOf(parts);
  }

  /** Returns the rule for what is in a collection below these names. */
  NameRule below(String collection) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Text(collection));
    return new NameRule(more, null);
  }

  /** Returns the path, filled from a request; fields that it does not have are left out. */
  public String path(JsonObject request) {
    List<String> texts = new ArrayList<>();
    for (Part part : parts) {
      String text =
          part instanceof Field field ? text(request, field.path()) : ((Text) part).text();
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return String.join("/", texts);
  }

  /**
   * Returns the name of what a create makes.
   *
   * @param ids makes an id where the request has none
   */
  public String child(JsonObject request, Supplier<String> ids) {
    String id = id(request);
    return path(request) + "/" + (id.isEmpty() ? ids.get() : id);
  }

  /** Returns the id that a request has for what is made, or an empty text. */
  String id(JsonObject request) {
    return idField == null ? "" : text(request, List.of(idField.split("\\.", -1)));
  }

  /** Returns the collection that the path ends with, such as {@code lakes}; else an empty text. */
  public String collection() {
    return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Text last ? last.text() : "";
  }

  private static String text(JsonObject request, List<String> path) {
    @Nullable Object value = request;
    for (String field : path) {
      value = value instanceof JsonObject message ? message.get(field) : null;
    }
    return value instanceof String text ? text : "";
  }
}
