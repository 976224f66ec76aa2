package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.StatusException;
import java.util.Collection;

/**
 * Refuses parameters of a query that a method does not have, as the front ends of Google's APIs do,
 * where no descriptor of an API tells them: those of operations are the same everywhere.
 */
public final class QueryParameters {
  private QueryParameters() {}

  /** Returns whether all methods of Google's APIs have a parameter of this name. */
  public static boolean isOfAllMethods(String name) {
    return SystemParameters.has(name);
  }

  /**
   * Does nothing if there are none.
   *
   * @param unknown the names of those that the method does not have
   * @throws StatusException with {@code INVALID_ARGUMENT}, and each of them
   */
  public static void refuse(Collection<String> unknown) {
    Violations violations = new Violations();
    unknown.forEach(name -> violations.unknownParameter(name, name));
    if (!violations.isEmpty()) {
      throw violations.exception("");
    }
  }
}
