package io.github.wiremocklro.resource;

import io.github.wiremocklro.operation.Effects;
import io.github.wiremocklro.operation.Errors;
import io.github.wiremocklro.operation.IdGenerator;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Page;
import io.github.wiremocklro.operation.PageRequest;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.Scope;
import io.github.wiremocklro.operation.Store;
import io.github.wiremocklro.operation.StoredOperation;
import io.github.wiremocklro.operation.Weight;
import java.util.Collections;

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

  /** Creates the service on the store that the operations live in too. */
  public ResourcesService(Store store, IdGenerator ids) {
    this.store = store;
    this.ids = ids;
  }

  /**
   * Returns a resource as it is now.
   *
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if there is none
   */
  public JsonObject get(String name) {
    Scope scope = store.find(name);
    JsonObject resource = scope == null ? null : resources(scope).get(name, scope);
    if (resource == null) {
      throw Errors.resourceNotFound(name);
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
    String arguments = "resources of " + collection;
    Page<JsonObject> page =
        Page.of(
            request,
            arguments,
            after ->
                scope == null
                    ? Collections.emptyIterator()
                    : resources(scope).in(collection, after, scope),
            ResourcesService::key);
    return page.light(arguments, ResourcesService::key, Weight::of);
  }

  private static String key(JsonObject resource) {
    return String.valueOf(resource.get("name"));
  }

  @Override
  public StoredOperation begin(Scope scope, OperationScript script, Start start) {
    ResourceChange change = script.resource();
    return change == null
        ? Effects.NONE.begin(scope, script, start)
        : resources(scope).begin(change, !script.validatesOnly(), scope, start);
  }

  @Override
  public void sweep(Scope scope) {
    resources(scope).sweepAll(scope);
  }

  private Resources resources(Scope scope) {
    return scope.part(Resources.class, () -> new Resources(ids));
  }
}
