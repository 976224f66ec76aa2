package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.OperationName;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations of one scope, and the names that others had, as they are found. Thread-safe. */
final class OperationIndex {
  /** By all names that are taken; the name itself where nothing else is left. */
  private final ConcurrentMap<OperationName, Object> byName = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, StoredOperation> latestByTarget = new ConcurrentHashMap<>();
  private final StartOrder listed = new StartOrder();
  private volatile boolean lostNames;

  /** Adds an operation, unless its name is taken: returns whether it did. */
  boolean add(StoredOperation operation) {
    Origin origin = operation.view().origin();
    if (byName.putIfAbsent(origin.name(), operation) != null) {
      return false;
    }
    listed.add(operation);
    String target = origin.script().target();
    if (target != null) {
      latestByTarget.merge(
          target, operation, (a, b) -> a.sequence() > operation.sequence() ? a : b);
    }
    return true;
  }

  /**
   * Adds an operation as it stood elsewhere.
   *
   * @param isLatest whether the name of its resource means it
   */
  void restore(StoredOperation operation, boolean isLatest) {
    Lifecycle stood = operation.view();
    byName.put(stood.origin().name(), operation);
    if (!stood.removed()) {
      listed.add(operation);
    }
    String target = stood.origin().script().target();
    if (target != null && isLatest) {
      latestByTarget.put(target, operation);
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
    byName.remove(operation.name());
    forgetTarget(operation);
  }

  private void forgetTarget(StoredOperation operation) {
    String target = operation.view().origin().script().target();
    if (target != null) {
      latestByTarget.remove(target, operation);
    }
  }

  /** Takes a name that nothing else is left of. */
  void restoreName(OperationName name) {
    byName.put(name, name);
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
    return byName.containsKey(name);
  }

  /** Returns all names that are taken, in no order. */
  Stream<OperationName> names() {
    return byName.keySet().stream();
  }

  /** Returns how many names are taken. */
  int size() {
    return byName.size();
  }

  @Nullable StoredOperation find(OperationName name) {
    return byName.get(name) instanceof StoredOperation operation ? operation : null;
  }

  @Nullable StoredOperation latestOn(String target) {
    return latestByTarget.get(target);
  }

  /** Returns all operations that more than the name is left of, in no order. */
  Stream<StoredOperation> every() {
    return byName.values().stream()
        .filter(StoredOperation.class::isInstance)
        .map(StoredOperation.class::cast);
  }

  /** Returns those that clients can find, newest first, from before a sequence number. */
  Stream<StoredOperation> newestFirst(long before) {
    return listed.newestFirst(before);
  }
}
