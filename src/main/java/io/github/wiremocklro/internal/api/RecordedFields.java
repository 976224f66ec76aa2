package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What resources of a type hold from their create on, as real services were recorded: no descriptor
 * tells it, so it stands in {@code recorded-fields.txt}.
 *
 * @param fields in the order in which the services write them
 */
record RecordedFields(List<Field> fields) {
  private static final RecordedFields NONE = new RecordedFields(List.of());

  private static final Map<String, RecordedFields> BY_TYPE =
      Lists.of("recorded-fields.txt")
          .collect(
              Collectors.groupingBy(
                  line -> line[0],
                  Collectors.mapping(
                      line -> Field.of(line[1]),
                      Collectors.collectingAndThen(Collectors.toList(), RecordedFields::new))));

  /** Returns those of a message type. */
  static RecordedFields of(String fullName) {
    return BY_TYPE.getOrDefault(fullName, NONE);
  }

  /** Returns the fields of a resource that was created at a time. */
  JsonObject at(String name, String time) {
    JsonObject message = JsonObject.EMPTY;
    for (Field field : fields) {
      message = with(message, field.path(), field.value(name, time));
    }
    return message;
  }

  private static JsonObject with(JsonObject message, List<String> path, Object value) {
    String field = path.get(0);
    if (path.size() == 1) {
      return message.with(field, value);
    }
    JsonObject inner = message.get(field) instanceof JsonObject there ? there : JsonObject.EMPTY;
    return message.with(field, with(inner, path.subList(1, path.size()), value));
  }

  /**
   * A line of the file.
   *
   * @param text its value, in which a time or a project may stand; null for an empty message
   */
  record Field(List<String> path, @Nullable String text) {
    private static final String TIME = "{time}";
    private static final String PROJECT = "{project}";

    static Field of(String line) {
      String[] said = line.split(" ", 2);
      return new Field(List.of(said[0].split("\\.")), said.length == 1 ? null : said[1]);
    }

    Object value(String name, String time) {
      if (text == null) {
        return JsonObject.EMPTY;
      }
      return text.equals(TIME)
          ? time // the same text, for a million resources may have it
          : text.replace(PROJECT, ResourceNames.lastSegment(ResourceNames.scope(name)));
    }
  }
}
