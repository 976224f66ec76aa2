package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the controls reach, wherever the fake is: to all scopes, or to one.
 *
 * @param scope the one scope; null for all
 */
public record Confinement(@Nullable String scope) {
  public static final Confinement ALL = new Confinement(null);

  private static final String DEFAULT_SCOPE = "projects/test-project";
  private static final String LOCATION = "/locations/us-central1";

  /**
   * Returns a confinement to the scope that a user means, who may give any name in it.
   *
   * @throws InvalidArgumentException if no name can be in such a scope
   */
  public static Confinement to(String nameOrScope) {
    return new Confinement(
        InvalidArgumentException.at("scope", () -> ResourceNames.checkedScope(nameOrScope)));
  }

  /** Returns what operations start below; empty for those of the top level. */
  public String parent() {
    return ResourceNames.TOP_LEVEL.equals(scope)
        ? ""
        : (scope == null ? DEFAULT_SCOPE : scope) + LOCATION;
  }

  /** Returns the script of an operation that is to start here. */
  public OperationScript placed(OperationScript script) {
    boolean named = script.name() != null || script.parent() != null;
    return StartRules.confined(named ? script : script.parent(parent()), scope);
  }

  /**
   * Returns what to tell a caller who is confined to a scope and finds nothing by a name that lies
   * in another; empty where that is not so. An operation may be on a resource of another scope.
   */
  public static Optional<String> hint(String name, @Nullable String scope) {
    return scope == null || name.isEmpty() || ResourceNames.scope(name).equals(scope)
        ? Optional.empty()
        : Optional.of(
            "'%s' lies outside of '%s', where operations are looked for here: a test's own names begin with its parent()."
                .formatted(name, scope));
  }

  /**
   * Checks that a name lies in a scope, for a caller that is confined to it.
   *
   * @param scope null for a caller that is not
   * @return the name
   * @throws InvalidArgumentException if it lies in another
   */
  public static String confined(String name, @Nullable String scope) {
    if (scope != null && !ResourceNames.scope(name).equals(scope)) {
      throw new InvalidArgumentException(
          "",
          name,
          "lies outside the scope \"%s\"".formatted(scope),
          "use the scope \"%s\"".formatted(ResourceNames.scope(name)));
    }
    return name;
  }
}
