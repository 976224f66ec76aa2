package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What resources of a type hold from their create on, as real services were recorded: no descriptor
 * tells it, so it stands in {@code recorded-fields.txt}.
 *
 * @param lines each a path to a field, and its value
 */
record RecordedFields(List<String> lines) {
  private static final RecordedFields NONE = new RecordedFields(List.of());

  private static final Map<String, RecordedFields> BY_TYPE =
      Lists.of("recorded-fields.txt")
          .collect(
              Collectors.groupingBy(
                  line -> line[0],
                  Collectors.mapping(
                      line -> line[1],
                      Collectors.collectingAndThen(Collectors.toList(), RecordedFields::new))));

  /** Returns those of a message type. */
  static RecordedFields of(String fullName) {
    return BY_TYPE.getOrDefault(fullName, NONE);
  }

  /** Returns the fields of a resource that was created at a time. */
  JsonObject at(String name, Instant time) {
    String project = ResourceNames.lastSegment(ResourceNames.scope(name));
    JsonObject fields = JsonObject.EMPTY;
    for (String line : lines) {
      String[] said = line.split(" ", 2);
      Object value =
          said.length == 1
              ? JsonObject.EMPTY
              : said[1].replace("{time}", time.toString()).replace("{project}", project);
      fields = with(fields, said[0], value);
    }
    return fields;
  }

  private static JsonObject with(JsonObject message, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return message.with(path, value);
    }
    String field = path.substring(0, dot);
    JsonObject inner = message.get(field) instanceof JsonObject there ? there : JsonObject.EMPTY;
    return message.with(field, with(inner, path.substring(dot + 1), value));
  }
}
