package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.Operation;
import java.util.function.BiPredicate;

/**
 * Which operations a list is asked for.
 *
 * @param text the filter as the client wrote it; page tokens are bound to it (AIP-158)
 * @param matches whether an operation, as clients see it, is one of them; takes what that costs
 *     from the work that a page may do
 */
public record OperationFilter(String text, BiPredicate<Operation, Work> matches) {

  /** Every operation. */
  public static final OperationFilter ALL = new OperationFilter("", (operation, work) -> true);
}
