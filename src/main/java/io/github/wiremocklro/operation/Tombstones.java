package io.github.wiremocklro.operation;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The operations that clients no longer find: deleted, forgotten or expired. The latest of them
 * keep their records; of the older ones only the names stay taken that were given, so that clients
 * that start and delete for ever cannot fill the memory. One that still runs keeps its record until
 * it is over. Thread-safe.
 */
final class Tombstones {
  /** How many records are kept, in all scopes together. */
  static final int LIMIT = 10_000;

  private final Queue<StoredOperation> oldestFirst = new ArrayDeque<>();

  synchronized void add(StoredOperation operation) {
    oldestFirst.add(operation);
    // Two for one: so the number goes down again after many that were still running.
    for (int i = 0; i < 2 && oldestFirst.size() > LIMIT; i++) {
      dropOrKeep(oldestFirst.remove());
    }
  }

  /** Lets go of a scope that is reset. */
  synchronized void dropAll(Scope scope) {
    oldestFirst.removeIf(operation -> operation.scope() == scope);
  }

  private void dropOrKeep(StoredOperation oldest) {
    if (oldest.viewAt(oldest.scope().now()).end() == null) {
      oldestFirst.add(oldest);
    } else {
      oldest.scope().keepOnlyTheName(oldest);
    }
  }
}
