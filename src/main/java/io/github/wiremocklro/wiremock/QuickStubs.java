package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.Urls;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
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
 * answer takes it a dozen objects; those whose method or whose literal URL is another are passed
 * over here before that, so that the many stubs of a user cost little. What matches, and in which
 * order, stays WireMock's to say. Thread-safe.
 */
final class QuickStubs extends InMemoryStubMappingStore {

  @Override
  public Stream<StubMapping> findAllMatchingRequest(
      Request request,
      Map<String, RequestMatcherExtension> customMatchers,
      Consumer<SubEvent> subEvents) {
    RequestMethod method = request.getMethod();
    String url = request.getUrl();
    String path = Urls.getPath(url);
    return getAll()
        .filter(stub -> mayMatch(stub.getRequest(), method, url, path))
        .filter(
            stub -> {
              var result = stub.getRequest().match(request, customMatchers);
              result.getSubEvents().forEach(subEvents);
              return result.isExactMatch();
            });
  }

  private static boolean mayMatch(
      RequestPattern pattern, RequestMethod method, String url, String path) {
    RequestMethod wanted = pattern.getMethod();
    return (wanted.equals(method) || wanted.match(method).isExactMatch())
        && mayMatch(pattern.getUrlMatcher(), url, path);
  }

  private static boolean mayMatch(UrlPattern pattern, String url, String path) {
    if (!(pattern.getPattern() instanceof EqualToPattern literal)
        || Boolean.TRUE.equals(literal.getCaseInsensitive())) {
      return true;
    }
    return literal.getExpected().equals(pattern instanceof UrlPathPattern ? path : url);
  }
}
