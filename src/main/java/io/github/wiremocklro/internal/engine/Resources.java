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
  private final Scope scope;
  private final ResourceTable table;

  Resources(OutputOnlyFields fields, BooleanSupplier strictParents, Store store, Scope scope) {
    this.fields = fields;
    this.strictParents = strictParents;
    this.store = store;
    this.scope = scope;
    this.table = new ResourceTable(scope);
  }

  /** Returns what is there under a name, where that is of another type than is meant; else null. */
  @Nullable String otherType(String name, String meant) {
    return table.get(name).otherType(meant, fields);
  }

  /** Returns the names of resources that stand next to another name. */
  Stream<String> around(String name) {
    return table.around(name);
  }

  @Nullable JsonObject get(String name) {
    Resource resource = table.find(name);
    if (resource == null) {
      return null;
    }
    Moment now = scope.now();
    Resource settled = resource.settledAt(now);
    return settled.job() == null
        ? settled.shownAt(now, fields)
        : store.changing(() -> readJob(name));
  }

  /** To read a job is what a poll is to an operation. */
  private @Nullable JsonObject readJob(String name) {
    table.lock();
    try {
      Moment now = scope.now();
      Resource job = table.get(name).settledAt(now).readAt(now, fields);
      if (!job.equals(Resource.ABSENT)) {
        table.put(name, job);
      }
      return job.shownAt(now, fields);
    } finally {
      table.unlock();
    }
  }

  /** Returns what there is below a collection; what is of another type is seen as nothing. */
  Iterator<NamedResource> below(String collection, @Nullable String after, String meant) {
    Moment now = scope.now();
    String prefix = collection + "/";
    return table.all().tailMap(after != null ? after : prefix, after == null).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> named(entry.getKey(), entry.getValue(), meant, now))
        .iterator();
  }

  private NamedResource named(String name, Resource resource, String meant, Moment now) {
    boolean isMeant = resource.otherType(meant, fields) == null;
    return new NamedResource(
        name,
        resource.type(fields).collectionOf(name),
        isMeant ? resource.shownAt(now, fields) : null);
  }

  /**
   * Checks a change. Nothing else is changed until that is closed.
   *
   * @param asked where it allows the resource to be missing, and that is so, an update creates it,
   *     and a delete does nothing
   */
  Effects.Prepared prepare(ResourceChange asked, boolean keep) {
    table.lock();
    try {
      boolean missing = asked.allowMissing() && !at(asked.name()).exists();
      if (missing && asked.kind() == Kind.DELETE) {
        table.unlock();
        return new Effects.Nothing(scope.now(), true);
      }
      ResourceChange change = missing ? asked.asCreate() : asked;
      Family family = family();
      if (change.kind() == Kind.CREATE) {
        family.checkParents(change, strictParents.getAsBoolean());
      }
      return new PreparedChange(change, keep, family);
    } catch (RuntimeException | Error e) {
      table.unlock();
      throw e;
    }
  }

  void checkChildless(String name) {
    family().checkChildless(name);
  }

  /**
   * Makes a change at once.
   *
   * @param change returns it for what is stored, null for nothing
   * @param validateOnly whether it is only to be seen what would be
   * @return the resource as clients see it, null where it is deleted
   * @throws StatusException with RESOURCE_EXHAUSTED if there is no room for it
   */
  @Nullable JsonObject change(
      String name, Function<@Nullable JsonObject, ResourceChange> change, boolean validateOnly) {
    table.lock();
    try (Effects.Prepared checked = prepare(change.apply(at(name).stored()), false)) {
      return checked instanceof PreparedChange prepared ? prepared.apply(validateOnly) : null;
    } finally {
      table.unlock();
    }
  }

  /**
   * Puts resources there that no operation made; all or none. What is above them is not asked for.
   *
   * @throws StatusException with ALREADY_EXISTS if one is there, with RESOURCE_EXHAUSTED if there
   *     is no room for all
   */
  void give(List<ResourceChange> seeds) {
    table.lock();
    try {
      Family family = family();
      Map<String, Resource> given = new LinkedHashMap<>();
      for (ResourceChange seed : seeds) {
        family.check(seed);
        given.put(seed.name(), Resource.of(fields.given(seed, family.now())));
      }
      table.replaceAll(given);
    } finally {
      table.unlock();
    }
  }

  /**
   * Makes a job below its parent, which has to be there.
   *
   * @param script says how it ends
   */
  @Nullable JsonObject run(ResourceChange job, OperationScript script) {
    table.lock();
    try {
      Family family = family();
      Moment now = family.now();
      String name = job.name();
      family.checkParents(job, true);
      family.check(job);
      JsonObject parent = table.get(family.above(job)).stored();
      JobCourse course = fields.courseOf(job, script, now);
      Resource made = new Resource(fields.run(job, parent, now), null, null, course, null);
      table.replaceAll(Map.of(name, made));
      return made.shownAt(now, fields);
    } finally {
      table.unlock();
    }
  }

  /** Cancels a job. */
  @Nullable JsonObject cancel(ResourceChange job) {
    table.lock();
    try {
      Family family = family();
      Moment now = family.now();
      Resource cancelled = family.check(job).cancelledAt(now, fields);
      table.replaceAll(Map.of(job.name(), cancelled));
      return cancelled.shownAt(now, fields);
    } finally {
      table.unlock();
    }
  }

  /** Returns a resource as it stands, also one that is not there; that is no read of a job. */
  Resource at(String name) {
    return table.get(name).settledAt(scope.now());
  }

  /** Puts what a function makes of a resource in its place, be it there or not. */
  Resource replace(String name, UnaryOperator<Resource> function) {
    table.lock();
    try {
      Resource next = function.apply(at(name));
      table.replaceAll(Map.of(name, next));
      return next;
    } finally {
      table.unlock();
    }
  }

  /** Adds the ids of the collections' members below which something is there. */
  void addIds(String collection, Collection<String> ids) {
    table.addIds(collection, name -> at(name).exists(), ids);
  }

  /** Looks at all of them, while none changes and no operation that is pending is let go of. */
  <T> T whileStill(Function<Map<String, Resource>, T> look) {
    table.lock();
    try {
      return look.apply(table.all());
    } finally {
      table.unlock();
    }
  }

  /** Puts resources there as they stood elsewhere, where nothing is yet. */
  void restore(Map<String, Resource> given) {
    table.lock();
    try {
      table.restoreAll(given);
    } finally {
      table.unlock();
    }
  }

  /** Lets the operations that are pending here settle their resources at their ends. */
  void awaitRestored() {
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
          names.forEach(name -> table.settleAtEnd(operation, names));
          table.settleAll(names, scope.now());
        });
  }

  private Family family() {
    return new Family(table, scope.now(), scope, fields);
  }
}
