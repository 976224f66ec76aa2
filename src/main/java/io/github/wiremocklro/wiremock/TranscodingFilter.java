package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings requests into the one form that mappings match, before they are matched: Google's clients
 * write the same path in several ways ({@code a:b} and {@code a%3Ab}), and its Java clients send
 * PATCH as POST. Only requests to Google's resources are touched.
 */
final class TranscodingFilter implements StubRequestFilterV2 {
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
  private static final Set<String> OVERRIDES = Set.of("GET", "PUT", "PATCH", "DELETE");
  private static final Pattern RESOURCE = Pattern.compile("/v1/(?:projects|organizations)/.*");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  /** Characters that RFC 3986 lets stand in a path segment as they are (pchar). */
  private static final String LEGAL = "-._~!$&'()*+,;=:@";

  @Override
  public String getName() {
    return "lro-transcoding";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    if (!RESOURCE.matcher(request.getUrl()).matches()) {
      return RequestFilterAction.continueWith(request);
    }
    RequestWrapper.Builder rewritten = RequestWrapper.create();
    rewritten.transformAbsoluteUrl(TranscodingFilter::decodedPath);
    String override = request.getHeader(METHOD_OVERRIDE);
    if (override != null && request.getMethod().equals(RequestMethod.POST)) {
      String method = override.strip().toUpperCase(Locale.ROOT);
      if (OVERRIDES.contains(method)) {
        rewritten.setMethod(RequestMethod.fromString(method));
      }
    }
    return RequestFilterAction.continueWith(rewritten.wrap(request));
  }

  private static String decodedPath(String url) {
    String path = ResourcePath.path(url);
    if (path.indexOf('%') < 0) {
      return url;
    }
    Matcher escapes = ESCAPE.matcher(path);
    String decoded = escapes.replaceAll(escape -> Matcher.quoteReplacement(legal(escape.group())));
    return decoded + url.substring(path.length());
  }

  private static String legal(String escape) {
    char c = (char) Integer.parseInt(escape.substring(1), 16);
    boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
    return letterOrDigit || LEGAL.indexOf(c) >= 0 ? String.valueOf(c) : escape;
  }
}
