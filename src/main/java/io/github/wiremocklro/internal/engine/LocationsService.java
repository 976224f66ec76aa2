package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The locations of a project, an organization or a folder, as {@code
 * google.cloud.location.Locations} has them. Any is there; the list has those in which something is
 * kept, and some of Google Cloud's regions. Thread-safe.
 */
public final class LocationsService {
  private static final List<String> REGIONS =
      List.of("asia-east1", "europe-west1", "us-central1", "us-east1", "us-west1");
  private static final String COLLECTION = "locations";
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private final Store store;
  private final String secret;

  /** Creates the service on the store that the operations live in too. */
  public LocationsService(Store store, IdGenerator ids) {
    this.store = store;
    this.secret = ids.secret();
  }

  /**
   * Returns a location.
   *
   * @throws InvalidArgumentException if it is not the name of one
   */
  public JsonObject get(String name) {
    String id = ResourceNames.lastSegment(name);
    if (!ResourceNames.lastSegment(ResourceNames.parent(name)).equals(COLLECTION)
        || !ID.matcher(id).matches()) {
      throw new InvalidArgumentException(
          "name",
          name,
          "is not the name of a location",
          "write one such as \"projects/p/locations/us-central1\"");
    }
    return location(checked(name), id);
  }

  private static String checked(String name) {
    return InvalidArgumentException.at("name", () -> ResourceNames.checked(name));
  }

  private static JsonObject location(String name, String id) {
    return JsonObject.of("name", name, "locationId", id)
        .with("labels", JsonObject.of("cloud.googleapis.com/region", id));
  }

  /**
   * Returns the locations of a parent, in the order of their ids.
   *
   * @param parent such as {@code projects/p}; empty for none, as locations.proto allows it
   * @param query which of them
   */
  public Page<JsonObject> list(String parent, ResourceQuery query, PageRequest request) {
    String collection = parent.isEmpty() ? COLLECTION : checked(parent) + "/" + COLLECTION;
    Scope scope = store.find(collection);
    // With the length in front, no other collection and query make the same text.
    String list = "locations of %d %s%s".formatted(collection.length(), collection, query.text());
    PageTokens tokens = PageTokens.of(secret, scope, list);
    Listed all = new Listed(ids(collection, scope), collection, query, new Work());
    return Page.of(request, tokens, all).map(all::location);
  }

  private static NavigableSet<String> ids(String collection, @Nullable Scope scope) {
    NavigableSet<String> ids = new TreeSet<>(REGIONS);
    if (scope != null) {
      Resources resources = scope.part(Resources.class);
      if (resources != null) {
        resources.addIds(collection, ids);
      }
      addIdsOfOperations(collection + "/", scope, ids);
    }
    ids.removeIf(id -> !ID.matcher(id).matches());
    return ids;
  }

  private static void addIdsOfOperations(String prefix, Scope scope, Collection<String> ids) {
    scope
        .newestFirst(Long.MAX_VALUE)
        .filter(operation -> !operation.removed())
        .map(operation -> operation.origin().name().text())
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> ids.add(name.substring(prefix.length()).split("/", 2)[0]));
  }

  /** The ids of which the locations are listed that a query means. */
  private record Listed(NavigableSet<String> ids, String collection, ResourceQuery query, Work work)
      implements Page.Listing<String> {
    JsonObject location(String id) {
      return LocationsService.location(collection + "/" + id, id);
    }

    @Override
    public Iterator<String> after(@Nullable String key) {
      return (key == null ? ids : ids.tailSet(key, false)).iterator();
    }

    @Override
    public String key(String id) {
      return id;
    }

    @Override
    public boolean shows(String id) {
      return query.matches().test(location(id), work);
    }

    @Override
    public long weight(String id) {
      return Weight.ofText(id);
    }
  }
}
