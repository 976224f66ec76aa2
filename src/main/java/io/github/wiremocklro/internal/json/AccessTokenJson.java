package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.operation.JsonObject;

/** Writes access tokens so that {@link AccessTokenReader} reads the same token again. */
public final class AccessTokenJson {
  private AccessTokenJson() {}

  /** Returns the token, which is a secret: not for a log. */
  public static JsonObject of(AccessToken token) {
    JsonObject json = JsonObject.of("token", token.token(), "scopes", token.scopes());
    if (token.expiresIn() != null) {
      json = json.with("expiresIn", Durations.format(token.expiresIn()));
    }
    return token.expiresAt() == null
        ? json
        : json.with("expireTime", Timestamps.format(token.expiresAt()));
  }
}
