package io.github.wiremocklro.internal.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.operation.OperationName;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

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

  @GuardedBy("this")
  private final Queue<Tombstone> oldestFirst = new ArrayDeque<>();

  /** How many of them have names that were generated. */
  @GuardedBy("this")
  private int generated;

  /** How many bytes all of them together make room for. */
  @GuardedBy("this")
  private long room;

  /** Creates an empty one: half of the operations that there may be stay for those that are not. */
  Tombstones(int maxOperations) {
    this.limit = Math.max(1, Math.min(MAX_LIMIT, maxOperations / 2));
  }

  /** Keeps a record, but for one of a scope that is reset, where nobody asks for it. */
  synchronized void add(StoredOperation operation) {
    if (operation.scope().isClosed()) {
      return;
    }
    count(new Tombstone(operation, operation.roomIfDropped()));
    if (oldestFirst.size() > limit) {
      drop(oldestFirst.remove());
    }
  }

  /** Returns the operations whose records are kept, the oldest first. */
  synchronized List<OperationName> oldestFirst() {
    return oldestFirst.stream().map(tombstone -> tombstone.operation.name()).toList();
  }

  /** Lets go of the oldest record, if there is any. */
  synchronized void dropOldest() {
    Tombstone oldest = oldestFirst.poll();
    if (oldest != null) {
      drop(oldest);
    }
  }

  /**
   * Lets go of the oldest records until there is enough room; of none if all would not be enough.
   *
   * @param full what the room is for
   * @param ofNames whether the room is that of names: then only those help that were generated
   * @return whether there is enough
   */
  synchronized boolean dropUntilOver(FullException full, boolean ofNames) {
    if (!full.isOverWith(ofNames ? generated : room)) {
      return false;
    }
    Iterator<Tombstone> next = oldestFirst.iterator();
    // What is made room for here may be taken by others at once: that there was some is what
    // counts.
    while (!full.isOver()) {
      if (!next.hasNext()) {
        return false;
      }
      Tombstone oldest = next.next();
      if (!ofNames || oldest.operation.hasGeneratedName()) {
        next.remove();
        drop(oldest);
      }
    }
    return true;
  }

  /** Lets go of a scope that is reset, and closed before. */
  synchronized void dropAll(Scope scope) {
    List<Tombstone> others =
        oldestFirst.stream().filter(tombstone -> tombstone.operation.scope() != scope).toList();
    oldestFirst.clear();
    generated = 0;
    room = 0;
    others.forEach(this::count);
  }

  @GuardedBy("this")
  private void count(Tombstone latest) {
    oldestFirst.add(latest);
    generated += latest.operation.hasGeneratedName() ? 1 : 0;
    room += latest.room;
  }

  @GuardedBy("this")
  private void drop(Tombstone oldest) {
    generated -= oldest.operation.hasGeneratedName() ? 1 : 0;
    room -= oldest.room;
    oldest.operation.scope().keepOnlyTheName(oldest.operation);
  }

  /**
   * An operation whose record is kept.
   *
   * @param room how many bytes there are more once it is let go of
   */
  private record Tombstone(StoredOperation operation, long room) {}
}
