package io.github.wiremocklro.auth;

import static io.github.wiremocklro.internal.auth.Denial.NO_TOKEN;
import static io.github.wiremocklro.internal.auth.Denial.SCOPE_INSUFFICIENT;
import static io.github.wiremocklro.internal.auth.Denial.TOKEN_EXPIRED;
import static io.github.wiremocklro.internal.auth.Denial.UNKNOWN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.wiremocklro.internal.auth.AccessTokens;
import io.github.wiremocklro.internal.auth.Denial;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.Hands;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request may pass. */
class AccessTokensTest {
  private static final String SCOPE = "projects/p";
  private static final String OTHER = "projects/q";
  private static final List<String> ACCEPTED =
      List.of(
          "https://www.googleapis.com/auth/cloud-platform",
          "https://www.googleapis.com/auth/dataplex.read-write");
  private static final AccessToken TOKEN = AccessToken.of("t");

  private final AccessTokens tokens = new AccessTokens();
  private final AtomicLong taken = new AtomicLong();

  @BeforeEach
  void require() {
    tokens.require();
  }

  @Test
  void aRequestWithoutATokenMayNot() {
    assertThat(check(null, SCOPE)).isEqualTo(NO_TOKEN);

    declare(TOKEN, null);

    assertThat(check(null, SCOPE)).isEqualTo(NO_TOKEN);
  }

  @Test
  void anyTokenWillDoWhileNoneIsDeclared() {
    assertThat(check("any", SCOPE)).isNull();
  }

  @Test
  void onlyTheDeclaredOnesWillOnceOneIs() {
    declare(TOKEN, null);

    assertThat(check("t", SCOPE)).isNull();
    assertThat(check("any", SCOPE)).isEqualTo(UNKNOWN_TOKEN);
  }

  @Test
  void eachTakesMemoryForItsTextOnce() {
    declare(AccessToken.of("x".repeat(8_000)), SCOPE);
    long first = taken.get();
    declare(AccessToken.of("x".repeat(8_000)), SCOPE);

    assertThat(first).isBetween(16_000L, 17_000L);
    assertThat(taken).hasValue(first);
  }

  @Test
  void scopesTakeMemoryTooAlsoThoseOfALaterDeclaration() {
    String scope = "https://example.com/" + "x".repeat(900);
    declare(TOKEN, SCOPE);
    long first = taken.get();
    declare(TOKEN.scopes(scope, scope + "1", scope + "2"), SCOPE);

    assertThat(taken.get() - first).isBetween(5_000L, 6_000L);
  }

  @Test
  void oneThatThereIsNoMemoryForIsNotDeclared() {
    StatusException full = new StatusException(Status.of(Code.RESOURCE_EXHAUSTED, ""), "FULL");

    assertThatThrownBy(
            () ->
                tokens.declare(
                    TOKEN,
                    SCOPE,
                    at(0),
                    bytes -> {
                      throw full;
                    }))
        .isSameAs(full);

    assertThat(check("any", SCOPE)).isNull();
  }

  @Test
  void oneThatIsDeclaredForAScopeCountsThereAndLeavesOthersAlone() {
    declare(TOKEN, SCOPE);

    assertThat(check("t", SCOPE)).isNull();
    assertThat(check("any", SCOPE)).isEqualTo(UNKNOWN_TOKEN);
    assertThat(check("any", OTHER)).isNull();

    declare(AccessToken.of("other"), OTHER);

    assertThat(check("t", OTHER)).isEqualTo(UNKNOWN_TOKEN);
  }

  @Test
  void theNearestDeclarationOfATokenDecides() {
    tokens.declareForGood(List.of(TOKEN.scopes("compute")), at(0));
    assertThat(check("t", SCOPE)).isEqualTo(SCOPE_INSUFFICIENT);

    declare(TOKEN.expiresIn(Duration.ZERO), null);
    assertThat(check("t", SCOPE)).isEqualTo(TOKEN_EXPIRED);

    declare(TOKEN, SCOPE);
    assertThat(check("t", SCOPE)).isNull();
    assertThat(check("t", OTHER)).isEqualTo(TOKEN_EXPIRED);
  }

