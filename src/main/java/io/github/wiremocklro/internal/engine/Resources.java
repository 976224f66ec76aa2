package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of one scope. Thread-safe: changes come one at a time, reads go beside them. */
final class Resources {
  /** How many names on either side somebody may have meant. */
  private static final int AROUND = 500;

  private final OutputOnlyFields fields;
  private final BooleanSupplier strictParents;

  /** Held by whoever changes something; from the check of a change until it is made or not. */
  private final ReentrantLock lock = new ReentrantLock();

  private final NavigableMap<String, Resource> byName = new ConcurrentSkipListMap<>();

  Resources(OutputOnlyFields fields, BooleanSupplier strictParents) {
    this.fields = fields;
    this.strictParents = strictParents;
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

  /**
   * Puts resources there that no operation made; all or none. What is above them is not asked for.
   *
   * @throws StatusException with ALREADY_EXISTS if one is there, with RESOURCE_EXHAUSTED if there
   *     is no room for all
   */
  void give(List<ResourceChange> seeds, Scope scope) {
    lock.lock();
    try {
      Moment now = scope.now();
      Map<String, Resource> given = new LinkedHashMap<>();
      long bytes = 0;
      long more = 0;
      for (ResourceChange seed : seeds) {
        Resource last = byName.getOrDefault(seed.name(), Resource.ABSENT);
        Hints hints = scope.hints(seed.name());
        last.settledAt(now).check(seed, () -> "", hints::ofTakenResource);
        Resource next = Resource.of(fields.given(seed, now));
        bytes += next.weight() - last.weight();
        more += byName.containsKey(seed.name()) ? 0 : 1;
        given.put(seed.name(), next);
      }
      take(more, bytes, scope);
      given.forEach(
          (name, next) -> {
            replace(name, next);
            noteIfAbsent(name, next, scope);
          });
    } finally {
      lock.unlock();
    }
  }

  /** Makes a job below its parent, which has to be there, or by a custom change cancels one. */
  @Nullable JsonObject changeJob(ResourceChange change, Scope scope) {
    String name = change.name();
    boolean runs = change.kind() == Kind.CREATE;
    lock.lock();
    try {
      Moment now = scope.now();
      if (runs) {
        new Family(byName, now, scope).checkParents(name, true, parent -> missing(parent, scope));
      }
      Resource last = byName.getOrDefault(name, Resource.ABSENT);
      Resource job = last.settledAt(now);
      job.check(change, () -> missing(name, scope), scope.hints(name)::ofTakenResource);
      Resource next =
          runs ? Resource.ofRun(fields.started(change, now)) : job.cancelledAt(now, fields);
      take(byName.containsKey(name) ? 0 : 1, next.weight() - last.weight(), scope);
      replace(name, next);
      noteIfAbsent(name, next, scope);
      return next.shownAt(now, fields);
    } finally {
      lock.unlock();
    }
  }

  /** Looks at all of them, while none changes and no operation that is pending is let go of. */
  <T> T whileStill(Function<Map<String, Resource>, T> look) {
    lock.lock();
    try {
      return look.apply(byName);
    } finally {
      lock.unlock();
    }
  }

  /** Puts resources there as they stood elsewhere, where nothing is yet. */
  void restore(Map<String, Resource> given, Scope scope) {
    lock.lock();
    try {
      take(given.size(), given.values().stream().mapToLong(Resource::weight).sum(), scope);
      byName.putAll(given);
    } finally {
      lock.unlock();
    }
  }

  /** Lets the operations that are pending here settle their resources at their ends. */
  void awaitRestored(Scope scope) {
    Map<StoredOperation, List<String>> affected = new LinkedHashMap<>();
    byName.forEach(
        (name, resource) -> {
          if (resource.pending() != null) {
            StoredOperation operation = resource.pending().operation();
            // In the order of names the parent is the first, and it goes last.
            List<String> names = affected.computeIfAbsent(operation, key -> new ArrayList<>());
            names.add(Math.max(0, names.size() - 1), name);
          }
        });
    affected.forEach(
        (operation, names) -> {
          names.forEach(name -> operation.hold(() -> settleAll(names, scope.now(), scope)));
          settleAll(names, scope.now(), scope);
        });
  }

  private static void take(long more, long bytes, Scope scope) {
    scope.resources().take(more);
    try {
      scope.stored().take(bytes);
    } catch (StatusException full) {
      scope.resources().giveBack(more);
      throw full;
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

    /** What is deleted with it. */
    private final Map<String, Resource> children;

    /** Whether room was taken for a resource that is not there yet. */
    private boolean adds;

    Prepared(ResourceChange change, boolean keep, Scope scope) {
      this.change = change;
      this.keep = keep;
      this.scope = scope;
      this.now = scope.now();
      this.current = byName.getOrDefault(change.name(), Resource.ABSENT).settledAt(now);
      Family family = new Family(byName, now, scope);
      if (change.kind() == Kind.CREATE) {
        family.checkParents(
            change.name(), strictParents.getAsBoolean(), parent -> missing(parent, scope));
      }
      current.check(
          change, () -> missing(change.name(), scope), scope.hints(change.name())::ofTakenResource);
      this.children = change.kind() == Kind.DELETE ? family.goingWith(change) : Map.of();
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
    public @Nullable JsonObject deleted() {
      return change.kind() == Kind.DELETE ? current.stored() : null;
    }

    @Override
    public void commit(StoredOperation operation) {
      if (keep) {
        adds = false;
        await(change, current, operation);
        children.forEach(
            (name, child) -> await(ResourceChange.delete(name).withForce(), child, operation));
        settleAll(affected(), now, scope);
      }
    }

    private void await(ResourceChange change, Resource last, StoredOperation operation) {
      operation.hold(() -> settleAll(affected(), scope.now(), scope));
      put(change.name(), last.awaiting(change, operation), scope);
    }

    /** Children go first, so that nothing is left of them when the parent is gone. */
    private List<String> affected() {
      return Stream.concat(children.keySet().stream(), Stream.of(change.name())).toList();
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
      children.keySet().forEach(name -> remove(name, scope));
      noteIfAbsent(change.name(), changed, scope);
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

  private String missing(String name, Scope scope) {
    return scope.hints(name).ofMissingResource(around(name));
  }

  private void settleAll(List<String> names, Moment now, Scope scope) {
    lock.lock();
    try {
      names.forEach(name -> settle(name, now, scope));
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of an operation that is over, and of a resource that is no more. The lock is held. */
  private void settle(String name, Moment now, Scope scope) {
    Resource last = byName.getOrDefault(name, Resource.ABSENT);
    Resource settled = last.settledAt(now);
    if (settled != last) {
      put(name, settled, scope);
      noteIfAbsent(name, settled, scope);
    }
  }

  /** The lock is held. */
  private void remove(String name, Scope scope) {
    put(name, Resource.ABSENT, scope);
    noteIfAbsent(name, Resource.ABSENT, scope);
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

  /** Remembers what is no more. The lock is held. */
  private void noteIfAbsent(String name, Resource resource, Scope scope) {
    if (resource.equals(Resource.ABSENT)) {
      byName.remove(name);
      scope.resources().giveBack(1);
      scope.goneResources().add(name, scope);
    } else {
      scope.goneResources().remove(name);
    }
  }
}
