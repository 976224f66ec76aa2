package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.StatusException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Parameters of a query that a method does not have: the front ends of Google's APIs refuse them.
 */
public final class UnknownParameters {
  private UnknownParameters() {}

  /**
   * Does nothing if there are none.
   *
   * @param fields of the request, in each spelling that is taken
   * @param sent the names of the parameters
   * @throws StatusException with {@code INVALID_ARGUMENT}, and each of them
   */
  public static void refuse(Set<String> fields, Collection<String> sent) {
    List<String> unknown =
        sent.stream()
            .filter(name -> !fields.contains(name) && !SystemParameters.has(name))
            .toList();
    if (!unknown.isEmpty()) {
      Violations violations = new Violations();
      unknown.forEach(name -> violations.unknownParameter(name, name));
      throw violations.exception("");
    }
  }
}
