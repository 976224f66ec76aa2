package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bindings of a policy (google/iam/v1/policy.proto): each gives a role to members. */
final class PolicyBindings {
  private static final String PATH = "policy.bindings";

  /** Who is nobody in particular. */
  private static final Set<String> ANYBODY = Set.of("allUsers", "allAuthenticatedUsers");

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
   * Checks the bindings that a request sets.
   *
   * @throws InvalidArgumentException if one has no role, no members, or such as nobody is called
   */
  static void check(@Nullable Object bindings) {
    if (!(bindings instanceof List<?> list)) {
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof JsonObject binding) {
        InvalidArgumentException.at("%s[%d]".formatted(PATH, i), () -> checked(binding));
      }
    }
  }

  private static JsonObject checked(JsonObject binding) {
    String role = binding.string("role");
    if (role == null || role.isEmpty()) {
      throw new InvalidArgumentException(
          "role", role, "is no role", "name one, such as \"roles/dataplex.viewer\"");
    }
    if (role.contains("_withcond_")) {
      throw new InvalidArgumentException(
          "role",
          role,
          "stands for a role with a condition that was not shown",
          "read the policy with \"requestedPolicyVersion\": 3");
    }
    List<?> members = binding.get("members") instanceof List<?> given ? given : List.of();
    if (members.isEmpty()) {
      throw new InvalidArgumentException(
          "members", members, "are nobody", "name one at least, or leave the binding out");
    }
    for (Object member : members) {
      // Also principal://..., deleted:user:..., and projectOwner:... of Cloud Storage.
      if (!ANYBODY.contains(member) && String.valueOf(member).indexOf(':') <= 0) {
        throw new InvalidArgumentException(
            "members",
            member,
            "is no member",
            "say of which kind it is, as in \"user:a@example.com\" and \"allUsers\"");
      }
    }
    return binding;
  }
}
