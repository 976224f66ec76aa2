package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.operation.JsonObject;
import java.util.List;

/**
 * Where the methods of {@code google.longrunning.Operations} are over HTTP. Their own rules have
 * names that begin with {@code operations/}; each API binds them to its names in its service
 * configuration, which is no descriptor: {@code /v1/{name=projects/*&#47;locations/*}/operations}.
 * So all names have a path here, below {@code v1}, and every version that is served is alike.
 */
final class RestOperations {
  static final String SERVICE = "google.longrunning.Operations";

  private static final String LIST = "ListOperations";
  private static final String COLLECTION = "operations";

  private RestOperations() {}

  /** Returns the bindings of a method, for the name in a request. */
  static List<HttpBinding> bindings(String method) {
    return switch (method) {
      case "GetOperation" -> List.of(binding("GET", "/v1/{name=**}", ""));
      case "DeleteOperation" -> List.of(binding("DELETE", "/v1/{name=**}", ""));
      case "CancelOperation" -> List.of(binding("POST", "/v1/{name=**}:cancel", "*"));
      case "WaitOperation" -> List.of(binding("POST", "/v1/{name=**}:wait", "*"));
      case LIST -> List.of(binding("GET", "/v1/{name=**}", ""));
      default -> List.of();
    };
  }

  private static HttpBinding binding(String verb, String template, String body) {
    return new HttpBinding(verb, PathTemplate.parse(template), body, "");
  }

  /** Returns the request with the name that its path has: a list is asked of its collection. */
  static JsonObject named(String method, JsonObject request) {
    String name = request.string("name");
    if (!method.equals(LIST) || (name != null && isCollection(name))) {
      return request;
    }
    return request.with(
        "name", name == null || name.isEmpty() ? COLLECTION : name + "/" + COLLECTION);
  }

  private static boolean isCollection(String name) {
    return name.equals(COLLECTION) || name.endsWith("/" + COLLECTION);
  }
}
