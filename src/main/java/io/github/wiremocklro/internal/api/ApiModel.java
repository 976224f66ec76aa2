package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.MethodDescriptor;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an API, or of several. Thread-safe.
 *
 * <p>Example: {@code ApiModel.of(pool).method("google.cloud.redis.v1.CloudRedis.CreateInstance")}.
 */
public final class ApiModel {
  private final List<ServiceDescriptor> services;
  private final Map<String, BoundMethod> methods = new LinkedHashMap<>();
  private final Map<String, BoundMethod> mixins = new LinkedHashMap<>();
  private final Set<String> versions = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final MethodReader reader;

  /** The methods that somebody has asked for. */
  private final Map<String, ApiMethod> read = new ConcurrentHashMap<>();

  private ApiModel(DescriptorPool pool) {
    this.services = pool.services();
    this.reader = new MethodReader(new ApiTypes(pool), problems);
    for (ServiceDescriptor service : services) {
      for (MethodDescriptor method : service.getMethods()) {
        BoundMethod bound = reader.bound(method);
        methods.put(method.getFullName(), bound);
        if (!bound.version().isEmpty()) {
          versions.add(bound.version());
        }
      }
    }
    for (BoundMethod method : Mixins.methods(pool, reader, versions)) {
      mixins.putIfAbsent(method.descriptor().getFullName(), method);
    }
  }

  /** Returns the model of the services of a pool. */
  public static ApiModel of(DescriptorPool pool) {
    return new ApiModel(pool);
  }

  /** Returns the methods in the order of the files. */
  public Collection<ApiMethod> methods() {
    return methods.values().stream().map(this::read).toList();
  }

  /** Returns these, and those of services that every API has beside its own, such as IAM's. */
  public Stream<ApiMethod> everyMethod() {
    return Stream.concat(methods.values().stream(), mixins.values().stream()).map(this::read);
  }

  /** Returns the method of this full name, null where there is none. */
  public @Nullable ApiMethod method(String fullName) {
    BoundMethod own = methods.get(fullName);
    BoundMethod found = own == null ? mixins.get(fullName) : own;
    return found == null ? null : read(found);
  }

  private ApiMethod read(BoundMethod method) {
    String name = method.descriptor().getFullName();
    ApiMethod known = read.get(name);
    if (known == null) {
      ApiMethod made = reader.read(method); // Whoever comes at the same time makes an equal one.
      known = read.putIfAbsent(name, made);
      known = known == null ? made : known;
    }
    return known;
  }

  /** Returns the ways to call the methods of its own. */
  Collection<BoundMethod> bound() {
    return methods.values();
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
    return versions.stream()
        .map(version -> router.route("GET", "/" + version + "/" + name.replace(":", "%3A")))
        .anyMatch(route -> route != null && isGet(route.method()));
  }

  private boolean isGet(String name) {
    BoundMethod method = methods.get(name);
    return method != null && read(method).kind() == MethodKind.GET;
  }

  private static List<Route> routes(Collection<BoundMethod> methods) {
    List<Route> routes = new ArrayList<>();
    for (BoundMethod method : methods) {
      routes.addAll(method.routes());
    }
    return routes;
  }

  /** Returns the services that have these methods, those that were given first before others. */
  List<ServiceDescriptor> services() {
    return services;
  }

  /** Returns what is wrong with http rules, which are left out. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
