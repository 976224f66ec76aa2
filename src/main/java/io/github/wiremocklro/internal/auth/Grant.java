package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.engine.Weight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a token that was declared: all that decides about a request.
 *
 * @param scopes what it is good for
 * @param expiry from when on it is no good; null for never
 */
record Grant(List<String> scopes, @Nullable Instant expiry) {

  /** Returns the grant of a token. */
  static Grant of(AccessToken token, Instant now) {
    return new Grant(
        token.scopes(),
        token.expiresIn() == null ? token.expiresAt() : now.plus(token.expiresIn()));
  }

  /** Returns how many bytes of memory the scopes take. */
  long weight() {
    return scopes.stream().mapToLong(Weight::ofText).sum();
  }

  @Nullable Denial denialAt(Instant now, List<String> accepted) {
    if (expiry != null && !now.isBefore(expiry)) {
      return Denial.TOKEN_EXPIRED;
    }
    boolean suffices = accepted.isEmpty() || accepted.stream().anyMatch(scopes::contains);
    return suffices ? null : Denial.SCOPE_INSUFFICIENT;
  }
}
