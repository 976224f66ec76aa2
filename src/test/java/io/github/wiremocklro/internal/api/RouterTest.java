package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private static final Router LAKES =
      router(
          "Create POST /v1/{parent=projects/*/locations/*}/lakes",
          "List GET /v1/{parent=projects/*/locations/*}/lakes",
          "Get GET /v1/{name=projects/*/locations/*/lakes/*}",
          "Default GET /v1/{name=projects/*/locations/*/lakes/default}",
          "Update PATCH /v1/{lake.name=projects/*/locations/*/lakes/*}",
          "Run POST /v1/{name=projects/*/locations/*/lakes/*}:run",
          "Any GET /v1/{name=projects/**}");

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/projects/p/locations/l/lakes, Create",
    "GET, /v1/projects/p/locations/l/lakes, List",
    "GET, /v1/projects/p/locations/l/lakes/x, Get",
    "GET, /v1/projects/p/locations/l/lakes/default, Default",
    "PATCH, /v1/projects/p/locations/l/lakes/x, Update",
    "PATCH, /v1/projects/p/locations/l/lakes/default, Update",
    "POST, /v1/projects/p/locations/l/lakes/x:run, Run",
    "GET, /v1/projects/p/locations/l/ponds/x, Any",
    "GET, /v1/projects, Any",
    "GET, /v1/projects/p/locations/l/lakes/x%3Ay, Get"
  })
  void theMostSpecificRouteIsMeant(String verb, String path, String method) {
    assertThat(matched(LAKES, verb, path)).contains(method);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/projects/p/locations/l/lakes/x:getIamPolicy",
    "GET, /v1/projects/p/locations/l/lakes/default:getIamPolicy",
    "POST, /v1/projects/p/locations/l/lakes/x:stop",
    "POST, /v1/projects/p/locations/l/lakes/x",
    "DELETE, /v1/projects/p/locations/l/lakes/x",
    "POST, /v1/projects/p/locations/l/lakes/",
    "GET, /v1/projects/p//lakes",
    "GET, /v1/projects/",
    "POST, /v1/projects/p/locations/l/lakes/:run",
    "GET, /v1/projects/p/locations/l/lakes/x:",
    "GET, /:go",
    "GET, v1/projects",
    "GET, /",
    "GET, ''"
  })
  void whatNoRouteFitsIsNotMatched(String verb, String path) {
    assertThat(matched(LAKES, verb, path)).isEmpty();
  }

  @Test
  void theVariablesOfAMatchAreDecoded() {
    Route.Match match = LAKES.match("PATCH", "/v1/projects/p%20q/locations/l/lakes/x");

    assertThat(match).isNotNull();
    assertThat(match.variables())
        .isEqualTo(Map.of("lake.name", "projects/p q/locations/l/lakes/x"));
  }

  @Test
  void ofTwoMethodsThatAreCalledInTheSameWayTheFirstIsServedAndBothAreNamed() {
    Router router =
        router(
            "redis.Get GET /v1/{name=projects/*/instances/*}",
            "filestore.Get GET /v1/{instance=projects/*/instances/*}",
            "filestore.Get GET /v1/{name=projects/*/instances/*}");

    assertThat(matched(router, "GET", "/v1/projects/p/instances/i")).contains("redis.Get");
    assertThat(router.collisions())
        .extracting(Object::toString)
        .containsOnly(
            "redis.Get and filestore.Get are both called by GET /v1/{name=projects/*/instances/*};"
                + " here it is the first of them");
  }

  @Test
  void aMethodThatHasOneRouteTwiceDoesNotCollideWithItself() {
    assertThat(router("Get GET /v1/{name=a/*}", "Get GET /v1/{other=a/*}").collisions()).isEmpty();
  }

  @Test
  void aRouteForAnyVerbIsTakenWhereNoOtherFits() {
    Router router = router("Any * /v1/{name=a/*}", "Get GET /v1/{name=a/*}");

    assertThat(matched(router, "GET", "/v1/a/b")).contains("Get");
    assertThat(matched(router, "PUT", "/v1/a/b")).contains("Any");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/projects/p/locations/l/lake, Create",
    "GET, /v1/projects/p/locations/l/lakes/x:stop, Get",
    "POST, /v1/projects/p/locations/l/lakes/x:stop, Run",
    "DELETE, /v1/projects/p/locations/l/lakes/x, Get",
    "PATCH, /v1/projects/p/location/l/lakes/x, Update",
    "POST, /v2/projects/p/locations/l/lakes, Create",
    "POST, /nowhere, Any"
  })
  void theNearestRouteIsNamedForWhatIsNotMatched(String verb, String path, String method) {
    assertThat(LAKES.nearest(verb, path)).map(Route::method).contains(method);
  }

  @Test
  void theOtherVerbsOfAPathAreKnown() {
    assertThat(LAKES.otherVerbs("DELETE", "/v1/projects/p/locations/l/lakes/x"))
        .extracting(Route::method)
        .containsExactly("Get", "Update");
  }

  @Test
  void withoutRoutesNothingIsNear() {
    assertThat(router().nearest("GET", "/v1/a")).isEmpty();
    assertThat(matched(router(), "GET", "/v1/a")).isEmpty();
  }

  static Router router(String... routes) {
    return new Router(Arrays.stream(routes).map(RouterTest::route).toList());
  }

  /** Reads a method, a verb and a template. */
  static Route route(String text) {
    List<String> words = List.of(text.split(" "));
    return new Route(
        words.get(0), new HttpBinding(words.get(1), PathTemplate.parse(words.get(2)), "", ""));
  }

  private static Optional<String> matched(Router router, String verb, String path) {
    return Optional.ofNullable(router.match(verb, path)).map(match -> match.route().method());
  }
}
