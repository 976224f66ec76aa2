package io.github.wiremocklro.resource;

import io.github.wiremocklro.operation.Effects;
import io.github.wiremocklro.operation.IdGenerator;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Moment;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.operation.Scope;
import io.github.wiremocklro.operation.StoredOperation;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The resources of one scope. Thread-safe: changes come one at a time, reads go beside them. */
final class Resources {
  private final IdGenerator ids;
  private final NavigableMap<String, Resource> byName = new ConcurrentSkipListMap<>();

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
    StoredOperation operation = start.with(current.after(change, now, ids), now);
    if (keep) {
      byName.put(change.name(), current.awaiting(change.kind(), operation));
    }
    return operation;
  }
}
