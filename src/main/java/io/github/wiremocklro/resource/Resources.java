package io.github.wiremocklro.resource;

import io.github.wiremocklro.operation.Effects;
import io.github.wiremocklro.operation.IdGenerator;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Moment;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.Scope;
import io.github.wiremocklro.operation.StoredOperation;
import io.github.wiremocklro.operation.Weight;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The resources of one scope. Thread-safe: changes come one at a time, reads go beside them. */
final class Resources {
  private final IdGenerator ids;
  private final NavigableMap<String, Resource> byName = new ConcurrentSkipListMap<>();

  /** The name that the sweep has come to. */
  private String swept = "";

  Resources(IdGenerator ids) {
    this.ids = ids;
  }

  @Nullable JsonObject get(String name, Scope scope) {
    Resource resource = byName.get(name);
    return resource == null ? null : resource.shownAt(scope.now());
  }

  Iterator<JsonObject> in(String collection, @Nullable String after, Scope scope) {
    Moment now = scope.now();
    String prefix = collection + "/";
    return byName.tailMap(after != null ? after : prefix, after == null).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> ResourceNames.parent(entry.getKey()).equals(collection))
        .map(entry -> entry.getValue().shownAt(now))
        .filter(Objects::nonNull)
        .iterator();
  }

  /** Checks a change and starts its operation; the resource then waits for its end. */
  synchronized StoredOperation begin(
      ResourceChange change, boolean keep, Scope scope, Effects.Start start) {
    Moment now = scope.now();
    Resource current = byName.getOrDefault(change.name(), Resource.ABSENT).settledAt(now);
    current.check(change);
    boolean added = keep && !byName.containsKey(change.name());
    if (added) {
      scope.resources().take(1);
    }
    try {
      StoredOperation operation = start.with(current.after(change, now, ids), now);
      if (keep) {
        operation.hold();
        put(change.name(), current.awaiting(change.kind(), operation), scope);
        sweep(scope, now);
      }
      return operation;
    } catch (RuntimeException e) {
      if (added) {
        scope.resources().giveBack(1);
      }
      throw e;
    }
  }

  /**
   * Lets go of resources that are no more, and of operations that are over. Each change looks at
   * two others, so that more goes than comes.
   */
  private void sweep(Scope scope, Moment now) {
    for (int i = 0; i < 2; i++) {
      Map.Entry<String, Resource> next = byName.higherEntry(swept);
      swept = next == null ? "" : next.getKey();
      if (next != null) {
        settle(next.getKey(), next.getValue().settledAt(now), scope);
      }
    }
  }

  /** Lets go at once of all that the sweep would come to. */
  synchronized void sweepAll(Scope scope) {
    Moment now = scope.now();
    byName.forEach((name, resource) -> settle(name, resource.settledAt(now), scope));
  }

  private void settle(String name, Resource settled, Scope scope) {
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
