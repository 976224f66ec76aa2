package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Matches requests by the method of a known API that they call, whatever its paths are: {@code
 * "customMatcher": {"name": "rpc", "parameters": {"kind": "create"}}}. Without parameters it
 * matches all of them.
 */
final class RpcMatcher extends RequestMatcherExtension {
  static final String NAME = "rpc";

  /** More regular expressions than mappings have; those of later ones are compiled each time. */
  private static final int MAX_COMPILED = 1_000;

  private final RoutedRequests requests;
  private final Map<String, Pattern> ids = new ConcurrentHashMap<>();

  RpcMatcher(RoutedRequests requests) {
    this.requests = requests;
  }

  @Override
  public String getName() {
    return NAME;
  }

  /** A mapping may leave out the parameters: WireMock says null then. */
  @Override
  public MatchResult match(Request request, @Nullable Parameters parameters) {
    return MatchResult.of(matches(request, parameters));
  }

  boolean matches(Request request, @Nullable Parameters parameters) {
    RoutedRequest routed = requests.of(request);
    return routed != null
        && (parameters == null || fits(RpcPattern.of(parameters), routed, request));
  }

  /** The costly comes last, for each request is compared. */
  private boolean fits(RpcPattern pattern, RoutedRequest routed, Request request) {
    String id = pattern.id();
    return pattern.isFor(routed.method())
        && (id == null
            || routed
                .resourceId(request)
                .filter(text -> compiled(id).matcher(text).matches())
                .isPresent());
  }

  private Pattern compiled(String id) {
    Pattern known = ids.get(id);
    if (known != null) {
      return known;
    }
    Pattern compiled = Pattern.compile(id);
    if (ids.size() < MAX_COMPILED) {
      ids.put(id, compiled);
    }
    return compiled;
  }
}
