package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceChange.Kind;
import io.github.wiremocklro.operation.StatusException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of one scope. Thread-safe: changes come one at a time, reads go beside them. */
final class Resources {
  private final OutputOnlyFields fields;
  private final BooleanSupplier strictParents;
  private final Store store;

  /** Held by whoever changes something; from the check of a change until it is made or not. */
  private final ReentrantLock lock = new ReentrantLock();

  private final ResourceTable table = new ResourceTable();

  Resources(OutputOnlyFields fields, BooleanSupplier strictParents, Store store) {
    this.fields = fields;
    this.strictParents = strictParents;
    this.store = store;
  }

  /** Returns what is there under a name, where that is of another type than is meant; else null. */
  @Nullable String otherType(String name, String meant) {
    return table.get(name).otherType(meant, fields);
  }

  /** Returns the names of resources that stand next to another name. */
  Stream<String> around(String name) {
    return table.around(name);
  }

  @Nullable JsonObject get(String name, Scope scope) {
    Resource resource = table.find(name);
    if (resource == null) {
      return null;
    }
    Moment now = scope.now();
    Resource settled = resource.settledAt(now);
    return settled.job() == null
        ? settled.shownAt(now, fields)
        : store.changing(() -> readJob(name, scope));
  }

  /** To read a job is what a poll is to an operation. */
  private @Nullable JsonObject readJob(String name, Scope scope) {
    lock.lock();
    try {
      Moment now = scope.now();
      Resource job = table.get(name).settledAt(now).readAt(now, fields);
      if (!job.equals(Resource.ABSENT)) {
        table.put(name, job, scope);
      }
      return job.shownAt(now, fields);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what there is below a collection; what is of another type is seen as nothing. */
  Iterator<NamedResource> below(
      String collection, @Nullable String after, String meant, Scope scope) {
    Moment now = scope.now();
    String prefix = collection + "/";
    return table.all().tailMap(after != null ? after : prefix, after == null).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> new NamedResource(entry.getKey(), shown(entry.getValue(), meant, now)))
        .iterator();
  }

  private @Nullable JsonObject shown(Resource resource, String meant, Moment now) {
    return resource.otherType(meant, fields) == null ? resource.shownAt(now, fields) : null;
  }

  /**
   * Checks a change. Nothing else is changed until that is closed.
   *
   * @param asked where it allows the resource to be missing, and that is so, an update creates it,
   *     and a delete does nothing
   */
  Effects.Prepared prepare(ResourceChange asked, boolean keep, Scope scope) {
    lock.lock();
    try {
      boolean missing = asked.allowMissing() && !at(asked.name(), scope).exists();
      if (missing && asked.kind() == Kind.DELETE) {
        lock.unlock();
        return new Effects.Nothing(scope.now(), true);
      }
      return new Prepared(missing ? asked.asCreate() : asked, keep, scope);
    } catch (RuntimeException | Error e) {
      lock.unlock();
      throw e;
    }
  }

  void checkChildless(String name, Scope scope) {
    family(scope.now(), scope).checkChildless(name);
  }

  /**
   * Makes a change at once.
   *
   * @param validateOnly whether it is only to be seen what would be
   * @return the resource as clients see it, null where it is deleted
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room for it
   */
  @Nullable JsonObject change(ResourceChange change, boolean validateOnly, Scope scope) {
    try (Effects.Prepared checked = prepare(change, false, scope)) {
      return checked instanceof Prepared prepared ? prepared.apply(validateOnly) : null;
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
      for (ResourceChange seed : seeds) {
        check(seed, now, scope);
        given.put(seed.name(), Resource.of(fields.given(seed, now)));
      }
      table.replaceAll(given, scope);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes a job below its parent, which has to be there.
   *
   * @param script says how it ends
   */
  @Nullable JsonObject run(ResourceChange job, OperationScript script, Scope scope) {
    lock.lock();
    try {
      Moment now = scope.now();
      String name = job.name();
      family(now, scope).checkParents(name, true, parent -> missing(parent, scope));
      check(job, now, scope);
      JsonObject parent = table.get(Family.above(name)).stored();
      JobCourse course = fields.courseOf(job, script, now);
      Resource made = new Resource(fields.run(job, parent, now), null, null, course, null);
      table.replaceAll(Map.of(name, made), scope);
      return made.shownAt(now, fields);
    } finally {
      lock.unlock();
    }
  }

  /** Cancels a job. */
  @Nullable JsonObject cancel(ResourceChange job, Scope scope) {
    lock.lock();
    try {
      Moment now = scope.now();
      Resource cancelled = check(job, now, scope).cancelledAt(now, fields);
      table.replaceAll(Map.of(job.name(), cancelled), scope);
      return cancelled.shownAt(now, fields);
    } finally {
      lock.unlock();
    }
  }

  /** Returns a resource as it stands, also one that is not there; that is no read of a job. */
  Resource at(String name, Scope scope) {
    return table.get(name).settledAt(scope.now());
  }

  /** Puts what a function makes of a resource in its place, be it there or not. */
  Resource replace(String name, UnaryOperator<Resource> function, Scope scope) {
    lock.lock();
    try {
      Resource next = function.apply(at(name, scope));
      table.replaceAll(Map.of(name, next), scope);
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Adds the ids of the collections' members below which something is there. */
  void addIds(String collection, Scope scope, Collection<String> ids) {
    table.addIds(collection, name -> at(name, scope).exists(), ids);
  }

  /**
   * Returns what a change is made to, if it can be: a create to nothing, for what is left of a name
   * was that of another. The lock is held.
   */
  private Resource check(ResourceChange change, Moment now, Scope scope) {
    String name = change.name();
    Resource current = table.get(name).settledAt(now);
    current.check(change, () -> missing(name, scope), scope.hints(name)::ofTakenResource);
    return change.kind() == Kind.CREATE ? Resource.ABSENT : current;
  }

  private Family family(Moment now, Scope scope) {
    return new Family(table.all(), now, scope, fields);
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
      Family family = family(now, scope);
      if (change.kind() == Kind.CREATE) {
        family.checkParents(
            change.name(), strictParents.getAsBoolean(), parent -> missing(parent, scope));
      }
      this.current = check(change, now, scope);
      this.children = change.kind() == Kind.DELETE ? family.goingWith(change) : Map.of();
      this.resource = current.after(change, now, fields);
      this.adds = keep && table.find(change.name()) == null;
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
      settleAtEnd(operation, affected(), scope);
      JobCourse job = fields.courseOf(change, OperationScript.operation(), now);
      table.put(change.name(), last.awaiting(change, operation, job), scope);
    }

    /** Children go first, so that nothing is left of them when the parent is gone. */
    private List<String> affected() {
      return Stream.concat(children.keySet().stream(), Stream.of(change.name())).toList();
    }

    /** Does it at once. */
    @Nullable JsonObject apply(boolean validateOnly) {
      JsonObject next = resource == null ? null : fields.updated(resource, now.time());
      JobCourse job = fields.courseOf(change, OperationScript.operation(), now);
      Resource made = current.changedBy(change, next, job);
      if (validateOnly) {
        return made.shownAt(now, fields);
      }
      Map<String, Resource> changed = new LinkedHashMap<>();
      children.keySet().forEach(name -> changed.put(name, Resource.ABSENT));
      changed.put(change.name(), made);
      table.replaceAll(changed, scope);
      return made.shownAt(now, fields);
    }

    @Override
    public void close() {
      if (adds) {
        scope.resources().giveBack(1);
      }
      lock.unlock();
    }
  }

  /** Nothing else than these is held in memory, for as long as the operation runs. */
  private void settleAtEnd(StoredOperation operation, List<String> names, Scope scope) {
    operation.hold(() -> settleAll(names, scope.now(), scope));
  }

  private void settleAll(List<String> names, Moment now, Scope scope) {
    lock.lock();
    try {
      names.forEach(name -> table.settle(name, now, scope));
    } finally {
      lock.unlock();
    }
  }

  /** Looks at all of them, while none changes and no operation that is pending is let go of. */
  <T> T whileStill(Function<Map<String, Resource>, T> look) {
    lock.lock();
    try {
      return look.apply(table.all());
    } finally {
      lock.unlock();
    }
  }

  /** Puts resources there as they stood elsewhere, where nothing is yet. */
  void restore(Map<String, Resource> given, Scope scope) {
    lock.lock();
    try {
      table.restoreAll(given, scope);
    } finally {
      lock.unlock();
    }
  }

  /** Lets the operations that are pending here settle their resources at their ends. */
  void awaitRestored(Scope scope) {
    Map<StoredOperation, List<String>> affected = new LinkedHashMap<>();
    table
        .all()
        .forEach(
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
          names.forEach(name -> settleAtEnd(operation, names, scope));
          settleAll(names, scope.now(), scope);
        });
  }

  private String missing(String name, Scope scope) {
    return scope.hints(name).ofMissingResource(table.around(name));
  }
}
