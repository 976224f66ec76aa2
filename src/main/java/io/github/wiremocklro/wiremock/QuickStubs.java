package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * WireMock's stubs. For each request WireMock asks one after the other whether it matches, and each
 * answer takes it some dozen objects; those whose method, literal URL or query is another are
 * passed over here before that, so that many stubs cost little. What matches, and in which order,
 * stays WireMock's to say. Thread-safe.
 */
final class QuickStubs extends InMemoryStubMappingStore {

  @Override
  public Stream<StubMapping> findAllMatchingRequest(
      Request request,
      Map<String, RequestMatcherExtension> customMatchers,
      Consumer<SubEvent> subEvents) {
    String url = request.getUrl();
    String path = Urls.getPath(url);
    return getAll()
        .filter(stub -> mayMatch(stub.getRequest(), request, url, path))
        .filter(
            stub -> {
              var result = stub.getRequest().match(request, customMatchers);
              result.getSubEvents().forEach(subEvents);
              return result.isExactMatch();
            });
  }

  private static boolean mayMatch(RequestPattern stub, Request request, String url, String path) {
    return mayMatch(stub.getMethod(), request.getMethod())
        && mayMatch(stub.getUrlMatcher(), url, path)
        && mayMatch(stub, request);
  }

  private static boolean mayMatch(RequestMethod wanted, RequestMethod method) {
    return wanted.equals(method) || wanted.match(method).isExactMatch();
  }

  private static boolean mayMatch(UrlPattern pattern, String url, String path) {
    if (!(pattern.getPattern() instanceof EqualToPattern literal)
        || Boolean.TRUE.equals(literal.getCaseInsensitive())) {
      return true;
    }
    return literal.getExpected().equals(pattern instanceof UrlPathPattern ? path : url);
  }

  /** A stub that looks at the body too may have to tell what it cannot read, whatever the query. */
  private static boolean mayMatch(RequestPattern stub, Request request) {
    Map<String, MultiValuePattern> query = stub.getQueryParameters();
    return query == null
        || stub.getBodyPatterns() != null
        || query.entrySet().stream()
            .allMatch(
                parameter ->
                    parameter
                        .getValue()
                        .match(request.queryParameter(parameter.getKey()))
                        .isExactMatch());
  }
}
