package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services that every API has beside its own, and what their messages say, also in methods of
 * an API's own. The paths of their methods stand in each API's service configuration, which is no
 * descriptor: {@code /v1/{resource=projects/*&#47;locations/*&#47;lakes/*}:getIamPolicy}. So all
 * names have a path here, below each version that some API has.
 */
final class Mixins {
  static final String LOCATIONS = "google.cloud.location.Locations";
  static final String LOCATION = "google.cloud.location.Location";
  static final String IAM_POLICY = "google.iam.v1.IAMPolicy";

  /** What the clients of most APIs send, and calls over gRPC are made. */
  private static final String VERSION = "v1";

  private static final List<String> PARENTS = List.of("projects", "organizations", "folders");

  private static final Map<String, MethodKind> BY_REQUEST =
      Map.of(
          "google.iam.v1.GetIamPolicyRequest", MethodKind.GET_POLICY,
          "google.iam.v1.SetIamPolicyRequest", MethodKind.SET_POLICY,
          "google.iam.v1.TestIamPermissionsRequest", MethodKind.TEST_PERMISSIONS,
          "google.cloud.location.GetLocationRequest", MethodKind.GET_LOCATION,
          "google.cloud.location.ListLocationsRequest", MethodKind.LIST_LOCATIONS);

  private Mixins() {}

  /** Returns what a method does whose request is one of theirs; empty for any other. */
  static Optional<Reading> reading(MethodShape method) {
    return method.startsOperation()
        ? Optional.empty()
        : Optional.ofNullable(BY_REQUEST.get(method.method().getInputType().getFullName()))
            .map(Reading::of);
  }

  /**
   * Returns their methods; none of a service of which a file of the user's has taken the place.
   *
   * @param versions those of the APIs
   */
  static List<BoundMethod> methods(
      DescriptorPool pool, MethodReader reader, Collection<String> versions) {
    List<String> all = Stream.concat(Stream.of(VERSION), versions.stream()).distinct().toList();
    return Stream.of(LOCATION, "google.iam.v1.SetIamPolicyRequest")
        .flatMap(message -> pool.message(message).stream())
        .flatMap(message -> message.getFile().getServices().stream())
        .filter(Mixins::isOne)
        .flatMap(service -> service.getMethods().stream())
        .map(method -> reader.bound(method, bindings(method.getName(), all)))
        .toList();
  }

  private static boolean isOne(ServiceDescriptor service) {
    return List.of(LOCATIONS, IAM_POLICY).contains(service.getFullName());
  }

  private static List<HttpBinding> bindings(String method, List<String> versions) {
    return versions.stream().flatMap(version -> bindings(method, "/" + version + "/")).toList();
  }

  private static Stream<HttpBinding> bindings(String method, String version) {
    return switch (method) {
      case "GetLocation" -> ofParents(version, "{name=%s/*/locations/*}");
      case "ListLocations" -> ofParents(version, "{name=%s/*}/locations");
      case "GetIamPolicy" ->
          Stream.of(
              binding("GET", version + "{resource=**}:getIamPolicy", ""),
              binding("POST", version + "{resource=**}:getIamPolicy", "*"));
      case "SetIamPolicy" ->
          Stream.of(binding("POST", version + "{resource=**}:setIamPolicy", "*"));
      case "TestIamPermissions" ->
          Stream.of(binding("POST", version + "{resource=**}:testIamPermissions", "*"));
      default -> Stream.empty();
    };
  }

  private static Stream<HttpBinding> ofParents(String version, String template) {
    return PARENTS.stream().map(parent -> binding("GET", version + template.formatted(parent), ""));
  }

  private static HttpBinding binding(String verb, String template, String body) {
    return new HttpBinding(verb, PathTemplate.parse(template), body, "");
  }
}
