package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.Route.Collision;
import io.github.wiremocklro.internal.api.Route.Match;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which method a request over HTTP calls. However many routes there are, a request is compared with
 * those only that begin as its path does. Immutable.
 *
 * <p>Where several routes fit, the most specific one is meant: from the left, a literal goes before
 * {@code *}, and that before {@code **}. A request with a custom verb, such as {@code
 * .../lakes/x:getIamPolicy}, is never one without: a colon in the last segment of a path begins a
 * verb, and one that is part of a name is sent as {@code %3A}.
 */
public final class Router {
  private static final String ANY_VERB = "*";

  private final List<Route> routes;
  private final List<Collision> collisions;
  private final RouteNode root;
  private final Set<String> customVerbs;

  /** Creates a router; of routes that collide the first is served. */
  public Router(Collection<Route> routes) {
    this(routes, List.of());
  }

  /**
   * Creates a router.
   *
   * @param others those that are served where no route has the same form: these do not collide, and
   *     nobody who is mistaken has meant them
   */
  public Router(Collection<Route> routes, Collection<Route> others) {
    List<Collision> found = new ArrayList<>();
    List<Route> all = Stream.concat(routes.stream(), others.stream()).toList();
    this.routes = List.copyOf(routes);
    this.root = RouteNode.of(all, 0, found);
    this.collisions =
        found.stream().filter(collision -> !others.contains(collision.shadowed())).toList();
    this.customVerbs =
        all.stream()
            .map(route -> route.binding().template().verb())
            .filter(verb -> !verb.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the routes in the order in which they were given. */
  public List<Route> routes() {
    return routes;
  }

  /** Returns the routes of different methods that collide. */
  public List<Collision> collisions() {
    return collisions;
  }

  /**
   * Returns whether some path ends with a colon and this verb (AIP-136), such as {@code failover}.
   */
  public boolean hasCustomVerb(String verb) {
    return customVerbs.contains(verb);
  }

  /**
   * Returns what a request calls, null where no route fits.
   *
   * @param verb such as {@code GET}
   * @param path the path of the URL, still percent-encoded, without the query
   * @throws InvalidArgumentException if a variable of it is wrongly encoded
   */
  public @Nullable Match match(String verb, String path) {
    PathParts parts = PathParts.of(path);
    if (parts == null) {
      return null;
    }
    Route route = root.find(parts, 0, verb);
    if (route == null) {
      route = root.find(parts, 0, ANY_VERB);
    }
    return route == null
        ? null
        : new Match(route, route.binding().template().values(parts.segments()));
  }

  /** Returns the routes that fit the path with another verb, as a client would send it. */
  public List<Route> otherVerbs(String verb, String path) {
    return routes.stream()
        .map(route -> route.binding().verb())
        .filter(other -> !other.equals(verb))
        .distinct()
        .flatMap(other -> Optional.ofNullable(route(other, path)).stream())
        .toList();
  }

  /** Returns the route of a request, null where no route fits. */
  @Nullable Route route(String verb, String path) {
    PathParts parts = PathParts.of(path);
    return parts == null ? null : root.find(parts, 0, verb);
  }

  /** Returns the route that comes closest to a request that no route fits; none without routes. */
  public Optional<Route> nearest(String verb, String path) {
    return Nearness.nearest(routes, verb, path);
  }

  /**
   * The path of a request.
   *
   * @param segments still percent-encoded
   * @param verb the custom verb, or empty
   */
  record PathParts(List<String> segments, String verb) {

    /** Returns the parts, null where a segment or a verb is empty. */
    static @Nullable PathParts of(String path) {
      int colon = path.lastIndexOf(':');
      boolean hasVerb = colon > path.lastIndexOf('/');
      String plain = hasVerb ? path.substring(0, colon) : path;
      boolean whole = plain.startsWith("/") && !plain.endsWith("/") && !plain.contains("//");
      if (!whole || path.endsWith(":")) {
        return null;
      }
      return new PathParts(
          Arrays.asList(plain.substring(1).split("/", -1)),
          hasVerb ? path.substring(colon + 1) : "");
    }
  }
}
