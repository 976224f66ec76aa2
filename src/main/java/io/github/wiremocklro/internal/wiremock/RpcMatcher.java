package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import org.jspecify.annotations.Nullable;

/**
 * Matches requests by the method of a known API that they call, whatever its paths are: {@code
 * "customMatcher": {"name": "rpc", "parameters": {"kind": "create"}}}. Without parameters it
 * matches all of them.
 */
final class RpcMatcher extends RequestMatcherExtension {
  static final String NAME = "rpc";

  private final RoutedRequests requests;

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
    RoutedRequest routed = requests.of(request);
    return MatchResult.of(
        routed != null && (parameters == null || RpcPattern.of(parameters).fits(routed, request)));
  }
}
