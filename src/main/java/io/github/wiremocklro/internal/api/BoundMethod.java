package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * A method with the ways to call it, which is all that a {@link Router} has to know. What it does
 * is found out when it is first called.
 *
 * @param version such as {@code v1}; empty for none
 */
record BoundMethod(MethodDescriptor descriptor, List<HttpBinding> bindings, String version) {

  boolean isStreaming() {
    return descriptor.isClientStreaming() || descriptor.isServerStreaming();
  }

  /** Returns whether it only reads. */
  boolean isGet() {
    return !bindings.isEmpty() && bindings.get(0).verb().equals("GET");
  }

  /** Returns the ways to call it; none for one that is not served. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    if (!isStreaming()) {
      for (HttpBinding binding : bindings) {
        routes.add(new Route(descriptor.getFullName(), binding));
      }
    }
    return routes;
  }
}
