package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.auth.AccessToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a token that was declared: all that decides about a request, and no more.
 *
 * @param sufficient whether it has a scope that the API takes
 * @param expiry from when on it is no good; null for never
 */
record Grant(boolean sufficient, @Nullable Instant expiry) {
  /**
   * Any of these will do. The read-only scope is not among them, not even for Get
   * (google/cloud/dataplex/v1/dataplex_v1.yaml, authentication rules).
   */
  static final List<String> SUFFICIENT =
      List.of(AccessToken.CLOUD_PLATFORM, "https://www.googleapis.com/auth/dataplex.read-write");

  static Grant of(AccessToken token, Instant now) {
    return new Grant(
        token.scopes().stream().anyMatch(SUFFICIENT::contains),
        token.expiresIn() == null ? token.expiresAt() : now.plus(token.expiresIn()));
  }

  @Nullable Denial denialAt(Instant now) {
    if (expiry != null && !now.isBefore(expiry)) {
      return Denial.ACCESS_TOKEN_EXPIRED;
    }
    return sufficient ? null : Denial.ACCESS_TOKEN_SCOPE_INSUFFICIENT;
  }
}
