package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.MethodDescriptor;
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

  private static final String LIST = SERVICE + ".ListOperations";
  private static final String COLLECTION = "operations";
  private static final String VERSION = "v1";

  private RestOperations() {}

  /** Returns the methods; none where a file of the user's has taken the place of ours. */
  static List<ApiMethod> methods(DescriptorPool pool) {
    return pool.message("google.longrunning.Operation").stream()
        .flatMap(operation -> operation.getFile().getServices().stream())
        .filter(service -> service.getFullName().equals(SERVICE))
        .flatMap(service -> service.getMethods().stream())
        .map(RestOperations::method)
        .toList();
  }

  private static ApiMethod method(MethodDescriptor method) {
    return new ApiMethod(
        method.getFullName(),
        method.getFile().getPackage(),
        VERSION,
        MethodKind.OTHER,
        false, // It answers one that is there.
        bindings(method.getName()),
        method.getInputType(),
        method.getOutputType().getFullName(),
        "",
        null,
        null,
        null);
  }

  private static List<HttpBinding> bindings(String method) {
    return switch (method) {
      case "GetOperation", "ListOperations" -> List.of(binding("GET", "", ""));
      case "DeleteOperation" -> List.of(binding("DELETE", "", ""));
      case "CancelOperation" -> List.of(binding("POST", ":cancel", "*"));
      case "WaitOperation" -> List.of(binding("POST", ":wait", "*"));
      default -> List.of();
    };
  }

  private static HttpBinding binding(String verb, String customVerb, String body) {
    return new HttpBinding(
        verb, PathTemplate.parse("/" + VERSION + "/{name=**}" + customVerb), body, "");
  }

  /** Returns the request with the name that its path has: a list is asked of its collection. */
  static JsonObject named(ApiMethod method, JsonObject request) {
    String name = request.string("name");
    if (!method.fullName().equals(LIST) || (name != null && isCollection(name))) {
      return request;
    }
    return request.with(
        "name", name == null || name.isEmpty() ? COLLECTION : name + "/" + COLLECTION);
  }

  private static boolean isCollection(String name) {
    return name.equals(COLLECTION) || name.endsWith("/" + COLLECTION);
  }
}
