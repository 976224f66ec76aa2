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
import org.jspecify.annotations.Nullable;

/**
 * Turns away requests to the API that have no good access token, before they are matched:
 * permission comes before existence and validation (AIP-211). Any path below a version is of an
 * API, however it is written, and so is one that names a method; others, such as that of a user's
 * own {@code /oauth2/token}, stay open.
 */
public final class AuthFilter implements StubRequestFilterV2 {
  private final LroServices services;
  private final AccessCheck access;

  public AuthFilter(LroServices services) {
    this.services = services;
    this.access = new AccessCheck(services);
  }

  @Override
  public String getName() {
    return "lro-auth";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    if (!access.isOn()) {
      return RequestFilterAction.continueWith(request);
    }
    String path = ResourcePath.unescaped(ResourcePath.path(request.getUrl()));
    boolean ofAnApi = ApiVersion.isFirstOf(path) || access.isOfMethod(path);
    Denial denial = ofAnApi ? check(request, path) : null;
    return denial == null
        ? RequestFilterAction.continueWith(request)
        : RequestFilterAction.stopWith(reply(denial, access.api(path)));
  }

  private @Nullable Denial check(Request request, String path) {
    // Of a header that is not there, getHeader() of a request that a filter has changed fails.
    HttpHeader authorization = request.header("Authorization");
    return access.denial(
        path,
        ResourcePath.of(request, services.apis()),
        authorization.isPresent() ? authorization.firstValue() : "");
  }

  private static ResponseDefinition reply(Denial denial, KnownApi api) {
    return ResponseDefinitionBuilder.like(Reply.error(denial.error(api)).alone())
        .withHeader("WWW-Authenticate", denial.challenge(api))
        .build();
  }
}
