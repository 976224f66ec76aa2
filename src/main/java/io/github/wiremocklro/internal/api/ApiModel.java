package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an API, or of several. Immutable.
 *
 * <p>Example: {@code ApiModel.of(pool).method("google.cloud.redis.v1.CloudRedis.CreateInstance")}.
 */
public final class ApiModel {
  private final List<ServiceDescriptor> services;
  private final Map<String, ApiMethod> methods;
  private final List<String> problems;

  private ApiModel(
      List<ServiceDescriptor> services, Map<String, ApiMethod> methods, List<String> problems) {
    this.services = services;
    this.methods = methods;
    this.problems = List.copyOf(problems);
  }

  /** Returns the model of the services of a pool. */
  public static ApiModel of(DescriptorPool pool) {
    List<String> problems = new ArrayList<>();
    MethodReader reader = new MethodReader(new ApiTypes(pool), problems);
    Map<String, ApiMethod> methods = new LinkedHashMap<>();
    for (ServiceDescriptor service : pool.services()) {
      for (MethodDescriptor method : service.getMethods()) {
        methods.put(method.getFullName(), reader.read(method));
      }
    }
    return new ApiModel(pool.services(), methods, problems);
  }

  /** Returns the methods in the order of the files. */
  public Collection<ApiMethod> methods() {
    return Collections.unmodifiableCollection(methods.values());
  }

  /** Returns the method of this full name, null where there is none. */
  public @Nullable ApiMethod method(String fullName) {
    return methods.get(fullName);
  }

  /**
   * Returns what a request calls that names the method itself, as gRPC does: {@code POST
   * /google.cloud.redis.v1.CloudRedis/GetInstance} with the whole message as its body. Methods
   * without an http rule, and messages that fit none, have no other path. Null where it is none.
   */
  public Route.@Nullable Match named(String verb, String path) {
    int slash = path.indexOf('/', 1);
    if (!verb.equals("POST") || slash < 0 || path.indexOf('/', slash + 1) >= 0) {
      return null;
    }
    ApiMethod method = methods.get(path.substring(1).replace('/', '.'));
    return method == null || method.kind() == MethodKind.STREAMING
        ? null
        : new Route.Match(
            new Route(method.fullName(), new HttpBinding(verb, PathTemplate.parse(path), "*", "")),
            Map.of());
  }

  /** Returns the routes of all methods that are served, for a {@link Router}. */
  public List<Route> routes() {
    return methods.values().stream()
        .filter(method -> method.kind() != MethodKind.STREAMING)
        .flatMap(method -> method.routes().stream())
        .toList();
  }

  /** Returns the services that have these methods, those that were given first before others. */
  List<ServiceDescriptor> services() {
    return services;
  }

  /** Returns what is wrong with http rules, which are left out. */
  public List<String> problems() {
    return problems;
  }
}
