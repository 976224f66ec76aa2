package io.github.wiremocklro.internal.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.internal.engine.Weight;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens that are declared, each for one scope (such as {@code projects/t-42}) or for
 * all, and the check of a request against them. Thread-safe.
 *
 * <p>Nothing is checked until tokens are {@link #require() required}. Where none is declared that
 * counts for the scope of a request, any will do.
 */
public final class AccessTokens {
  /** How many may be declared, in all scopes together. */
  public static final int LIMIT = 10_000;

  /** What a token takes beside its text: its grant, and its place in the maps. */
  private static final int GRANT = 200;

  private static final String EVERYWHERE = "";

  private volatile boolean required;

  @GuardedBy("this")
  private final Map<String, Grant> lasting = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, Map<String, Grant>> byScope = new HashMap<>();

  /** Turns the check on, for good. */
  public void require() {
    required = true;
  }

  /** Returns whether requests need a token at all. */
  public boolean required() {
    return required;
  }

  /**
   * Declares a token; it takes the place of an earlier declaration for the same scope.
   *
   * @param scope where it counts; null for everywhere
   * @param now when it is declared, from which it may be counted until it expires
   * @param memory takes so many bytes, until the reset of the scope
   * @throws StatusException with FAILED_PRECONDITION if no token is required, with
   *     RESOURCE_EXHAUSTED if there are too many, or no memory for more
   */
  public synchronized void declare(
      AccessToken token, @Nullable String scope, Moment now, LongConsumer memory) {
    if (!required) {
      throw new StatusException(
          Status.of(
              Code.FAILED_PRECONDITION,
              "No token is required here, so to declare one would do nothing; start the server with"
                  + " --require-auth, or in Java call requireAuth()."),
          "AUTH_NOT_REQUIRED");
    }
    String where = scope == null ? EVERYWHERE : scope;
    Grant grant = Grant.of(token, now.time());
    Grant before = grants(where).get(token.token());
    if (before == null && size() >= LIMIT) {
      throw new StatusException(
          Status.of(
              Code.RESOURCE_EXHAUSTED,
              "%d access tokens are declared, and there cannot be more; a reset forgets them."
                  .formatted(size())),
          "TOO_MANY_ACCESS_TOKENS");
    }
    memory.accept(
        before == null
            ? GRANT + Weight.ofText(token.token()) + grant.weight()
            : Math.max(0, grant.weight() - before.weight()));
    byScope.computeIfAbsent(where, key -> new HashMap<>()).put(token.token(), grant);
  }

  /** Declares tokens that count everywhere and that no reset forgets. */
  public synchronized void declareForGood(List<AccessToken> tokens, Moment now) {
    tokens.forEach(token -> lasting.put(token.token(), Grant.of(token, now.time())));
  }

  /** Forgets the tokens that were declared for a scope, or with null all but the lasting ones. */
  public synchronized void reset(@Nullable String scope) {
    if (scope == null) {
      byScope.clear();
    } else {
      byScope.remove(scope);
    }
  }

  /**
   * Checks the token of a request.
   *
   * @param token null where the request has none
   * @param scope the scope that the request is about
   * @param now when it came, on the clock of that scope
   * @param accepted the scopes of which it has to have one; none where any will do
   * @return why it is turned away; null if it may pass
   */
  public synchronized @Nullable Denial check(
      @Nullable String token, String scope, Moment now, List<String> accepted) {
    if (token == null) {
      return Denial.NO_TOKEN;
    }
    // The nearest declaration first.
    List<Map<String, Grant>> declared = List.of(grants(scope), grants(EVERYWHERE), lasting);
    for (Map<String, Grant> grants : declared) {
      Grant grant = grants.get(token);
      if (grant != null) {
        return grant.denialAt(now.time(), accepted);
      }
    }
    return declared.stream().allMatch(Map::isEmpty) ? null : Denial.ofUnknown(token);
  }

  @GuardedBy("this")
  private Map<String, Grant> grants(String scope) {
    return byScope.getOrDefault(scope, Map.of());
  }

  @GuardedBy("this")
  private int size() {
    return lasting.size() + byScope.values().stream().mapToInt(Map::size).sum();
  }
}
