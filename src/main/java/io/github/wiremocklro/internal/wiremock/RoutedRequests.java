package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.wiremocklro.internal.api.ApiMethod;
import io.github.wiremocklro.internal.api.ApiVersion;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.DerivedScript;
import io.github.wiremocklro.internal.api.LinkedApis;
import io.github.wiremocklro.internal.api.Route;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the method of a known API that a request calls: once, however many mappings and
 * transformers ask, for WireMock serves a request on one thread. The paths of operations are no
 * API's own: nothing is linked for them. Thread-safe.
 */
final class RoutedRequests {
  private final Catalog catalog;
  private final Predicate<String> isVerb;

  /** Of each server its own; a thread forgets what it has served. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Seen> latest = new ThreadLocal<>();

  RoutedRequests(Catalog catalog) {
    this.catalog = catalog;
    this.isVerb = verb -> catalog.apis().router().hasCustomVerb(verb);
  }

  /**
   * Notes that a request came in, which this thread will serve. What is asked about others, as by a
   * test that verifies, is not remembered.
   *
   * @param path as it came in, where mappings are to see it in another form; else null
   */
  void arrived(UUID request, @Nullable String path) {
    latest.set(new Seen(request, path, false, null));
  }

  /** Returns what a request calls, null where that is no method of a known API. */
  @Nullable RoutedRequest of(Request request) {
    UUID id = request.getId();
    Seen seen = latest.get();
    boolean same = seen != null && seen.request().equals(id);
    if (same && seen.isRouted()) {
      return seen.routed();
    }
    RoutedRequest routed = routed(request, same ? seen.path() : null);
    if (same) {
      latest.set(new Seen(id, null, true, routed));
    }
    return routed;
  }

  /**
   * Returns the full name of the method that a request calls, also where that is one of operations;
   * empty where it is none that is known.
   */
  String methodName(Request request, String path) {
    if (ApiVersion.isFirstOf(path) && ResourcePath.isOfOperations(path)) {
      return OperationsMethod.of(verb(request), path);
    }
    LinkedApis apis = catalog.apis();
    Route.Match match = match(apis, verb(request), path);
    match = match == null ? apis.model().named(verb(request), path) : match;
    return match == null ? "" : match.route().method();
  }

  /** Returns whether requests are taken as they come. */
  boolean isLenient() {
    return catalog.isLenient();
  }

  /** Returns whether a method of a known API has this path, whatever the verb is. */
  boolean isOfAnApi(String path) {
    return isOfAnApi(catalog.apis(), path);
  }

  static boolean isOfAnApi(LinkedApis apis, String path) {
    return !apis.router().otherVerbs("", path).isEmpty()
        || apis.model().named("POST", path) != null;
  }

  /** Returns the resource name in the path of a request. */
  String name(Request request) {
    return ResourcePath.of(request, isVerb);
  }

  /**
   * Returns the name of what a request is about. Where its path is that of a method by its name,
   * its message has it; a custom verb of a method is no part of it, also with GET.
   */
  String subject(Request request, String path) {
    LinkedApis apis = catalog.apis();
    Route.Match named = apis.model().named(verb(request), path);
    ApiMethod method = named == null ? null : apis.model().method(named.route().method());
    return method == null ? withoutVerb(request, path, apis) : subject(method, request);
  }

  private String withoutVerb(Request request, String path, LinkedApis apis) {
    String name = name(request);
    Route.Match match = match(apis, verb(request), path);
    String verb = match == null ? "" : ":" + match.route().binding().template().verb();
    return verb.length() > 1 && name.endsWith(verb)
        ? name.substring(0, name.length() - verb.length())
        : name;
  }

  /** A message that cannot be read is about nothing. */
  private static String subject(ApiMethod method, Request request) {
    try {
      JsonObject message = RequestParts.body(request);
      String place = DerivedScript.place(method, message);
      if (!place.isEmpty()) {
        return place;
      }
      String parent = message.string("parent");
      String name = parent == null ? message.string(RpcCall.NAME) : parent;
      return name == null ? "" : name;
    } catch (InvalidArgumentException e) {
      return "";
    }
  }

  /** Forgets the request that this thread has served. */
  void forget() {
    latest.remove();
  }

  private @Nullable RoutedRequest routed(Request request, @Nullable String arrived) {
    String path = ResourcePath.path(request.getUrl());
    if (ResourcePath.isOfOperations(path) || DirectCalls.isOfOperations(request)) {
      return null;
    }
    LinkedApis apis = catalog.apis();
    String verb = verb(request);
    // As it came, an escaped colon is data; else it begins a verb, as Google's clients escape it.
    Route.Match match = arrived == null ? null : match(apis, verb, arrived);
    match = match == null ? match(apis, verb, path) : match;
    match = match == null ? apis.model().named(verb, path) : match;
    ApiMethod method = match == null ? null : apis.model().method(match.route().method());
    return match == null || method == null ? null : new RoutedRequest(apis, method, match);
  }

  /** A path that is wrongly encoded fits no method. */
  private static Route.@Nullable Match match(LinkedApis apis, String verb, String path) {
    try {
      return apis.router().match(verb, path);
    } catch (InvalidArgumentException e) {
      return null;
    }
  }

  /** Returns the verb of the method: a HEAD asks for the headers of a GET. */
  static String verb(Request request) {
    RequestMethod method = request.getMethod();
    return method.equals(RequestMethod.HEAD) ? RequestMethod.GET.getName() : method.getName();
  }

  /**
   * What is known of a request.
   *
   * @param path as it came in, null where it is that of the request
   */
  private record Seen(
      UUID request, @Nullable String path, boolean isRouted, @Nullable RoutedRequest routed) {}
}
