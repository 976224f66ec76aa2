package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.FieldCase;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.StatusException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says that its method has no field for, or says twice: the front ends of Google's
 * APIs refuse it. The fields are single ones, and none of them is in a body.
 */
public final class UnexpectedFields {
  private UnexpectedFields() {}

  /**
   * Does nothing if there are none.
   *
   * @param fields of the request, in their JSON names
   * @param query the values of each parameter
   * @param body empty for none
   * @throws StatusException with {@code INVALID_ARGUMENT}, and each of them
   */
  public static void refuse(Set<String> fields, Map<String, List<String>> query, JsonObject body) {
    Violations violations = new Violations();
    Set<String> said = new HashSet<>();
    query.forEach(
        (name, values) -> {
          String field = fields.contains(name) ? name : lowerCamel(name, fields);
          if (field == null) {
            unknown(name, violations);
          } else if (values.size() > 1 || !said.add(field)) {
            violations.notRepeated(name, "");
          }
        });
    body.fields().keySet().forEach(violations::bodiless);
    if (!violations.isEmpty()) {
      throw violations.exception("");
    }
  }

  private static @Nullable String lowerCamel(String parameter, Set<String> fields) {
    return fields.stream()
        .filter(field -> FieldCase.snake(field).equals(parameter))
        .findFirst()
        .orElse(null);
  }

  private static void unknown(String name, Violations violations) {
    if (!SystemParameters.has(name)) {
      violations.unknownParameter(name, name);
    }
  }
}
