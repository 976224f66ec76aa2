package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationName;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations of one scope, and the names that others had, as they are found. Thread-safe. */
final class OperationIndex {
  /** By all names that are taken; the name itself where nothing else is left. */
  private final FoundBy<OperationName> byName = new FoundBy<>(OperationIndex::name);

  private final FoundBy<String> latestByTarget = new FoundBy<>(OperationIndex::target);
  private final StartOrder listed = new StartOrder();
  private volatile boolean lostNames;

  /** Adds an operation, unless its name is taken: returns whether it did. */
  boolean add(StoredOperation operation) {
    if (byName.putIfAbsent(operation) != null) {
      return false;
    }
    listed.add(operation);
    if (operation.target() != null) {
      latestByTarget.merge(operation, OperationIndex::later);
    }
    return true;
  }

  /** Returns the name that is taken. */
  static OperationName name(Object taker) {
    return taker instanceof StoredOperation operation ? operation.name() : (OperationName) taker;
  }

  private static Object later(Object one, Object other) {
    return ((StoredOperation) one).sequence() > ((StoredOperation) other).sequence() ? one : other;
  }

  private static String target(Object operation) {
    return String.valueOf(((StoredOperation) operation).target());
  }

  /**
   * Adds an operation as it stood elsewhere.
   *
   * @param isLatest whether the name of its resource means it
   */
  void restore(StoredOperation operation, boolean isLatest) {
    byName.put(operation);
    if (!operation.view().removed()) {
      listed.add(operation);
    }
    if (isLatest && operation.target() != null) {
      latestByTarget.put(operation);
    }
  }

  /** Takes an operation out of the lists; its name stays taken. */
  void unlist(StoredOperation operation) {
    listed.remove(operation);
  }

  /** Lets go of an operation, but for its name, which stays taken. */
  void keepOnlyTheName(StoredOperation operation) {
    restoreName(operation.name());
    forgetTarget(operation);
  }

  /** Lets go of an operation, and of its name, which is never generated again. */
  void lose(StoredOperation operation) {
    lostNames = true;
    byName.remove(operation);
    forgetTarget(operation);
  }

  private void forgetTarget(StoredOperation operation) {
    if (operation.target() != null) {
      latestByTarget.remove(operation);
    }
  }

  /** Takes a name that nothing else is left of. */
  void restoreName(OperationName name) {
    byName.put(name);
  }

  /**
   * Notes what was lost elsewhere.
   *
   * @param lost whether there were operations that not even the name is left of
   */
  void restoreLost(boolean lost) {
    lostNames = lost;
  }

  /** Returns whether there were operations that not even the name is left of. */
  boolean hasLostNames() {
    return lostNames;
  }

  boolean has(OperationName name) {
    return byName.get(name) != null;
  }

  /** Returns all names that are taken, in no order. */
  Stream<OperationName> names() {
    return byName.all().map(OperationIndex::name);
  }

  /** Returns how many names are taken. */
  int size() {
    return byName.size();
  }

  @Nullable StoredOperation find(OperationName name) {
    return byName.get(name) instanceof StoredOperation operation ? operation : null;
  }

  @Nullable StoredOperation latestOn(String target) {
    return (StoredOperation) latestByTarget.get(target);
  }

  /** Returns all operations that more than the name is left of, in no order. */
  Stream<StoredOperation> every() {
    return byName.all().filter(StoredOperation.class::isInstance).map(StoredOperation.class::cast);
  }

  /** Returns those that clients can find, newest first, from before a sequence number. */
  Stream<StoredOperation> newestFirst(long before) {
    return listed.newestFirst(before);
  }
}
