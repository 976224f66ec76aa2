package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.Body;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.diff.Diff;
import com.github.tomakehurst.wiremock.verification.diff.PlainTextDiffRenderer;
import com.github.tomakehurst.wiremock.verification.notmatched.PlainTextStubNotMatchedRenderer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's table of what a stub wants and what a request has, without credentials and long
 * bodies. WireMock compares once more what the table shows. So that this does not tell of
 * differences that there are none, what matches is left out of it where it is not shown as it is.
 */
final class ShownDiff {
  private static final int MAX_BODY = 4 << 10;
  private static final int MAX_TEXT = 16 << 10;
  private static final int WIDTH = 119;
  private static final int MIN_WIDTH = 40;

  private final LoggedRequest request;
  private final Credentials credentials;
  private final Map<String, RequestMatcherExtension> matchers;

  ShownDiff(
      LoggedRequest request,
      Credentials credentials,
      Map<String, RequestMatcherExtension> matchers) {
    this.request = request;
    this.credentials = credentials;
    this.matchers = matchers;
  }

  /**
   * Returns a request that WireMock can look for the nearest stub of: it compares bodies by their
   * edit distance, which takes the product of the lengths.
   */
  static LoggedRequest comparable(LoggedRequest request) {
    byte[] body = request.getBody();
    return body != null && body.length > ShownBody.MAX_LENGTH
        ? JournalJson.withBody(request, Arrays.copyOf(body, MAX_BODY))
        : request;
  }

  String text(StubMapping stub, @Nullable String scenarioState) {
    StubMapping shown = new StubMapping(compared(stub.getRequest()), stub.getResponse());
    shown.setName(stub.getName());
    shown.setScenarioName(stub.getScenarioName());
    shown.setRequiredScenarioState(stub.getRequiredScenarioState());
    String text =
        new PlainTextDiffRenderer(matchers, width())
            .render(new Diff(shown, shownRequest(), scenarioState));
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "...\n" : text;
  }

  /** As WireMock lets the client say it, but within reason. */
  private int width() {
    String said = request.getHeader(PlainTextStubNotMatchedRenderer.CONSOLE_WIDTH_HEADER_KEY);
    return said != null && said.matches("\\d{2,3}")
        ? Math.max(MIN_WIDTH, Integer.parseInt(said))
        : WIDTH;
  }

  private Request shownRequest() {
    RequestWrapper.Builder shown = RequestWrapper.create().transformAbsoluteUrl(credentials::inUrl);
    for (String header : request.getAllHeaderKeys()) {
      if (credentials.hidesHeader(header)) {
        shown.transformHeader(
            header, values -> values.stream().map(Credentials::redacted).toList());
      }
    }
    if (!credentials.areShown()) {
      for (String cookie : request.getCookies().keySet()) {
        shown.transformCookie(cookie, value -> new Cookie(Credentials.REDACTED));
      }
    }
    if (hasLongBody()) {
      shown.transformBody(
          body ->
              new Body(
                  "%s... [shortened: the first %d of %d bytes]"
                      .formatted(
                          new String(request.getBody(), 0, MAX_BODY, UTF_8),
                          MAX_BODY,
                          request.getBody().length)));
    }
    return shown.wrap(request);
  }

  private RequestPattern compared(RequestPattern pattern) {
    boolean isLong = hasLongBody();
    return new RequestPattern(
        pattern.getScheme(),
        pattern.getHost(),
        pattern.getPort(),
        pattern.getClientIp(),
        pattern.getUrlMatcher(),
        pattern.getMethod(),
        compared(
            pattern.combineBasicAuthAndOtherHeaders(),
            credentials::hidesHeader,
            (name, wanted) -> new RequestPatternBuilder().withHeader(name, wanted)),
        pattern.getPathParameters(),
        compared(
            pattern.getQueryParameters(),
            credentials::hidesParameter,
            (name, wanted) -> new RequestPatternBuilder().withQueryParam(name, wanted)),
        pattern.getFormParameters(),
        compared(
            pattern.getCookies(),
            name -> !credentials.areShown(),
            (name, wanted) -> new RequestPatternBuilder().withCookie(name, wanted)),
        null,
        pattern.getBodyPatterns() == null
            ? null
            : pattern.getBodyPatterns().stream()
                .filter(
                    wanted ->
                        !isLong || !matches(new RequestPatternBuilder().withRequestBody(wanted)))
                .collect(Collectors.toList()),
        pattern.getCustomMatcher(),
        pattern.hasInlineCustomMatcher() ? pattern.getMatcher() : null,
        isLong ? null : pattern.getMultipartPatterns());
  }

  private <T> @Nullable Map<String, T> compared(
      @Nullable Map<String, T> patterns,
      Predicate<String> isHidden,
      BiFunction<String, T, RequestPatternBuilder> alone) {
    return patterns == null
        ? null
        : patterns.entrySet().stream()
            .filter(
                wanted ->
                    !isHidden.test(wanted.getKey())
                        || !matches(alone.apply(wanted.getKey(), wanted.getValue())))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private boolean matches(RequestPatternBuilder pattern) {
    return pattern.build().match(request).isExactMatch();
  }

  private boolean hasLongBody() {
    return request.getBody() != null && request.getBody().length > MAX_BODY;
  }
}
