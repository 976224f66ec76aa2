package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.Router.PathParts;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The router against a list of regular expressions, of which the most specific counts. */
class RouterFuzzTest {
  private static final List<String> VERBS = List.of("GET", "POST", "DELETE");
  private static final List<String> WORDS = List.of("a", "b", "c");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRouterFindsWhatAListOfPatternsFinds(long seed) {
    Random random = new Random(seed);
    List<Route> routes = distinct(random);
    Router router = new Router(routes);

    int found = 0;
    for (int i = 0; i < 3_000; i++) {
      String verb = any(random, VERBS);
      String path = path(random);
      Route.Match match = router.match(verb, path);
      Optional<Route> expected = naive(routes, verb, path);

      assertThat(Optional.ofNullable(match).map(Route.Match::route))
          .as("%s %s of %s", verb, path, routes)
          .isEqualTo(expected);
      found += match == null ? 0 : 1;
    }
    assertThat(found).as("paths that fit").isBetween(100, 2_900);
    assertThat(router.collisions()).isEmpty();
  }

  @Test
  void everyRouteOfTheTenApisIsFoundByAPathOfItsOwn() {
    PublishedModel.all()
        .forEach(
            api -> {
              List<Route> routes = api.model().routes();
              Router router = new Router(routes);
              assertThat(router.collisions()).as(api.name()).isEmpty();
              for (Route route : routes) {
                Route.Match match = router.match(route.binding().verb(), example(route));
                assertThat(match).as(route.toString()).isNotNull();
                assertThat(match.route()).isEqualTo(route);
              }
            });
  }

  /** The routes of ten APIs are over 650. */
  @Test
  void aPathIsLookedAtAsOftenAsItHasSegmentsHoweverManyRoutesThereAre() {
    List<Route> routes =
        PublishedModel.all().flatMap(api -> api.model().routes().stream()).toList();
    RouteNode root = RouteNode.of(routes, 0, new ArrayList<>());

    for (Route route : routes) {
      PathParts path = PathParts.of(example(route));
      assertThat(path).isNotNull();
      AtomicInteger looks = new AtomicInteger();
      Route found =
          root.find(
              new PathParts(counting(path.segments(), looks), path.verb()),
              0,
              route.binding().verb());
      assertThat(found).isNotNull();
      assertThat(looks.get()).as(route.toString()).isLessThanOrEqualTo(path.segments().size());
    }
  }

  private static List<String> counting(List<String> segments, AtomicInteger looks) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        looks.incrementAndGet();
        return segments.get(index);
      }

      @Override
      public int size() {
        return segments.size();
      }
    };
  }

  /** Templates of one shape and verb collide, which is another test's matter. */
  private static List<Route> distinct(Random random) {
    Map<String, Route> routes = new LinkedHashMap<>();
    IntStream.range(0, 40)
        .mapToObj(
            i -> RouterTest.route("m%d %s %s".formatted(i, any(random, VERBS), template(random))))
        .forEach(route -> routes.putIfAbsent(shape(route), route));
    return List.copyOf(routes.values());
  }

  private static String shape(Route route) {
    PathTemplate template = route.binding().template();
    return route.binding().verb() + template.segments() + template.verb();
  }

  private static String template(Random random) {
    List<String> segments = new ArrayList<>();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      segments.add(random.nextInt(3) == 0 ? "*" : any(random, WORDS));
    }
    if (random.nextInt(5) == 0) {
      segments.add("**");
    }
    int from = random.nextInt(segments.size());
    String variable = String.join("/", segments.subList(from, segments.size()));
    String before =
        segments.subList(0, from).stream().map(s -> "/" + s).collect(Collectors.joining());
    return before + "/{name=" + variable + "}" + (random.nextInt(4) == 0 ? ":go" : "");
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    int length = 1 + random.nextInt(5);
    for (int i = 0; i < length; i++) {
      path.append('/')
          .append(random.nextInt(40) == 0 ? "" : any(random, List.of("a", "b", "c", "d")));
    }
    return path + (random.nextInt(4) == 0 ? any(random, List.of(":go", ":stop", "%3Ago")) : "");
  }

  private static Optional<Route> naive(List<Route> routes, String verb, String path) {
    return routes.stream()
        .filter(route -> route.binding().verb().equals(verb))
        .filter(route -> pattern(route.binding().template()).matcher(path).matches())
        .min(Comparator.comparing(RouterFuzzTest::specificity));
  }

  private static Pattern pattern(PathTemplate template) {
    StringBuilder pattern = new StringBuilder();
    for (PathTemplate.Segment segment : template.segments()) {
      pattern.append(
          segment instanceof Literal literal
              ? "/" + literal.text()
              : segment == PathTemplate.Wildcard.ONE ? "/[^/:]+" : "(?:/[^/:]+)*");
    }
    return Pattern.compile(pattern + (template.verb().isEmpty() ? "" : ":" + template.verb()));
  }

  /** Sorts literals before one segment before the rest, and an end before all of them. */
  private static String specificity(Route route) {
    return route.binding().template().segments().stream()
        .map(
            segment ->
                segment instanceof Literal ? "1" : segment == PathTemplate.Wildcard.ONE ? "2" : "3")
        .collect(Collectors.joining());
  }

  private static String example(Route route) {
    PathTemplate template = route.binding().template();
    String path =
        template.segments().stream()
            .map(segment -> segment instanceof Literal literal ? literal.text() : "x-1")
            .collect(Collectors.joining("/", "/", ""));
    return template.verb().isEmpty() ? path : path + ":" + template.verb();
  }

  private static String any(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
