package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.api.ApiVersion;
import io.github.wiremocklro.internal.auth.Authorization;
import io.github.wiremocklro.internal.auth.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Turns away requests to an API that have no good access token, before they are matched: permission
 * comes before existence and validation (AIP-211). Of an API is what lies below a version, however
 * it is written, and what the descriptors have a route for; other paths, such as that of a user's
 * own {@code /oauth2/token}, stay open.
 */
final class AuthFilter implements StubRequestFilterV2 {
  /** A call over gRPC has that of the path that it is given here. */
  private static final String ANY_VERSION = "";

  private final Authorization authorization;
  private final RoutedRequests requests;

  AuthFilter(Authorization authorization, RoutedRequests requests) {
    this.authorization = authorization;
    this.requests = requests;
  }

  @Override
  public String getName() {
    return "lro-auth";
  }

  @Override
  public RequestFilterAction filter(Request arrived, ServeEvent event) {
    Request request = FewCopies.whole(arrived);
    Refusal refusal = authorization.isRequired() ? refusal(request) : null;
    return refusal == null
        ? RequestFilterAction.continueWith(request)
        : RequestFilterAction.stopWith(reply(refusal));
  }

  private @Nullable Refusal refusal(Request request) {
    String path = ResourcePath.unescaped(ResourcePath.path(request.getUrl()));
    return ApiVersion.isFirstOf(path) || requests.isOfAnApi(path)
        ? authorization.check(
            header(request),
            GrpcRequest.methodOf(request) == null ? ResourcePath.version(path) : ANY_VERSION,
            requests.subject(request, path),
            requests.methodName(request, path))
        : null;
  }

  private static @Nullable String header(Request request) {
    // Of a header that is not there, getHeader() of a request that a filter has changed fails.
    HttpHeader authorization = request.header("Authorization");
    return authorization.isPresent() ? authorization.firstValue() : null;
  }

  private static ResponseDefinition reply(Refusal refusal) {
    return ResponseDefinitionBuilder.like(Reply.error(refusal.error()).alone())
        .withHeader("WWW-Authenticate", refusal.challenge())
        .build();
  }
}
