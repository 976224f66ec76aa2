package io.github.wiremocklro.internal.api;

import java.util.Map;

/**
 * What a request over HTTP can be: a call of a method by one of its bindings.
 *
 * @param method the full name of the method, such as {@code
 *     google.cloud.dataplex.v1.DataplexService.GetLake}
 * @param binding the verb and the path
 */
public record Route(String method, HttpBinding binding) {

  /**
   * What a request is.
   *
   * @param variables the fields that are in the path, by the names that the template has for them,
   *     decoded
   */
  public record Match(Route route, Map<String, String> variables) {
    public Match {
      variables = Map.copyOf(variables);
    }
  }

  /** Two methods that are called in the same way, of which only the first ever is. */
  public record Collision(Route served, Route shadowed) {

    /** Returns the APIs that the two are of, by their packages: one, or two. */
    public String apis() {
      String first = served.api();
      String second = shadowed.api();
      return first.equals(second) ? first : first + " and " + second;
    }

    /** Returns both, and what they collide on. */
    @Override
    public String toString() {
      return "%s and %s are both called by %s; here it is the first of them"
          .formatted(served.method(), shadowed.method(), served.binding());
    }
  }

  /** Returns the package, or the service where that is in none. */
  private String api() {
    String service = untilLastDot(method);
    String api = untilLastDot(service);
    return api.isEmpty() ? service : api;
  }

  private static String untilLastDot(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** Returns the method and how it is called. */
  @Override
  public String toString() {
    return method + " (" + binding + ")";
  }
}
