package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Get and List for resources (AIP-131, AIP-132), and what operations do to them. Reading is never a
 * poll of the pending operation. Thread-safe.
 *
 * <p>Faked are the standard methods as any API has them. The parent of what is created may be one
 * that was never here; one that is known to be no more is missing.
 */
public final class ResourcesService implements Effects {
  private final Store store;
  private final OutputOnlyFields fields;
  private final String secret;
  private final BooleanSupplier strictParents;

  /** Creates the service on the store that the operations live in too. */
  public ResourcesService(Store store, IdGenerator ids) {
    this(store, ids, () -> false);
  }

  /**
   * Creates the service on the store that the operations live in too.
   *
   * @param strictParents says at each create whether its parent has to be known
   */
  public ResourcesService(Store store, IdGenerator ids, BooleanSupplier strictParents) {
    this.store = store;
    this.fields = new OutputOnlyFields(store.types(), ids);
    this.secret = ids.secret();
    this.strictParents = strictParents;
  }

  /**
   * Returns a resource as it is now.
   *
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if there is none
   */
  public JsonObject get(String name) {
    World world = store.world();
    Scope scope = world.find(ResourceNames.scope(name));
    Resources there = scope == null ? null : scope.part(Resources.class);
    JsonObject resource = there == null || scope == null ? null : there.get(name, scope);
    if (resource == null) {
      Stream<String> around = there == null ? Stream.empty() : there.around(name);
      throw Errors.resourceNotFound(name, Hints.on(world, name).ofMissingResource(around));
    }
    return resource;
  }

  /**
   * Returns the resources of a collection, in the order of their names. Of large ones a page has
   * fewer than are asked for.
   *
   * @param collection such as {@code projects/p/locations/l/lakes}; may have {@code -} for any
   *     location or parent (AIP-159)
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it spans scopes
   */
  public Page<JsonObject> list(String collection, PageRequest request) {
    ParentPattern pattern = new ParentPattern(collection);
    Scope scope = store.find(collection);
    PageTokens tokens = PageTokens.of(secret, scope, "resources of " + collection);
    return Page.of(request, tokens, new Collected(pattern, scope)).map(Resources.Named::resource);
  }

  /** The resources directly in the collections that a pattern means. */
  private static final class Collected implements Page.Listing<Resources.Named> {
    private final ParentPattern pattern;
    private final @Nullable Scope scope;

    Collected(ParentPattern pattern, @Nullable Scope scope) {
      this.pattern = pattern;
      this.scope = scope;
    }

    @Override
    public Iterator<Resources.Named> after(@Nullable String key) {
      if (scope == null) {
        return Collections.emptyIterator();
      }
      Resources there = scope.part(Resources.class);
      return there == null ? Collections.emptyIterator() : there.below(pattern.root(), key, scope);
    }

    @Override
    public String key(Resources.Named resource) {
      return resource.name();
    }

    @Override
    public boolean shows(Resources.Named resource) {
      return resource.shown() != null && pattern.matches(ResourceNames.parent(resource.name()));
    }

    @Override
    public long weight(Resources.Named resource) {
      return Weight.of(resource.shown());
    }
  }

  /**
   * Makes a change at once, as a method does that starts no operation; an operation on the same
   * resource that is pending is in its way all the same.
   *
   * @return the resource as clients see it, empty where it is deleted
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND, ALREADY_EXISTS or
   *     ABORTED, as the start of an operation that makes the change, or with RESOURCE_EXHAUSTED if
   *     there is no room
   */
  public JsonObject change(ResourceChange change) {
    return changed(change.name(), scope -> changed(change, scope));
  }

  /**
   * Makes a job of a resource that is there, or cancels one, at once. A job that has ended before
   * stays as it is. Jobs that were made so go with their parent when that is deleted.
   *
   * @param change a create makes it, a custom change cancels it
   * @return the job as clients see it
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if the job that is to be
   *     cancelled, or the parent, is not there; else as a change at once
   */
  public JsonObject changeJob(ResourceChange change) {
    return changed(change.name(), scope -> in(scope).changeJob(change, scope));
  }

  private JsonObject changed(String name, Function<Scope, @Nullable JsonObject> change) {
    return store.changing(() -> changed(store.world(), name, change));
  }

  private static JsonObject changed(
      World world, String name, Function<Scope, @Nullable JsonObject> change) {
    Reclaim.tidy(world);
    try (Visit visit = world.enter(ResourceNames.scope(name))) {
      JsonObject changed = Reclaim.whereFull(() -> change.apply(visit.scope()), world);
      visit.stay();
      return changed == null ? JsonObject.EMPTY : changed;
    }
  }

  private @Nullable JsonObject changed(ResourceChange change, Scope scope) {
    try (Resources.Prepared checked = in(scope).prepare(change, true, scope)) {
      return checked.apply();
    }
  }

  /**
   * Puts resources there without an operation, for a test; all or none.
   *
   * @param seeds of {@link Seeds}
   * @throws io.github.wiremocklro.operation.StatusException with ALREADY_EXISTS if one is there,
   *     with RESOURCE_EXHAUSTED if there is no room for all
   */
  public void given(List<ResourceChange> seeds) {
    if (seeds.isEmpty()) {
      return;
    }
    changed(
        seeds.get(0).name(),
        scope -> {
          in(scope).give(seeds, scope);
          return null;
        });
  }

  @Override
  public Prepared prepare(Scope scope, OperationScript script) {
    ResourceChange change = script.resource();
    return change == null
        ? Effects.NONE.prepare(scope, script)
        : in(scope).prepare(change, !script.validatesOnly(), scope);
  }

  /** Returns the resources of a scope. */
  Resources in(Scope scope) {
    return scope.part(Resources.class, () -> new Resources(fields, strictParents));
  }
}
