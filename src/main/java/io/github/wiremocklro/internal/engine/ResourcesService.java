package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Get and List for resources (AIP-131, AIP-132), and what operations do to them. Reading is never a
 * poll of the pending operation. Thread-safe.
 *
 * <p>Faked are the standard methods as any API has them. Parents are not checked: a zone may be
 * created in a lake that is not there.
 */
public final class ResourcesService implements Effects {
  private final Store store;
  private final IdGenerator ids;
  private final String secret;

  /** Creates the service on the store that the operations live in too. */
  public ResourcesService(Store store, IdGenerator ids) {
    this.store = store;
    this.ids = ids;
    this.secret = ids.secret();
  }

  /**
   * Returns a resource as it is now.
   *
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if there is none
   */
  public JsonObject get(String name) {
    World world = store.world();
    Scope scope = world.find(ResourceNames.scope(name));
    JsonObject resource = scope == null ? null : resources(scope).get(name, scope);
    if (resource == null) {
      Stream<String> around = scope == null ? Stream.empty() : resources(scope).around(name);
      throw Errors.resourceNotFound(name, Hints.on(world, name).ofMissingResource(around));
    }
    return resource;
  }

  /**
   * Returns the resources of a collection, in the order of their names. Of large ones a page has
   * fewer than are asked for.
   *
   * @param collection such as {@code projects/p/locations/l/lakes}
   */
  public Page<JsonObject> list(String collection, PageRequest request) {
    Scope scope = store.find(collection);
    PageTokens tokens = PageTokens.of(secret, scope, "resources of " + collection);
    return Page.of(request, tokens, new Collected(collection, scope))
        .map(Resources.Named::resource);
  }

  /** The resources directly in a collection. */
  private final class Collected implements Page.Listing<Resources.Named> {
    private final String collection;
    private final @Nullable Scope scope;

    Collected(String collection, @Nullable Scope scope) {
      this.collection = collection;
      this.scope = scope;
    }

    @Override
    public Iterator<Resources.Named> after(@Nullable String key) {
      return scope == null
          ? Collections.emptyIterator()
          : resources(scope).below(collection, key, scope);
    }

    @Override
    public String key(Resources.Named resource) {
      return resource.name();
    }

    @Override
    public boolean shows(Resources.Named resource) {
      return resource.shown() != null && ResourceNames.parent(resource.name()).equals(collection);
    }

    @Override
    public long weight(Resources.Named resource) {
      return Weight.of(resource.shown());
    }
  }

  @Override
  public StoredOperation begin(Scope scope, OperationScript script, Start start) {
    ResourceChange change = script.resource();
    return change == null
        ? Effects.NONE.begin(scope, script, start)
        : resources(scope).begin(change, !script.validatesOnly(), scope, start);
  }

  private Resources resources(Scope scope) {
    return scope.part(Resources.class, () -> new Resources(ids));
  }
}
