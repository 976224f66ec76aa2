package io.github.wiremocklro.internal.filter;

import io.github.wiremocklro.internal.engine.MessageType;
import io.github.wiremocklro.internal.engine.OperationFilter;
import io.github.wiremocklro.internal.engine.ResourceQuery;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Filters over operations and resources, in the language of <a
 * href="https://google.aip.dev/160">AIP-160</a>: {@code done = true AND (error.code = 1 OR
 * metadata.target = "*lakes/a")}.
 *
 * <p>The fields of operations are {@code name}, {@code done}, {@code error}, and all that stands
 * below {@code metadata} and {@code response}, {@code @type} too. Field names are written in snake
 * case or in camel case. What is not known of an operation, or of {@code google.rpc.Status}, is
 * refused; what stands below metadata and response is known by its JSON alone, and so:
 *
 * <ul>
 *   <li>A path that leads nowhere is no match for any comparison, not even for {@code !=}. {@code
 *       NOT} and {@code -} turn that round as anything else.
 *   <li>The value that is there says how the text it is compared with is read: as a number, as true
 *       or false, or as text; as a time (RFC 3339) or a duration ({@code 1.5s}) if both are one. A
 *       string of digits is a number for a number without quotes, for int64 is a string in proto3
 *       JSON. Values of different types are unequal, and neither comes before the other.
 *   <li>A {@code *} in a text stands for anything in {@code =}, {@code !=} and {@code :}.
 *   <li>{@code a:b} holds if a list has the element b, an object the key b, or a equals b; {@code
 *       a:*} if a is there and no default (false, 0, an empty string or list). Only {@code :} looks
 *       into the elements of lists.
 *   <li>{@code null} without quotes equals a JSON null, which nothing else equals or differs from.
 * </ul>
 *
 * <p>Of a resource whose descriptor is known, that says what fields there are, how they are
 * compared, and what one is that is not set.
 *
 * <p>Left out, each refused with a text that says so: search in all fields (a value alone),
 * functions, and groups of values after a comparator. A filter has at most {@value #MAX_LENGTH}
 * characters, and what it costs on one page is bounded by a {@link
 * io.github.wiremocklro.internal.engine.Work}.
 */
public final class Filters {
  private static final int MAX_LENGTH = 4_096;

  private Filters() {}

  /**
   * Returns the filter of operations that the text is; all match an empty one.
   *
   * @throws InvalidArgumentException if it is none; the message has the column
   */
  public static OperationFilter parse(String text) {
    return ofOperations(text, expression(text, KnownFields.OF_OPERATIONS));
  }

  /**
   * Returns the filter that the text is in the words of a service.
   *
   * @param json what the text is as JSON; null where it is none
   */
  public static OperationFilter parse(String text, FilterWords words, @Nullable JsonObject json) {
    Schema schema = new WordedFields(words);
    return ofOperations(
        text,
        json == null ? expression(text, schema) : new JsonFilter(checked(text), schema).read(json));
  }

  private static OperationFilter ofOperations(String text, Expression expression) {
    return new OperationFilter(
        text, (operation, work) -> expression.matches(new Subject.OfOperation(operation), work));
  }

  /**
   * Returns what a list of resources is asked for.
   *
   * @param orderBy such as {@code create_time desc} (AIP-132)
   * @param type of what is listed; null where only its JSON tells
   * @throws InvalidArgumentException if one of the texts says what cannot be; the message has the
   *     column
   */
  public static ResourceQuery ofResources(
      String filter, String orderBy, @Nullable MessageType type) {
    if (filter.isEmpty() && orderBy.isEmpty()) {
      return ResourceQuery.ALL;
    }
    Schema schema = type == null ? Schema::untyped : new TypedFields(type);
    Expression expression = expression(filter, schema);
    // With the length in front, no other filter and order make the same text.
    return new ResourceQuery(
        "%d %s%s".formatted(filter.length(), filter, orderBy),
        (resource, work) -> expression.matches(new Subject.OfResource(resource), work),
        OrderBy.parse(orderBy, type));
  }

  private static Expression expression(String text, Schema schema) {
    return Parser.parse(checked(text), schema);
  }

  private static String checked(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidArgumentException(
          "filter",
          text,
          "has %d characters".formatted(text.length()),
          "use at most %d".formatted(MAX_LENGTH));
    }
    return text;
  }
}
