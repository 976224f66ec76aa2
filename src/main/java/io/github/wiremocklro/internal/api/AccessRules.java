package io.github.wiremocklro.internal.api;

import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller needs for each method. All services of one host are one API, and its scopes are
 * those that any of them tells ({@code google.api.oauth_scopes}), for some tell only a part. Scopes
 * to read with, such as {@code dataplex.readonly}, are good for methods that are called with GET.
 * Both is so in dataplex_v1.yaml, which has the scopes of each method. Immutable.
 */
public final class AccessRules {
  private static final String ANY_VERSION = "";
  private static final String ANY_COLLECTION = "";

  private final Map<String, RequiredAccess> methods = new HashMap<>();
  private final Map<Place, RequiredAccess> places = new HashMap<>();
  private final RequiredAccess any;

  /** Where names begin. */
  private record Place(String version, String collection) {}

  private AccessRules(Map<String, RequiredAccess> apis, ApiModel model) {
    for (BoundMethod method : model.bound()) {
      RequiredAccess toRead = requireNonNull(apis.get(api(method.descriptor().getService())));
      RequiredAccess toChange = toRead.toChange();
      methods.put(method.descriptor().getFullName(), method.isGet() ? toRead : toChange);
      method.bindings().forEach(binding -> add(toChange, method.version(), binding.template()));
    }
    this.any =
        apis.values().stream()
            .map(RequiredAccess::toChange)
            .reduce(RequiredAccess::or)
            .orElse(new RequiredAccess("", List.of()));
  }

  static AccessRules of(ApiModel model) {
    Map<String, RequiredAccess> apis = new LinkedHashMap<>();
    for (ServiceDescriptor service : model.services()) {
      apis.merge(
          api(service),
          new RequiredAccess(Annotations.defaultHost(service), Annotations.oauthScopes(service)),
          RequiredAccess::with);
    }
    return new AccessRules(apis, model);
  }

  /** An own API may tell no host: then its package is what its services have in common. */
  private static String api(ServiceDescriptor service) {
    String host = Annotations.defaultHost(service);
    return host.isEmpty() ? service.getFile().getPackage() : host;
  }

  private void add(RequiredAccess api, String version, PathTemplate template) {
    String collection = collection(version, template);
    for (String first : List.of(version, ANY_VERSION)) {
      for (String second : List.of(collection, ANY_COLLECTION)) {
        places.merge(
            new Place(first, second), api, (all, more) -> all.equals(more) ? all : all.or(more));
      }
    }
  }

  /** Returns the first literal behind the version. */
  private static String collection(String version, PathTemplate template) {
    int start = template.segments().indexOf(new Literal(version)) + 1;
    return start < template.segments().size()
            && template.segments().get(start) instanceof Literal literal
        ? literal.text()
        : ANY_COLLECTION;
  }

  /** Returns what a method asks for, null where none of that full name is known. */
  public @Nullable RequiredAccess of(String method) {
    return methods.get(method);
  }

  /**
   * Returns what is enough for a change of what is no method's own, such as an operation: that of
   * the APIs that have names of such a beginning; else of those of that version; else of all.
   *
   * @param version such as {@code v1}; empty for any
   * @param collection such as {@code projects}
   */
  public RequiredAccess at(String version, String collection) {
    RequiredAccess found = places.get(new Place(version, collection));
    found = found == null ? places.get(new Place(version, ANY_COLLECTION)) : found;
    return found == null ? any : found;
  }
}
