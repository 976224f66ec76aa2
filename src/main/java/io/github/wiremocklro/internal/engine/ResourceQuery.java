package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import java.util.function.BiPredicate;

/**
 * Which resources a list is asked for, and in which order.
 *
 * @param text filter and order as the client wrote them; page tokens are bound to it (AIP-158)
 * @param matches whether a resource, as clients see it, is one of them; takes what that costs from
 *     the work that a page may do
 * @param order in which they are listed
 */
public record ResourceQuery(
    String text, BiPredicate<JsonObject, Work> matches, ResourceOrder order) {

  /** Every resource, by name. */
  public static final ResourceQuery ALL =
      new ResourceQuery("", (resource, work) -> true, ResourceOrder.BY_NAME);
}
