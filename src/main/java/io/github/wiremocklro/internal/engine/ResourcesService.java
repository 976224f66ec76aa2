package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private static final String ANY_TYPE = "";

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
    return get(name, ANY_TYPE);
  }

  /**
   * Returns a resource as it is now.
   *
   * @param type such as {@code redis.googleapis.com/Instance}: another API may have a resource of
   *     the same name. Empty for any
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if there is none
   */
  public JsonObject get(String name, String type) {
    World world = store.world();
    Scope scope = world.find(ResourceNames.scope(name));
    Resources there = scope == null ? null : scope.part(Resources.class);
    String other = there == null ? null : there.otherType(name, type);
    if (other != null) {
      throw Errors.resourceNotFound(name, Hints.ofOtherType(other, type));
    }
    JsonObject resource = there == null ? null : there.get(name);
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
   * @throws InvalidArgumentException if it spans scopes
   */
  public Page<JsonObject> list(String collection, PageRequest request) {
    return list(collection, ANY_TYPE, ResourceQuery.ALL, request);
  }

  /**
   * Returns those resources of a collection that are of a type, empty for any, and that a client
   * asks for, in the order that it says.
   */
  public Page<JsonObject> list(
      String collection, String type, ResourceQuery query, PageRequest request) {
    Scope scope = store.find(collection);
    // With the length in front, no other collection and query make the same text.
    String list = "resources of %d %s%s".formatted(collection.length(), collection, query.text());
    PageTokens tokens = PageTokens.of(secret, scope, list);
    ResourceListing all =
        new ResourceListing(new ParentPattern(collection), type, scope, query, new Work());
    return query.order().fields().isEmpty()
        ? Page.of(request, tokens, all).map(NamedResource::resource)
        : Page.of(
                request,
                tokens,
                new OrderedListing(all, query.order(), request.effectiveSize() + 1))
            .map(item -> item.resource().resource());
  }

  /** Makes a {@linkplain #change(ResourceChange, Function, boolean, RequestId) change at once}. */
  public JsonObject change(ResourceChange change) {
    return change(change, stored -> change, false, null);
  }

  /**
   * Refuses a change of what is there under the same name, and is a resource of another API: there
   * is one of each name here.
   *
   * @param type that of the method; empty for any
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND, a create with
   *     ALREADY_EXISTS
   */
  public void checkType(ResourceChange change, String type) {
    String name = change.name();
    Resources there = find(name);
    String other = there == null ? null : there.otherType(name, type);
    if (other != null) {
      String hint = Hints.ofOtherType(other, type);
      throw change.kind() == ResourceChange.Kind.CREATE
          ? Errors.resourceExists(name, hint)
          : Errors.resourceNotFound(name, hint);
    }
  }

  /** Returns whether a resource is there, or is being created. */
  public boolean has(String name) {
    Resources there = find(name);
    return there != null && there.at(name).exists();
  }

  /** Returns what is kept of a resource, null for nothing; that is no read of a job. */
  public @Nullable JsonObject stored(String name) {
    Resources there = find(name);
    return there == null ? null : there.at(name).stored();
  }

  /**
   * Refuses a delete of a resource with anything below it, be it jobs alone.
   *
   * @throws io.github.wiremocklro.operation.StatusException with FAILED_PRECONDITION
   */
  public void checkChildless(String name) {
    Resources there = find(name);
    if (there != null) {
      there.checkChildless(name);
    }
  }

  private @Nullable Resources find(String name) {
    Scope scope = store.find(name);
    return scope == null ? null : scope.part(Resources.class);
  }

  /**
   * Makes a change at once, as a method does that starts no operation; an operation on the same
   * resource that is pending is in its way all the same.
   *
   * @param last returns the change, of the same kind and name, for what is stored, null for
   *     nothing; that stays as it is until the change is made
   * @param validateOnly whether nothing is changed, and the answer is what there would be (AIP-163)
   * @param id what the client calls the request, which is answered with the resource as it is now
   *     if it is made once more; null for nothing
   * @return the resource as clients see it, empty where it is deleted
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND, ALREADY_EXISTS or
   *     ABORTED, as the start of an operation that makes the change, or with RESOURCE_EXHAUSTED if
   *     there is no room
   */
  public JsonObject change(
      ResourceChange change,
      Function<@Nullable JsonObject, ResourceChange> last,
      boolean validateOnly,
      @Nullable RequestId id) {
    return changed(
        change.name(),
        scope -> {
          Supplier<JsonObject> effect =
              () -> orEmpty(in(scope).change(change.name(), last, validateOnly));
          return id == null || validateOnly ? effect.get() : once(id, change, effect, scope);
        });
  }

  private JsonObject once(
      RequestId id, ResourceChange change, Supplier<JsonObject> effect, Scope scope) {
    Resources there = in(scope);
    boolean deletes = change.kind() == ResourceChange.Kind.DELETE;
    return RequestIds.in(scope)
        .<JsonObject>once(
            id, name -> deletes ? JsonObject.EMPTY : there.get(name), effect, done -> change.name())
        .value();
  }

  private static JsonObject orEmpty(@Nullable JsonObject resource) {
    return resource == null ? JsonObject.EMPTY : resource;
  }

  /**
   * Makes a job of a resource that is there. Where its type has the words for it, it succeeds as
   * its script says, else at the second read.
   *
   * @param job creates it
   * @return the job as clients see it
   * @throws InvalidArgumentException if the script says more than how it ends, and what a cancel
   *     does
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if the parent is not
   *     there; else as a change at once
   */
  public JsonObject run(ResourceChange job, OperationScript script) {
    JobCourse.checked(script);
    return changed(job.name(), scope -> in(scope).run(job, script));
  }

  /**
   * Cancels a job. One that has ended before stays as it is.
   *
   * @return the job as clients see it
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if it is not there, with
   *     what its script says if it is not to be cancelled
   */
  public JsonObject cancelJob(String name) {
    ResourceChange cancel = ResourceChange.custom(name);
    return changed(name, scope -> in(scope).cancel(cancel));
  }

  /** Makes a change in the scope of a name, which is made where there is none. */
  JsonObject changed(String name, Function<Scope, @Nullable JsonObject> change) {
    return store.changing(() -> changed(store.world(), name, change));
  }

  private static JsonObject changed(
      World world, String name, Function<Scope, @Nullable JsonObject> change) {
    Reclaim.tidy(world);
    try (Visit visit = world.enter(ResourceNames.scope(name))) {
      JsonObject changed = Reclaim.whereFull(() -> change.apply(visit.scope()), world);
      visit.stay();
      return orEmpty(changed);
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
    JsonObject unused =
        changed(
            seeds.get(0).name(),
            scope -> {
              in(scope).give(seeds);
              return null;
            });
  }

  @Override
  public OperationScript read(OperationScript script) {
    return read(script, MessageType::read);
  }

  /** Does the same with a script of a mapping, in which templates have given texts. */
  public OperationScript readRendered(OperationScript script) {
    return read(script, MessageType::readRendered);
  }

  private OperationScript read(
      OperationScript script, BiFunction<MessageType, JsonObject, JsonObject> reader) {
    ResourceChange change = script.resource();
    if (change == null || change.body().fields().isEmpty()) {
      return script;
    }
    boolean creates = change.kind() == ResourceChange.Kind.CREATE;
    JsonObject stored = creates ? null : stored(change.name());
    MessageType type = fields.typeOf(change, stored);
    return Fitting.body(script, change, body -> reader.apply(type, body));
  }

  @Override
  public Prepared prepare(Scope scope, OperationScript script) {
    ResourceChange change = script.resource();
    return change == null
        ? Effects.NONE.prepare(scope, script)
        : in(scope).prepare(change, !script.validatesOnly());
  }

  /** Returns the resources of a scope. */
  Resources in(Scope scope) {
    return scope.part(Resources.class, () -> new Resources(fields, strictParents, store, scope));
  }
}
