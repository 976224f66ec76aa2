package io.github.wiremocklro.internal.engine;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * The operations that are over, and that clients no longer find: deleted, forgotten or expired. The
 * latest of them keep their records; of the older ones only the names stay taken that were given,
 * so that clients that start and delete for ever cannot fill the memory. One that still runs keeps
 * its record until it is over. Thread-safe.
 */
final class Tombstones {
  /** How many records are kept at the most, in all scopes together. */
  static final int MAX_LIMIT = 10_000;

  private final int limit;
  private final Queue<StoredOperation> oldestFirst = new ArrayDeque<>();

  /** How many of them have names that were generated. */
  private int generated;

  /** Creates an empty one: half of the operations that there may be stay for those that are not. */
  Tombstones(int maxOperations) {
    this.limit = Math.max(1, Math.min(MAX_LIMIT, maxOperations / 2));
  }

  synchronized void add(StoredOperation operation) {
    oldestFirst.add(operation);
    generated += operation.hasGeneratedName() ? 1 : 0;
    if (oldestFirst.size() > limit) {
      drop(oldestFirst.remove());
    }
  }

  /** Lets go of the oldest record, if there is any. */
  synchronized void dropOldest() {
    StoredOperation oldest = oldestFirst.poll();
    if (oldest != null) {
      drop(oldest);
    }
  }

  /**
   * Lets go of the oldest records until there is enough room.
   *
   * @param ofNames whether the room is that of names: then only those help that were generated
   * @return whether there is enough
   */
  synchronized boolean dropUntil(BooleanSupplier enough, boolean ofNames) {
    Iterator<StoredOperation> next = oldestFirst.iterator();
    while (!enough.getAsBoolean() && next.hasNext() && !(ofNames && generated == 0)) {
      StoredOperation oldest = next.next();
      if (!ofNames || oldest.hasGeneratedName()) {
        next.remove();
        drop(oldest);
      }
    }
    return enough.getAsBoolean();
  }

  /** Lets go of a scope that is reset. */
  synchronized void dropAll(Scope scope) {
    oldestFirst.removeIf(operation -> operation.scope() == scope);
    generated = (int) oldestFirst.stream().filter(StoredOperation::hasGeneratedName).count();
  }

  private void drop(StoredOperation oldest) {
    generated -= oldest.hasGeneratedName() ? 1 : 0;
    oldest.scope().keepOnlyTheName(oldest);
  }
}
