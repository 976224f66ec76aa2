package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of one scope. Thread-safe: changes come one at a time, reads go beside them. */
final class Resources {
  /** How many names on either side somebody may have meant. */
  private static final int AROUND = 500;

  private final IdGenerator ids;
  private final NavigableMap<String, Resource> byName = new ConcurrentSkipListMap<>();

  Resources(IdGenerator ids) {
    this.ids = ids;
  }

  @Nullable JsonObject get(String name, Scope scope) {
    Resource resource = byName.get(name);
    return resource == null ? null : resource.shownAt(scope.now());
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
        .map(entry -> new Named(entry.getKey(), entry.getValue().shownAt(now)))
        .iterator();
  }

  /** A resource as a reader sees it, null where that is nothing. */
  record Named(String name, @Nullable JsonObject shown) {
    JsonObject resource() {
      return Objects.requireNonNull(shown, name);
    }
  }

  /** Checks a change and starts its operation; the resource then waits for its end. */
  synchronized StoredOperation begin(
      ResourceChange change, boolean keep, Scope scope, Effects.Start start) {
    Moment now = scope.now();
    Resource current = byName.getOrDefault(change.name(), Resource.ABSENT).settledAt(now);
    Hints hints = scope.hints(change.name());
    current.check(
        change, () -> hints.ofMissingResource(around(change.name())), hints::ofTakenResource);
    boolean added = keep && !byName.containsKey(change.name());
    if (added) {
      scope.resources().take(1);
    }
    try {
      StoredOperation operation = start.with(current.after(change, now, ids), now);
      if (keep) {
        operation.hold(() -> settle(change.name(), scope.now(), scope));
        put(change.name(), current.awaiting(change.kind(), operation), scope);
        settle(change.name(), now, scope);
      }
      return operation;
    } catch (RuntimeException e) {
      if (added) {
        scope.resources().giveBack(1);
      }
      throw e;
    }
  }

  /** Lets go of an operation that is over, and of a resource that is no more. */
  private synchronized void settle(String name, Moment now, Scope scope) {
    Resource last = byName.getOrDefault(name, Resource.ABSENT);
    Resource settled = last.settledAt(now);
    // To look at it may have settled it.
    if (settled == last || byName.get(name) != last) {
      return;
    }
    put(name, settled, scope);
    if (settled.equals(Resource.ABSENT)) {
      byName.remove(name);
      scope.resources().giveBack(1);
    }
  }

  /** What was pending holds its operation no more, and what is stored may weigh more or less. */
  private void put(String name, Resource next, Scope scope) {
    Resource last = byName.put(name, next);
    Resource before = last == null ? Resource.ABSENT : last;
    if (before.stored() != next.stored()) {
      scope.stored().charge(Weight.of(next.stored()) - Weight.of(before.stored()));
    }
    if (before.pending() != null && before.pending() != next.pending()) {
      before.pending().operation().letGo();
    }
  }
}
