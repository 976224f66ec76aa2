package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Returns the host of the first service that tells one, such as {@code redis.googleapis.com}. */
  public String defaultHost() {
    return services.stream()
        .map(Annotations::defaultHost)
        .filter(host -> !host.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns the OAuth scopes of which a caller needs one, those of all services. */
  public List<String> oauthScopes() {
    return services.stream().flatMap(s -> Annotations.oauthScopes(s).stream()).distinct().toList();
  }

  /** Returns what the paths begin with, such as {@code v1}. */
  public Set<String> versions() {
    return texts(methods.values().stream().map(ApiMethod::version));
  }

  /** Returns what the names of resources begin with, such as {@code projects}. */
  public Set<String> collections() {
    return texts(templates().flatMap(ApiModel::collection));
  }

  /** Returns the custom verbs of the paths, such as {@code failover}. */
  public Set<String> customVerbs() {
    return texts(templates().map(PathTemplate::verb));
  }

  private Stream<PathTemplate> templates() {
    return routes().stream().map(route -> route.binding().template());
  }

  /** The first literal behind the version. */
  private static Stream<String> collection(PathTemplate template) {
    return template.segments().stream()
        .limit(2)
        .skip(1)
        .filter(Literal.class::isInstance)
        .map(segment -> ((Literal) segment).text());
  }

  private static Set<String> texts(Stream<String> all) {
    return all.filter(text -> !text.isEmpty()).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns what is wrong with http rules, which are left out. */
  public List<String> problems() {
    return problems;
  }
}
