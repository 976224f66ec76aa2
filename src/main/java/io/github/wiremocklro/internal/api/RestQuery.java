package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields as parameters of a query (google/api/http.proto, "Any fields in the request message
 * which are not bound by the path template").
 */
final class RestQuery {
  /** As deep as such parameters are read. */
  private static final int MAX_DEPTH = 32;

  private final Set<String> elsewhere;
  private final StringBuilder query = new StringBuilder();
  private boolean fits = true;

  private RestQuery(Set<String> elsewhere) {
    this.elsewhere = elsewhere;
  }

  /**
   * Returns the query with its question mark, empty without parameters; null where a field cannot
   * be a parameter, such as a map.
   *
   * @param elsewhere the fields that are in the path or the body, as {@code .proto} files name them
   */
  static @Nullable String of(Descriptor type, JsonObject message, Set<String> elsewhere) {
    RestQuery query = new RestQuery(elsewhere);
    query.add(type, message, "", "", 0);
    return query.fits ? query.query.toString() : null;
  }

  private void add(Descriptor type, JsonObject message, String jsonAt, String protoAt, int depth) {
    fits &= depth < MAX_DEPTH;
    for (FieldDescriptor field : type.getFields()) {
      String proto = protoAt + field.getName();
      if (fits && message.has(field.getJsonName()) && !elsewhere.contains(proto)) {
        add(field, message.get(field.getJsonName()), jsonAt + field.getJsonName(), proto, depth);
      }
    }
  }

  private void add(
      FieldDescriptor field, @Nullable Object value, String json, String proto, int depth) {
    boolean isMessage = field.getJavaType() == JavaType.MESSAGE;
    JsonForm form = isMessage ? JsonForm.of(field.getMessageType()) : JsonForm.FIELDS;
    if (isMessage && form == JsonForm.FIELDS) {
      // An empty message is no parameter, and would be lost.
      if (value instanceof JsonObject object && !object.fields().isEmpty() && !field.isRepeated()) {
        add(field.getMessageType(), object, json + ".", proto + ".", depth + 1);
      } else {
        fits = false;
      }
    } else if (value instanceof List<?> list && field.isRepeated()) {
      list.forEach(element -> addText(json, element));
    } else {
      addText(json, value);
    }
  }

  private void addText(String name, @Nullable Object value) {
    if (value == null || value instanceof JsonObject || value instanceof List) {
      fits = false;
      return;
    }
    query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
    RestPath.appendEscaped(query, value.toString());
  }
}
