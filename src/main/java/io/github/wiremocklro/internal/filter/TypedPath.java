package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.FieldType;
import io.github.wiremocklro.internal.engine.FieldType.Kind;
import io.github.wiremocklro.internal.engine.FieldType.Many;
import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the names of a path lead in a message type.
 *
 * @param names as JSON has them
 * @param field what is at the end; null where that is known from its JSON alone
 * @param isKey whether the last name is a key of a map
 */
record TypedPath(List<FieldName> names, @Nullable FieldType field, boolean isKey) {

  /** Says what is wrong with one of the names. */
  @FunctionalInterface
  interface Refusal {
    InvalidArgumentException at(int index, String problem, String remedy);
  }

  /**
   * Returns where a path leads.
   *
   * @param intoLists whether it may lead through the elements of lists
   */
  static TypedPath of(MessageType root, List<String> path, boolean intoLists, Refusal refusal) {
    List<FieldName> names = new ArrayList<>();
    FieldType field = null;
    boolean isKey = false;
    for (int i = 0; i < path.size(); i++) {
      FieldType above = field;
      isKey = false;
      if (above != null && above.many() == Many.MAP) {
        isKey = true;
        names.add(FieldName.exactly(path.get(i)));
        field = above.element();
        continue;
      }
      if (above != null && above.kind() == Kind.JSON) {
        path.subList(i, path.size()).stream().map(FieldName::of).forEach(names::add);
        return new TypedPath(names, null, false);
      }
      if (above != null && above.many() == Many.LIST && !intoLists) {
        throw refusal.at(
            i, "stands below %s, which is a list".formatted(path.get(i - 1)), "leave it out");
      }
      field = field(above == null ? root : above.message(), path, i, refusal);
      names.add(
          field.kind() == Kind.JSON
              ? FieldName.of(field.jsonName())
              : FieldName.exactly(field.jsonName()));
    }
    return new TypedPath(names, field, isKey);
  }

  private static FieldType field(
      @Nullable MessageType type, List<String> path, int index, Refusal refusal) {
    if (type == null) {
      throw refusal.at(
          index,
          "stands below %s, which has no fields".formatted(path.get(index - 1)),
          "leave it out");
    }
    FieldType field = type.fieldType(path.get(index));
    if (field == null) {
      throw refusal.at(
          index,
          index == 0 ? "is no field of what is listed" : "is no field of " + path.get(index - 1),
          "use one that the .proto file has there");
    }
    return field;
  }
}
