package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.api.ApiVersion;
import io.github.wiremocklro.internal.api.KnownApi;
import io.github.wiremocklro.internal.auth.Denial;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns away requests to the API that have no good access token, before they are matched:
 * permission comes before existence and validation (AIP-211). Any path below a version is of an
 * API, however it is written; others, such as that of a user's own {@code /oauth2/token}, stay
 * open.
 */
public final class AuthFilter implements StubRequestFilterV2 {
  private static final Pattern BEARER =
      Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private final LroServices services;

  public AuthFilter(LroServices services) {
    this.services = services;
  }

  @Override
  public String getName() {
    return "lro-auth";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    if (!services.accessTokens().required()) {
      return RequestFilterAction.continueWith(request);
    }
    String path = ResourcePath.unescaped(ResourcePath.path(request.getUrl()));
    KnownApi api = services.apis().of(path);
    Denial denial = ApiVersion.isFirstOf(path) ? check(request, api) : null;
    return denial == null
        ? RequestFilterAction.continueWith(request)
        : RequestFilterAction.stopWith(reply(denial, api));
  }

  private @Nullable Denial check(Request request, KnownApi api) {
    String scope = ResourceNames.scope(ResourcePath.of(request, services.apis()));
    Moment now = services.operations().now(scope);
    return services.accessTokens().check(token(request), scope, now, api);
  }

  private static @Nullable String token(Request request) {
    // Of a header that is not there, getHeader() of a request that a filter has changed fails.
    HttpHeader authorization = request.header("Authorization");
    Matcher bearer = BEARER.matcher(authorization.isPresent() ? authorization.firstValue() : "");
    return bearer.matches() ? bearer.group(1) : null;
  }

  private static ResponseDefinition reply(Denial denial, KnownApi api) {
    return ResponseDefinitionBuilder.like(Reply.error(denial.error(api)).alone())
        .withHeader("WWW-Authenticate", denial.challenge(api))
        .build();
  }
}
