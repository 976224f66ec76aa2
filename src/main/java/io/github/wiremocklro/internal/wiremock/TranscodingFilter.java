package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings requests into the one form that mappings match, before they are matched: Google's clients
 * write the same path in several ways ({@code a:b} and {@code a%3Ab}), and its Java clients send
 * PATCH as POST. What is to be escaped in a URL and is not, WireMock could not read later. Only
 * requests with a version in their path, as Google's APIs have it, are touched.
 */
final class TranscodingFilter implements StubRequestFilterV2 {
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
  private static final Set<String> OVERRIDES = Set.of("GET", "PUT", "PATCH", "DELETE");

  private static final Pattern ESCAPED_COLON = Pattern.compile("%3[Aa]");

  /**
   * Characters that {@link java.net.URI} takes nowhere, and those that it takes in a query only.
   */
  private static final Pattern ILLEGAL = Pattern.compile("[\\p{Cc}\\p{Z}\"<>\\\\^`{|}]");

  private static final Pattern ILLEGAL_IN_PATH = Pattern.compile(ILLEGAL.pattern() + "|[\\[\\]]");

  private final RoutedRequests requests;

  TranscodingFilter(RoutedRequests requests) {
    this.requests = requests;
  }

  @Override
  public String getName() {
    return "lro-transcoding";
  }

  @Override
  public RequestFilterAction filter(Request arrived, ServeEvent event) {
    Request request = FewCopies.whole(arrived);
    String url = request.getUrl();
    requests.arrived(event.getId(), hasEscapedColon(url) ? ResourcePath.path(url) : null);
    if (!ResourcePath.isVersioned(url)) {
      return RequestFilterAction.continueWith(request);
    }
    RequestMethod method = overridden(request);
    boolean sameMethod = method.equals(request.getMethod());
    if (sameMethod && ResourcePath.isPlain(url)) {
      return RequestFilterAction.continueWith(request); // So are most: no expression looks at them.
    }
    String absolute = request.getAbsoluteUrl();
    String transcoded = transcoded(absolute);
    if (sameMethod && transcoded.equals(absolute)) {
      return RequestFilterAction.continueWith(request);
    }
    return RequestFilterAction.continueWith(
        RequestWrapper.create()
            .transformAbsoluteUrl(unused -> transcoded)
            .setMethod(method)
            .wrap(request));
  }

  /** A colon in the last segment begins a custom verb, unless it is escaped. */
  private static boolean hasEscapedColon(String url) {
    if (url.indexOf('%') < 0) {
      return false;
    }
    String path = ResourcePath.path(url);
    return ESCAPED_COLON.matcher(path.substring(path.lastIndexOf('/') + 1)).find();
  }

  private static RequestMethod overridden(Request request) {
    if (request.getMethod().equals(RequestMethod.POST)) {
      // Of a header that is not there, getHeader() of a request that a filter has changed fails.
      HttpHeader override = request.header(METHOD_OVERRIDE);
      String method = override.isPresent() ? override.firstValue().strip() : "";
      method = method.toUpperCase(Locale.ROOT);
      if (OVERRIDES.contains(method)) {
        return RequestMethod.fromString(method);
      }
    }
    return request.getMethod();
  }

  private static String transcoded(String url) {
    String authority = url.substring(0, url.indexOf('/', url.indexOf("://") + 3));
    String path = ResourcePath.path(url).substring(authority.length());
    String query = url.substring(authority.length() + path.length());
    return authority
        + escaped(ResourcePath.unescaped(path), ILLEGAL_IN_PATH)
        + escaped(query, ILLEGAL);
  }

  private static String escaped(String text, Pattern illegal) {
    return illegal
        .matcher(text)
        .replaceAll(c -> URLEncoder.encode(c.group(), UTF_8).replace("+", "%20"));
  }
}
