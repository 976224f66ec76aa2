package io.github.wiremocklro.operation;

import java.util.function.Predicate;

/**
 * Which operations a list is asked for.
 *
 * @param text the filter as the client wrote it; page tokens are bound to it (AIP-158)
 * @param matches whether an operation, as clients see it, is one of them
 */
public record OperationFilter(String text, Predicate<Operation> matches) {

  /** Every operation. */
  public static final OperationFilter ALL = new OperationFilter("", operation -> true);
}
