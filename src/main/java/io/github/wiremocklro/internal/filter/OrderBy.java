package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.FieldType.Many;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.ResourceOrder;
import io.github.wiremocklro.internal.engine.SortValue;
import io.github.wiremocklro.internal.engine.Work;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the order of a list, such as {@code state desc, create_time} (AIP-132). */
final class OrderBy {
  private static final int MAX_FIELDS = 8;
  private static final int MAX_LENGTH = 1_024;
  private static final Pattern WORD = Pattern.compile("\\S+");

  private OrderBy() {}

  /**
   * Returns the order that a text is; that of the names for an empty one.
   *
   * @param type of what is listed; null where nothing is known of it
   */
  static ResourceOrder parse(String text, @Nullable MessageType type) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidArgumentException(
          "orderBy",
          text,
          "has %d characters".formatted(text.length()),
          "use at most %d".formatted(MAX_LENGTH));
    }
    List<ResourceOrder.Field> fields = new ArrayList<>();
    int start = 0;
    for (String part : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
      if (fields.size() == MAX_FIELDS) {
        throw refused(
            start,
            part.strip(),
            "is one field more than %d".formatted(MAX_FIELDS),
            "order by fewer");
      }
      fields.add(field(part, start, type));
      start += part.length() + 1;
    }
    return new ResourceOrder(fields);
  }

  private static ResourceOrder.Field field(String part, int start, @Nullable MessageType type) {
    Matcher words = WORD.matcher(part);
    if (!words.find()) {
      throw refused(
          start, part, "stands where a field is expected", "write one, or leave out the comma");
    }
    String path = words.group();
    int pathStart = start + words.start();
    boolean descending = false;
    if (words.find()) {
      descending = words.group().equals("desc");
      if (!descending && !words.group().equals("asc")) {
        throw refused(
            start + words.start(),
            words.group(),
            "stands where a comma or desc is expected",
            "write one of them");
      }
    }
    if (words.find()) {
      throw refused(
          start + words.start(), words.group(), "stands where a comma is expected", "write one");
    }
    return new ResourceOrder.Field(value(path, pathStart, type)::in, descending);
  }

  private static Value value(String path, int start, @Nullable MessageType type) {
    List<String> names = List.of(path.split("\\.", -1));
    TypedPath.Refusal refusal =
        (index, problem, remedy) ->
            refused(start + index(names, index), names.get(index), problem, remedy);
    int empty = names.indexOf("");
    if (empty >= 0) {
      throw refusal.at(empty, "stands where the name of a field is expected", "write one");
    }
    if (type == null) {
      return new Value(names.stream().map(FieldName::of).toList(), null);
    }
    TypedPath typed = TypedPath.of(type, names, false, refusal);
    FieldType field = typed.field();
    if (field != null && (field.many() != Many.ONE || field.kind() == Kind.MESSAGE)) {
      String what =
          field.many() == Many.LIST ? "a list" : field.many() == Many.MAP ? "a map" : "a message";
      throw refusal.at(
          names.size() - 1,
          "is %s, which has no order".formatted(what),
          field.many() == Many.LIST ? "use another field" : "name one field below it");
    }
    return new Value(typed.names(), field);
  }

  /** Returns where a name begins in a path. */
  private static int index(List<String> names, int index) {
    return names.subList(0, index).stream().mapToInt(name -> name.length() + 1).sum();
  }

  private static InvalidArgumentException refused(
      int at, String what, String problem, String remedy) {
    return new InvalidArgumentException("orderBy column " + (at + 1), what, problem, remedy);
  }

  /**
   * What resources have in a field.
   *
   * @param type null where the value itself says what it is
   */
  private record Value(List<FieldName> path, @Nullable FieldType type) {

    SortValue in(JsonObject resource, Work work) {
      Object value = resource;
      for (FieldName name : path) {
        if (!(value instanceof JsonObject message)) {
          return SortValue.NONE;
        }
        String key = name.in(message, work);
        if (key == null) {
          return unset(name);
        }
        value = message.get(key);
      }
      return SortValues.of(value, type, work);
    }

    private SortValue unset(FieldName name) {
      boolean last = name == path.get(path.size() - 1);
      return last && type != null && !type.isSetOrNot()
          ? SortValues.unset(type.kind())
          : SortValue.NONE;
    }
  }
}
