package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.KnownApi;
import io.github.wiremocklro.internal.auth.Denial;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a caller may call the API, where access tokens are asked for. */
final class AccessCheck {
  private static final Pattern BEARER =
      Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private final LroServices services;

  AccessCheck(LroServices services) {
    this.services = services;
  }

  /** Returns whether tokens are asked for at all. */
  boolean isOn() {
    return services.accessTokens().required();
  }

  /** Returns whether a path names a method of an API, as gRPC does. */
  boolean isOfMethod(String path) {
    return services.catalog().apis().model().named("POST", path) != null;
  }

  /** Returns the API that a path belongs to. */
  KnownApi api(String path) {
    return services.apis().of(path);
  }

  /**
   * Returns why a call is turned away; null if it may pass.
   *
   * @param path as it would be called over HTTP
   * @param name what it is about
   * @param authorization the credentials, empty for none
   */
  @Nullable Denial denial(String path, String name, String authorization) {
    String scope = ResourceNames.scope(name);
    Moment now = services.operations().now(scope);
    Matcher bearer = BEARER.matcher(authorization);
    String token = bearer.matches() ? bearer.group(1) : null;
    return services.accessTokens().check(token, scope, now, api(path));
  }
}