  @Test
  void aTokenExpiresAtTheInstantThatIsSaid() {
    declare(TOKEN.expiresIn(Duration.ofSeconds(60)), null);
    declare(AccessToken.of("u").expiresAt(at(30).time()), null);

    assertThat(check("u", at(29))).isNull();
    assertThat(check("u", at(30))).isEqualTo(TOKEN_EXPIRED);
    assertThat(check("t", at(59))).isNull();
    assertThat(check("t", at(60))).isEqualTo(TOKEN_EXPIRED);
  }

  @Test
  void aTokenMayBeDeclaredAnewBeforeOrAfterItExpired() {
    declare(TOKEN.expiresIn(Duration.ZERO), null);
    declare(TOKEN, null);

    assertThat(check("t", SCOPE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloud-platform", "dataplex.read-write"})
  void eitherScopeOfTheApiWillDo(String scope) {
    declare(TOKEN.scopes("compute", scope), null);

    assertThat(check("t", SCOPE)).isNull();
  }

  /** The read-only scope is not even good for Get (dataplex_v1.yaml, authentication rules). */
  @ParameterizedTest
  @ValueSource(strings = {"dataplex.readonly", "cloud-platform.read-only", "compute"})
  void noOtherScopeWill(String scope) {
    declare(TOKEN.scopes(scope), null);

    assertThat(check("t", SCOPE)).isEqualTo(SCOPE_INSUFFICIENT);
  }

  @Test
  void whereNoScopeIsAskedForEveryOneWill() {
    declare(TOKEN.scopes("folders"), null);

    assertThat(tokens.check("t", SCOPE, at(0), List.of())).isNull();
  }

  @Test
  void anExpiredTokenIsNotAskedForItsScopes() {
    declare(TOKEN.scopes("compute").expiresIn(Duration.ZERO), null);

    assertThat(check("t", SCOPE)).isEqualTo(TOKEN_EXPIRED);
  }

  @Test
  void aResetForgetsAllButTheLasting() {
    tokens.declareForGood(List.of(AccessToken.of("lasting")), at(0));
    declare(TOKEN, null);
    declare(TOKEN, SCOPE);

    tokens.reset(null);

    assertThat(check("t", SCOPE)).isEqualTo(UNKNOWN_TOKEN);
    assertThat(check("lasting", SCOPE)).isNull();
    assertThat(tokens.required()).isTrue();
  }

  @Test
  void aResetOfAScopeForgetsWhatWasDeclaredForIt() {
    declare(TOKEN, SCOPE);
    declare(TOKEN, OTHER);

    tokens.reset(SCOPE);

    assertThat(check("any", SCOPE)).isNull();
    assertThat(check("any", OTHER)).isEqualTo(UNKNOWN_TOKEN);
  }

  @Test
  void thereIsALimitToTheDeclaredThatAResetLifts() {
    tokens.declareForGood(List.of(AccessToken.of("lasting")), at(0));
    for (int i = 1; i < AccessTokens.LIMIT; i++) {
      declare(AccessToken.of("t" + i), "projects/" + i % 10);
    }

    assertFails(() -> declare(TOKEN, SCOPE), Code.RESOURCE_EXHAUSTED, "10000 access tokens are");
    declare(AccessToken.of("t1").scopes("compute"), "projects/1");
    assertThat(check("t1", "projects/1")).isEqualTo(SCOPE_INSUFFICIENT);
    tokens.reset("projects/2");
    declare(TOKEN, SCOPE);
  }

  @Test
  void toDeclareOneWhereNoneIsRequiredIsRefused() {
    AccessTokens open = new AccessTokens();

    assertFails(
        () -> open.declare(TOKEN, null, at(0), bytes -> {}),
        Code.FAILED_PRECONDITION,
        "call requireAuth()");
  }

  private void declare(AccessToken token, @Nullable String scope) {
    tokens.declare(token, scope, at(0), taken::addAndGet);
  }

  private @Nullable Denial check(@Nullable String token, String scope) {
    return tokens.check(token, scope, at(0), ACCEPTED);
  }

  private @Nullable Denial check(String token, Moment now) {
    return tokens.check(token, SCOPE, now, ACCEPTED);
  }

  private static Moment at(int seconds) {
    return Moment.of(
        Hands.running(FakeTimeSource.START.plusSeconds(seconds), Duration.ZERO), Duration.ZERO);
  }

  private static void assertFails(Runnable call, Code code, String message) {
    assertThatThrownBy(call::run)
        .hasMessageContaining(message)
        .asInstanceOf(type(StatusException.class))
        .satisfies(e -> assertThat(e.status().code()).isEqualTo(code));
  }
}
