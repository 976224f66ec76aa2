package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bindings of a policy (google/iam/v1/policy.proto): each gives a role to members. */
final class PolicyBindings {
  /** Who is nobody in particular. */
  static final Set<String> ANYBODY = Set.of("allUsers", "allAuthenticatedUsers");

  private PolicyBindings() {}

  static List<JsonObject> of(JsonObject policy) {
    return policy.get("bindings") instanceof List<?> bindings
        ? bindings.stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList()
        : List.of();
  }

  /**
   * Checks bindings.
   *
   * @throws InvalidArgumentException if one has no role, no members, or such as nobody is called
   */
  static void check(@Nullable Object bindings) {
    PolicyShape.each("bindings", bindings, PolicyBindings::check);
  }

  private static void check(JsonObject binding) {
    String role = binding.string("role");
    if (role == null || role.isEmpty()) {
      throw new InvalidArgumentException(
          "role", binding.get("role"), "is no role", "name one, such as \"roles/dataplex.viewer\"");
    }
    if (role.contains("_withcond_")) {
      throw new InvalidArgumentException(
          "role",
          role,
          "stands for a role with a condition that was not shown",
          "read the policy with \"requestedPolicyVersion\": 3");
    }
    List<?> members = PolicyShape.members("members", binding.get("members"));
    if (members.isEmpty()) {
      throw new InvalidArgumentException(
          "members", members, "are nobody", "name one at least, or leave the binding out");
    }
    Object condition = binding.get("condition");
    if (condition != null && !(condition instanceof JsonObject)) {
      throw new InvalidArgumentException(
          "condition", condition, "is no JSON object", "write one: {\"expression\": \"...\"}");
    }
  }
}
