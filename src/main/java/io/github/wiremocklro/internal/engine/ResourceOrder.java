package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The order of a list of resources (AIP-132). Of two that are equal in all fields the name decides,
 * so that there is one order only. Of a long text the beginning counts: where a page ends is in its
 * token, and that in a URL.
 *
 * @param fields the first decides, the next where that is equal; none for the order of the names
 */
public record ResourceOrder(List<Field> fields) {
  /** How many characters of texts count, those of all fields together. */
  public static final int LONGEST = 1_000;

  /** The order of the names. */
  public static final ResourceOrder BY_NAME = new ResourceOrder(List.of());

  /**
   * A field to order by.
   *
   * @param value what a resource, as clients see it, has in the field; takes what that costs from
   *     the work that a page may do
   */
  public record Field(BiFunction<JsonObject, Work, SortValue> value, boolean descending) {}

  public ResourceOrder {
    fields = List.copyOf(fields);
  }

  /** Returns where a resource stands. */
  Place of(NamedResource resource, Work work) {
    List<SortValue> values = new ArrayList<>();
    for (Field field : fields) {
      SortValue value = field.value().apply(resource.resource(), work);
      values.add(value.cut(LONGEST / fields.size()));
    }
    return new Place(values, resource.name());
  }

  int compare(Place one, Place other) {
    for (int i = 0; i < fields.size(); i++) {
      int difference = one.values.get(i).compareTo(other.values.get(i));
      if (difference != 0) {
        return fields.get(i).descending() ? -difference : difference;
      }
    }
    return one.name.compareTo(other.name);
  }

  /**
   * Where a resource stands in the order.
   *
   * @param values of the fields
   */
  record Place(List<SortValue> values, String name) {

    /** Returns this as the key of a page: each value behind its length, and the name. */
    String key() {
      StringBuilder key = new StringBuilder();
      for (SortValue value : values) {
        String written = value.written();
        key.append(written.length()).append(' ').append(written);
      }
      return key.append(name).toString();
    }

    /** Returns the place that a key tells of, in an order by so many fields. */
    static Place parse(String key, int fields) {
      List<SortValue> values = new ArrayList<>();
      int at = 0;
      for (int i = 0; i < fields; i++) {
        int start = key.indexOf(' ', at) + 1;
        int end = start + Integer.parseInt(key.substring(at, start - 1));
        values.add(SortValue.parse(key.substring(start, end)));
        at = end;
      }
      return new Place(values, key.substring(at));
    }
  }
}
