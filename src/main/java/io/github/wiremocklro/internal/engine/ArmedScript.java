package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.StartPattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A script that waits for an operation to start, and is then laid over the script of that start.
 *
 * @param id what this is known by; arming the same id again for the same scope replaces it
 * @param scope the scope that the start has to be in; null for any
 * @param pattern which starts are meant
 * @param script what it says of them; not their resource or parent, which the start itself decides
 */
public record ArmedScript(
    String id, @Nullable String scope, StartPattern pattern, OperationScript script) {

  /**
   * @throws InvalidArgumentException if it could never serve
   */
  public ArmedScript {
    InvalidArgumentException.at("script", () -> StartRules.checkedAsArmed(script));
    String target = pattern.target();
    if (target != null) {
      InvalidArgumentException.at("target", () -> Confinement.confined(target, scope));
    }
    checkName(scope, target, script.name());
    if (script.name() != null && pattern.times() > 1) {
      throw new InvalidArgumentException(
          "script.operation.name",
          script.name(),
          "cannot be the name of %d operations".formatted(pattern.times()),
          "leave it out, or arm one script for each");
    }
  }

  /** The name has to be in the scope of the start, or no start could have it. */
  private static void checkName(
      @Nullable String scope, @Nullable String target, @Nullable OperationName name) {
    String known = scope != null || target == null ? scope : ResourceNames.scope(target);
    if (name != null) {
      InvalidArgumentException.at(
          "script.operation.name", () -> Confinement.confined(name.toString(), known));
    }
  }

  boolean matches(OperationScript starting) {
    return (scope == null || scope.equals(StartRules.scope(starting))) && pattern.matches(starting);
  }

  boolean isReplacedBy(ArmedScript later) {
    return id.equals(later.id) && Objects.equals(scope, later.scope);
  }

  /** Returns whether a reset of the scope forgets it. */
  public boolean isIn(String someScope) {
    String target = pattern.target();
    return someScope.equals(scope)
        || (target != null && someScope.equals(ResourceNames.scope(target)));
  }
}
