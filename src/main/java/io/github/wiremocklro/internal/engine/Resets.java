package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which scopes were reset, for those who look for what was in them before: the latest ones, for
 * tests reset for ever. Thread-safe.
 */
final class Resets {
  private static final int LATEST = 250;

  private final boolean ofAll;

  @GuardedBy("this")
  private final Set<String> scopes = new LinkedHashSet<>();

  /** Creates what knows of no reset, or of that of all. */
  Resets(boolean ofAll) {
    this.ofAll = ofAll;
  }

  /** Returns whether everything was reset. */
  boolean ofAll() {
    return ofAll;
  }

  synchronized void note(String scope) {
    scopes.remove(scope);
    scopes.add(scope);
    if (scopes.size() > LATEST) {
      scopes.remove(scopes.iterator().next());
    }
  }

  synchronized boolean has(String scope) {
    return ofAll || scopes.contains(scope);
  }
}
