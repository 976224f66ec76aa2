package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an API, or of several. Immutable.
 *
 * <p>Example: {@code ApiModel.of(pool).method("google.cloud.redis.v1.CloudRedis.CreateInstance")}.
 */
public final class ApiModel {
  private final List<ServiceDescriptor> services;
  private final Map<String, ApiMethod> methods;
  private final Map<String, ApiMethod> mixins;
  private final List<String> problems;

  private ApiModel(
      List<ServiceDescriptor> services,
      Map<String, ApiMethod> methods,
      Map<String, ApiMethod> mixins,
      List<String> problems) {
    this.services = services;
    this.methods = methods;
    this.mixins = mixins;
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
    Map<String, ApiMethod> mixins = new LinkedHashMap<>();
    for (ApiMethod method : Mixins.methods(pool, reader, versions(methods.values()))) {
      mixins.putIfAbsent(method.fullName(), method);
    }
    return new ApiModel(pool.services(), methods, mixins, problems);
  }

  private static List<String> versions(Collection<ApiMethod> methods) {
    return methods.stream()
        .map(ApiMethod::version)
        .filter(version -> !version.isEmpty())
        .distinct()
        .toList();
  }

  /** Returns the methods in the order of the files. */
  public Collection<ApiMethod> methods() {
    return Collections.unmodifiableCollection(methods.values());
  }

  /** Returns these, and those of services that every API has beside its own, such as IAM's. */
  public Stream<ApiMethod> everyMethod() {
    return Stream.concat(methods.values().stream(), mixins.values().stream());
  }

  /** Returns the method of this full name, null where there is none. */
  public @Nullable ApiMethod method(String fullName) {
    ApiMethod own = methods.get(fullName);
    return own == null ? mixins.get(fullName) : own;
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
    ApiMethod method = method(path.substring(1).replace('/', '.'));
    return method == null || method.kind() == MethodKind.STREAMING
        ? null
        : new Route.Match(
            new Route(method.fullName(), new HttpBinding(verb, PathTemplate.parse(path), "*", "")),
            Map.of());
  }

  /** Returns the routes of all methods of its own that are served, for a {@link Router}. */
  public List<Route> routes() {
    return routes(methods.values());
  }

  /** Returns those of the others. */
  public List<Route> routesOfMixins() {
    return routes(mixins.values());
  }

  /** Returns whether clients could read what has a name, if it is there. */
  boolean keeps(String name, Router router) {
    return versions(methods.values()).stream()
        .map(version -> router.route("GET", "/" + version + "/" + name.replace(":", "%3A")))
        .anyMatch(route -> route != null && isGet(route.method()));
  }

  private boolean isGet(String name) {
    ApiMethod method = methods.get(name);
    return method != null && method.kind() == MethodKind.GET;
  }

  private static List<Route> routes(Collection<ApiMethod> methods) {
    return methods.stream()
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
