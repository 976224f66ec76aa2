package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.KnownApi;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a token that was declared: all that decides about a request, and no more.
 *
 * @param scopes those of its scopes that any API takes
 * @param expiry from when on it is no good; null for never
 */
record Grant(List<String> scopes, @Nullable Instant expiry) {

  /**
   * Returns the grant of a token.
   *
   * @param known the scopes that any API takes; that they are kept takes no memory for their text
   */
  static Grant of(AccessToken token, Instant now, Collection<String> known) {
    return new Grant(
        known.stream().filter(token.scopes()::contains).toList(),
        token.expiresIn() == null ? token.expiresAt() : now.plus(token.expiresIn()));
  }

  @Nullable Denial denialAt(Instant now, KnownApi api) {
    if (expiry != null && !now.isBefore(expiry)) {
      return Denial.ACCESS_TOKEN_EXPIRED;
    }
    boolean suffices =
        api.oauthScopes().isEmpty() || api.oauthScopes().stream().anyMatch(scopes::contains);
    return suffices ? null : Denial.ACCESS_TOKEN_SCOPE_INSUFFICIENT;
  }
}
