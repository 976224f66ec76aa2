package io.github.wiremocklro.operation;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The operations that clients no longer find: deleted, forgotten or expired. The latest of them
 * keep their records; of the older ones only the names stay taken that were given, so that clients
 * that start and delete for ever cannot fill the memory. One that still runs keeps its record until
 * it is over. Thread-safe.
 */
final class Tombstones {
  /** How many records are kept at the most, in all scopes together. */
  static final int MAX_LIMIT = 10_000;

  private final int limit;
  private final Queue<StoredOperation> oldestFirst = new ArrayDeque<>();

  /** Creates an empty one: half of the operations that there may be stay for those that are not. */
  Tombstones(int maxOperations) {
    this.limit = Math.max(1, Math.min(MAX_LIMIT, maxOperations / 2));
  }

  synchronized void add(StoredOperation operation) {
    oldestFirst.add(operation);
    dropOldest(limit);
  }

  /** Lets go of the oldest records, of few at a time. */
  synchronized void dropOldest() {
    dropOldest(0);
  }

  /** Two for one that comes: so the number goes down again after many that were still running. */
  private void dropOldest(int atMost) {
    for (int i = 0; i < 2 && oldestFirst.size() > atMost; i++) {
      dropOrKeep(oldestFirst.remove());
    }
  }

  /**
   * Lets go of the oldest records until there is enough room.
   *
   * @param which those that it helps to let go of
   * @return whether there is enough
   */
  synchronized boolean dropUntil(BooleanSupplier enough, Predicate<StoredOperation> which) {
    Iterator<StoredOperation> next = oldestFirst.iterator();
    while (!enough.getAsBoolean() && next.hasNext()) {
      StoredOperation oldest = next.next();
      if (which.test(oldest) && isOver(oldest)) {
        next.remove();
        oldest.scope().keepOnlyTheName(oldest);
      }
    }
    return enough.getAsBoolean();
  }

  /** Lets go of a scope that is reset. */
  synchronized void dropAll(Scope scope) {
    oldestFirst.removeIf(operation -> operation.scope() == scope);
  }

  private void dropOrKeep(StoredOperation oldest) {
    if (isOver(oldest)) {
      oldest.scope().keepOnlyTheName(oldest);
    } else {
      oldestFirst.add(oldest);
    }
  }

  private static boolean isOver(StoredOperation operation) {
    return operation.viewAt(operation.scope().now()).end() != null;
  }
}
