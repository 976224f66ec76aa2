package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.CustomMatcherDefinition;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RegexPattern;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.SingleMatchMultiValuePattern;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's stubs. For each request WireMock asks one after the other whether it matches, and each
 * answer takes it some dozen objects; those whose method, literal URL, query or rpc is another are
 * passed over here before that, so that many stubs cost little, and of one that asks for nothing
 * else its URL is all that is left to compare. In which order they match, what else they ask for,
 * and what there is to tell of it stays WireMock's to say. Thread-safe.
 */
final class QuickStubs extends InMemoryStubMappingStore {
  /** Those of which each is no other. */
  private static final Set<RequestMethod> METHODS =
      Set.of(
          RequestMethod.GET,
          RequestMethod.POST,
          RequestMethod.PUT,
          RequestMethod.PATCH,
          RequestMethod.DELETE,
          RequestMethod.HEAD,
          RequestMethod.OPTIONS,
          RequestMethod.TRACE);

  @Override
  public Stream<StubMapping> findAllMatchingRequest(
      Request request,
      Map<String, RequestMatcherExtension> customMatchers,
      Consumer<SubEvent> subEvents) {
    String url = request.getUrl();
    String path = Urls.getPath(url);
    return getAll()
        .filter(stub -> isCandidate(stub.getRequest(), request, url, path))
        .filter(stub -> mayBeRpc(stub.getRequest(), request, customMatchers))
        .filter(stub -> matches(stub.getRequest(), request, url, customMatchers, subEvents));
  }

  /** Returns whether a stub matches whose method, and whose method of an API, are those. */
  private static boolean matches(
      RequestPattern stub,
      Request request,
      String url,
      Map<String, RequestMatcherExtension> customMatchers,
      Consumer<SubEvent> subEvents) {
    if (asksForNoMore(stub, customMatchers)) {
      return stub.getUrlMatcher().match(url).isExactMatch();
    }
    var result = stub.match(request, customMatchers);
    result.getSubEvents().forEach(subEvents);
    return result.isExactMatch();
  }

  private static boolean asksForNoMore(
      RequestPattern stub, Map<String, RequestMatcherExtension> customMatchers) {
    CustomMatcherDefinition custom = stub.getCustomMatcher();
    return !asksForServerOrClient(stub)
        && stub.getPathParameters() == null
        && stub.combineBasicAuthAndOtherHeaders() == null
        && stub.getQueryParameters() == null
        && stub.getFormParameters() == null
        && stub.getCookies() == null
        && stub.getBodyPatterns() == null
        && stub.getMultipartPatterns() == null
        && !stub.hasInlineCustomMatcher()
        && (custom == null || customMatchers.get(custom.getName()) instanceof RpcMatcher);
  }

  /**
   * Returns the first stub that may match a request of operations, as far as method and URL tell;
   * null for none. Methods of APIs have other paths.
   */
  static @Nullable StubMapping firstFor(
      StubMappingStore stubs, RequestMethod method, String url, String path) {
    return stubs
        .getAll()
        .filter(stub -> mayBeOfOperations(stub.getRequest(), method, url, path))
        .findFirst()
        .orElse(null);
  }

  private static boolean mayBeOfOperations(
      RequestPattern stub, RequestMethod method, String url, String path) {
    CustomMatcherDefinition matcher = stub.getCustomMatcher();
    return asksForServerOrClient(stub)
        || ((matcher == null || !RpcMatcher.NAME.equals(matcher.getName()))
            && isMethod(stub.getMethod(), method)
            && mayBeUrl(stub.getUrlMatcher(), url, path)
            && stub.getUrlMatcher().match(url).isExactMatch());
  }

  private static boolean isCandidate(
      RequestPattern stub, Request request, String url, String path) {
    return asksForServerOrClient(stub)
        || (isMethod(stub.getMethod(), request.getMethod())
            && mayBeUrl(stub.getUrlMatcher(), url, path)
            && mayBeQuery(stub, request, url));
  }

  /** WireMock looks at that first, and may have to tell of it. */
  private static boolean asksForServerOrClient(RequestPattern stub) {
    return stub.getScheme() != null
        || stub.getHost() != null
        || stub.getPort() != null
        || stub.getClientIp() != null;
  }

  private static boolean isMethod(RequestMethod wanted, RequestMethod method) {
    return wanted.equals(method)
        || wanted.equals(RequestMethod.ANY)
        || (!METHODS.contains(wanted) && wanted.match(method).isExactMatch());
  }

  private static boolean mayBeUrl(UrlPattern pattern, String url, String path) {
    if (!(pattern.getPattern() instanceof EqualToPattern literal)
        || Boolean.TRUE.equals(literal.getCaseInsensitive())) {
      return true;
    }
    return literal.getExpected().equals(pattern instanceof UrlPathPattern ? path : url);
  }

  /**
   * As WireMock does, this looks at the query where the URL is right. What WireMock looks at before
   * it, and what compares values with JSON, may have a warning to tell, which the journal keeps.
   */
  private static boolean mayBeQuery(RequestPattern stub, Request request, String url) {
    Map<String, MultiValuePattern> query = stub.getQueryParameters();
    if (query == null
        || stub.getPathParameters() != null
        || stub.combineBasicAuthAndOtherHeaders() != null
        || !query.values().stream().allMatch(QuickStubs::tellsNothing)
        || !stub.getUrlMatcher().match(url).isExactMatch()) {
      return true;
    }
    return query.entrySet().stream()
        .allMatch(
            wanted ->
                wanted.getValue().match(request.queryParameter(wanted.getKey())).isExactMatch());
  }

  /** The matcher of this library has nothing to tell, and finds the method of a request once. */
  private static boolean mayBeRpc(
      RequestPattern stub, Request request, Map<String, RequestMatcherExtension> matchers) {
    CustomMatcherDefinition wanted = stub.getCustomMatcher();
    return wanted == null
        || asksForServerOrClient(stub)
        || !(matchers.get(wanted.getName()) instanceof RpcMatcher rpc)
        || rpc.matches(request, wanted.getParameters());
  }

  private static boolean tellsNothing(MultiValuePattern wanted) {
    return wanted instanceof SingleMatchMultiValuePattern single
        && (single.getValuePattern() instanceof RegexPattern
            || single.getValuePattern() instanceof EqualToPattern);
  }
}
