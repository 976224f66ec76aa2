package io.github.wiremocklro.internal.remote;

import io.github.wiremocklro.internal.engine.StartRules;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceNames;
import org.jspecify.annotations.Nullable;

/**
 * How far the controls reach, wherever the fake is: to all scopes, or to one.
 *
 * @param scope the one scope; null for all
 */
public record Reach(@Nullable String scope) {
  public static final Reach ALL = new Reach(null);

  private static final String DEFAULT_SCOPE = "projects/test-project";
  private static final String TOP_LEVEL = "operations";
  private static final String LOCATION = "/locations/us-central1";

  /** Returns: to the scope that a user names. */
  public static Reach to(String scope) {
    return new Reach(InvalidScriptException.at("scope", () -> ResourceNames.namedScope(scope)));
  }

  /** Returns what operations start below; empty for those of the top level. */
  public String parent() {
    return TOP_LEVEL.equals(scope) ? "" : (scope == null ? DEFAULT_SCOPE : scope) + LOCATION;
  }

  /** Returns the script of an operation that is to start here. */
  public OperationScript placed(OperationScript script) {
    boolean named = script.name() != null || script.parent() != null;
    return StartRules.confined(named ? script : script.parent(parent()), scope);
  }

  /** Returns the operation that a name means. */
  OperationName named(String name) {
    return InvalidScriptException.at("name", () -> confined(OperationName.parse(name)));
  }

  private OperationName confined(OperationName name) {
    ResourceNames.confined(name.toString(), scope);
    return name;
  }
}
