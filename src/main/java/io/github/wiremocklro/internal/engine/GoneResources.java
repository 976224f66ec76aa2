package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of resources that were deleted, or whose create came to nothing: the latest of all
 * scopes. A parent of such a name is missing, while one that was never here is taken for one that
 * is there. So is one that was forgotten here, for want of room. Thread-safe.
 */
final class GoneResources {
  /** How many names are kept at the most, in all scopes together. */
  static final int MAX_LIMIT = 10_000;

  private final int limit;

  @GuardedBy("this")
  private final Map<String, Scope> oldestFirst = new LinkedHashMap<>();

  /** Creates an empty one, with room for no more names than there may be operations. */
  GoneResources(int maxOperations) {
    this.limit = Math.min(MAX_LIMIT, maxOperations);
  }

  /** Keeps a name, but for one of a scope that is reset, where nobody asks for it. */
  synchronized void add(String name, Scope scope) {
    remove(name);
    if (scope.isClosed()) {
      return;
    }
    scope.stored().charge(Weight.ofGone(name));
    oldestFirst.put(name, scope);
    if (oldestFirst.size() > limit) {
      remove(oldestFirst.keySet().iterator().next());
    }
  }

  /** Lets go of a name: the resource is there again. */
  synchronized void remove(String name) {
    Scope scope = oldestFirst.remove(name);
    if (scope != null) {
      scope.stored().giveBack(Weight.ofGone(name));
    }
  }

  synchronized boolean has(String name) {
    return oldestFirst.containsKey(name);
  }

  /** Returns the names, the oldest first. */
  synchronized List<String> oldestFirst() {
    return List.copyOf(oldestFirst.keySet());
  }

  /** Lets go of all names. */
  synchronized void dropAll() {
    oldestFirst.forEach((name, scope) -> scope.stored().giveBack(Weight.ofGone(name)));
    oldestFirst.clear();
  }

  /** Lets go of a scope that is reset, and closed before. */
  synchronized void dropAll(Scope scope) {
    Iterator<Scope> scopes = oldestFirst.values().iterator();
    while (scopes.hasNext()) {
      if (scopes.next() == scope) {
        scopes.remove();
      }
    }
  }
}
