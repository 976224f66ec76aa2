package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Wildcard;
import io.github.wiremocklro.internal.api.Route.Collision;
import io.github.wiremocklro.internal.api.Router.PathParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes that begin with the same segments.
 *
 * @param literals those that go on with a literal, by the literal
 * @param one those that go on with {@code *}
 * @param rest those that go on with {@code **}
 * @param ends those that end here
 */
record RouteNode(
    Map<String, RouteNode> literals,
    @Nullable RouteNode one,
    Map<Call, Route> rest,
    Map<Call, Route> ends) {

  /** What tells routes of the same segments apart. */
  record Call(String httpVerb, String customVerb) {
    static Call of(Route route) {
      return new Call(route.binding().verb(), route.binding().template().verb());
    }
  }

  /**
   * Returns the node of routes that are equal up to a depth, which no template exceeds by much.
   *
   * @param collisions takes those that are found
   */
  static RouteNode of(List<Route> routes, int depth, List<Collision> collisions) {
    Map<String, List<Route>> literals = new LinkedHashMap<>();
    List<Route> one = new ArrayList<>();
    Map<Call, Route> rest = new HashMap<>();
    Map<Call, Route> ends = new HashMap<>();
    for (Route route : routes) {
      List<Segment> segments = route.binding().template().segments();
      if (segments.size() == depth) {
        add(ends, route, collisions);
      } else if (segments.get(depth) instanceof Literal literal) {
        literals.computeIfAbsent(literal.text(), text -> new ArrayList<>()).add(route);
      } else if (segments.get(depth) == Wildcard.ONE) {
        one.add(route);
      } else {
        add(rest, route, collisions);
      }
    }
    Map<String, RouteNode> next = new HashMap<>();
    literals.forEach((text, theirs) -> next.put(text, of(theirs, depth + 1, collisions)));
    return new RouteNode(next, one.isEmpty() ? null : of(one, depth + 1, collisions), rest, ends);
  }

  private static void add(Map<Call, Route> routes, Route route, List<Collision> collisions) {
    Route served = routes.putIfAbsent(Call.of(route), route);
    if (served != null && !served.method().equals(route.method())) {
      collisions.add(new Collision(served, route));
    }
  }

  /** Returns the most specific route for a path from one of its segments on, null without any. */
  @Nullable Route find(PathParts path, int depth, String httpVerb) {
    Route found =
        depth == path.segments().size() ? ending(path, httpVerb) : on(path, depth, httpVerb);
    return found != null ? found : rest.get(new Call(httpVerb, path.verb()));
  }

  private @Nullable Route ending(PathParts path, String httpVerb) {
    return ends.get(new Call(httpVerb, path.verb()));
  }

  private @Nullable Route on(PathParts path, int depth, String httpVerb) {
    RouteNode literal = literals.isEmpty() ? null : literals.get(path.segments().get(depth));
    Route found = literal == null ? null : literal.find(path, depth + 1, httpVerb);
    return found == null && one != null ? one.find(path, depth + 1, httpVerb) : found;
  }
}
