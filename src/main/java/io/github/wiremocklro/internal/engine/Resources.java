package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.StatusException;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of one scope. Thread-safe: changes come one at a time, reads go beside them. */
final class Resources {
  /** How many names on either side somebody may have meant. */
  private static final int AROUND = 500;

  private final OutputOnlyFields fields;

  /** Held by whoever changes something; from the check of a change until it is made or not. */
  private final ReentrantLock lock = new ReentrantLock();

  private final NavigableMap<String, Resource> byName = new ConcurrentSkipListMap<>();

  Resources(OutputOnlyFields fields) {
    this.fields = fields;
  }

  @Nullable JsonObject get(String name, Scope scope) {
    Resource resource = byName.get(name);
    return resource == null ? null : resource.shownAt(scope.now(), fields);
  }

  /** Returns the names of resources that stand next to another name. */
  Stream<String> around(String name) {
    Stream<String> before = byName.headMap(name, false).descendingKeySet().stream();
    Stream<String> behind = byName.tailMap(name, false).keySet().stream();
    return Stream.concat(before.limit(AROUND), behind.limit(AROUND));
  }

  /** Returns what there is below a collection, after a name or from the first on, as it is seen. */
  Iterator<Named> below(String collection, @Nullable String after, Scope scope) {
    Moment now = scope.now();
    String prefix = collection + "/";
    return byName.tailMap(after != null ? after : prefix, after == null).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> new Named(entry.getKey(), entry.getValue().shownAt(now, fields)))
        .iterator();
  }

  /** A resource as a reader sees it, null where that is nothing. */
  record Named(String name, @Nullable JsonObject shown) {
    JsonObject resource() {
      return Objects.requireNonNull(shown, name);
    }
  }

  /** Checks a change. Nothing else is changed until that is closed. */
  Prepared prepare(ResourceChange change, boolean keep, Scope scope) {
    lock.lock();
    try {
      return new Prepared(change, keep, scope);
    } catch (RuntimeException | Error e) {
      lock.unlock();
      throw e;
    }
  }

  /** A change that was checked; once its operation has started, the resource waits for its end. */
  final class Prepared implements Effects.Prepared {
    private final ResourceChange change;
    private final boolean keep;
    private final Scope scope;
    private final Moment now;
    private final Resource current;
    private final @Nullable JsonObject resource;

    /** Whether room was taken for a resource that is not there yet. */
    private boolean adds;

    Prepared(ResourceChange change, boolean keep, Scope scope) {
      this.change = change;
      this.keep = keep;
      this.scope = scope;
      this.now = scope.now();
      this.current = byName.getOrDefault(change.name(), Resource.ABSENT).settledAt(now);
      Hints hints = scope.hints(change.name());
      current.check(
          change, () -> hints.ofMissingResource(around(change.name())), hints::ofTakenResource);
      this.resource = current.after(change, now, fields);
      this.adds = keep && !byName.containsKey(change.name());
      if (adds) {
        scope.resources().take(1);
      }
    }

    @Override
    public Moment now() {
      return now;
    }

    @Override
    public @Nullable JsonObject resource() {
      return resource;
    }

    @Override
    public void commit(StoredOperation operation) {
      if (keep) {
        adds = false;
        operation.hold(() -> settle(change.name(), scope.now(), scope));
        put(change.name(), current.awaiting(change, operation), scope);
        settle(change.name(), now, scope);
      }
    }

    /**
     * Does it at once.
     *
     * @return the resource as clients see it, null where it is deleted
     * @throws StatusException with RESOURCE_EXHAUSTED if there is no room for it
     */
    @Nullable JsonObject apply() {
      JsonObject next = resource == null ? null : fields.updated(resource, now.time());
      Resource changed = current.changedBy(change, next);
      Resource last = byName.getOrDefault(change.name(), Resource.ABSENT);
      scope.stored().take(changed.weight() - last.weight());
      adds = false;
      replace(change.name(), changed);
      removeIfAbsent(change.name(), changed, scope);
      return changed.shownAt(now, fields);
    }

    @Override
    public void close() {
      if (adds) {
        scope.resources().giveBack(1);
      }
      lock.unlock();
    }
  }

  /** Lets go of an operation that is over, and of a resource that is no more. */
  private void settle(String name, Moment now, Scope scope) {
    lock.lock();
    try {
      Resource last = byName.getOrDefault(name, Resource.ABSENT);
      Resource settled = last.settledAt(now);
      if (settled == last) {
        return;
      }
      put(name, settled, scope);
      removeIfAbsent(name, settled, scope);
    } finally {
      lock.unlock();
    }
  }

  /** What is stored may weigh more or less. The lock is held. */
  private void put(String name, Resource next, Scope scope) {
    Resource before = replace(name, next);
    if (before.stored() != next.stored()) {
      scope.stored().charge(next.weight() - before.weight());
    }
  }

  /** What was pending holds its operation no more. Returns what was there. The lock is held. */
  private Resource replace(String name, Resource next) {
    Resource last = byName.put(name, next);
    Resource before = last == null ? Resource.ABSENT : last;
    if (before.pending() != null && before.pending() != next.pending()) {
      before.pending().operation().letGo();
    }
    return before;
  }

  /** The lock is held. */
  private void removeIfAbsent(String name, Resource resource, Scope scope) {
    if (resource.equals(Resource.ABSENT)) {
      byName.remove(name);
      scope.resources().giveBack(1);
    }
  }
}
