package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.MethodKind;
import io.github.wiremocklro.internal.engine.LocationsService;
import io.github.wiremocklro.internal.engine.PoliciesService;
import io.github.wiremocklro.internal.engine.ResourceQuery;
import io.github.wiremocklro.internal.filter.Filters;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code google.cloud.location.Locations} and {@code google.iam.v1.IAMPolicy}, and
 * those of APIs that take the same requests.
 */
final class MixinMethods {
  private final PoliciesService policies;
  private final LocationsService locations;

  MixinMethods(PoliciesService policies, LocationsService locations) {
    this.policies = policies;
    this.locations = locations;
  }

  /** Returns the reply to a call of a method of one of these kinds. */
  JsonObject reply(ApiCall call, JsonObject request) {
    MethodKind kind = call.method().kind();
    return switch (kind) {
      case GET_POLICY -> policies.get(text(request, "resource"), version(request));
      case SET_POLICY ->
          policies.set(
              text(request, "resource"), object(request, "policy"), request.string("updateMask"));
      case TEST_PERMISSIONS ->
          list("permissions", policies.test(text(request, "resource"), permissions(request)));
      case GET_LOCATION -> locations.get(text(request, "name"));
      case LIST_LOCATIONS -> locations(call, request);
      default -> throw new IllegalArgumentException(kind.word());
    };
  }

  private JsonObject locations(ApiCall call, JsonObject request) {
    PlainMethod.refuse(request, "extraLocationTypes");
    ResourceQuery query = Filters.ofResources(text(request, "filter"), "", call.listed());
    return PageJson.of(
        "locations", locations.list(text(request, "name"), query, PlainMethod.page(request)));
  }

  private static String text(JsonObject request, String field) {
    String text = request.string(field);
    return text == null ? "" : text;
  }

  private static @Nullable JsonObject object(JsonObject request, String field) {
    return request.get(field) instanceof JsonObject object ? object : null;
  }

  private static @Nullable Object version(JsonObject request) {
    JsonObject options = object(request, "options");
    return options == null ? null : options.get("requestedPolicyVersion");
  }

  private static List<String> permissions(JsonObject request) {
    return request.get("permissions") instanceof List<?> all
        ? all.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static JsonObject list(String field, List<String> texts) {
    return texts.isEmpty() ? JsonObject.EMPTY : JsonObject.of(field, texts);
  }
}
