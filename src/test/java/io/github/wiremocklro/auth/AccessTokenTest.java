package io.github.wiremocklro.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
  private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void isGoodForCloudPlatformAndForEverUnlessItSaysOtherwise() {
    AccessToken token = AccessToken.of("t");

    assertThat(token.scopes()).containsExactly("https://www.googleapis.com/auth/cloud-platform");
    assertThat(token.expiresIn()).isNull();
    assertThat(token.expiresAt()).isNull();
  }

  @Test
  void takesScopesInShortAndInFull() {
    assertThat(
            AccessToken.of("t")
                .scopes("dataplex.readonly", "https://www.googleapis.com/auth/compute", "urn:mine")
                .scopes())
        .containsExactly(
            "https://www.googleapis.com/auth/dataplex.readonly",
            "https://www.googleapis.com/auth/compute",
            "urn:mine");
  }

  @Test
  void hasOneExpiryTheLatestThatWasSaid() {
    AccessToken token = AccessToken.of("t").expiresIn(Duration.ofHours(1)).expiresAt(NEW_YEAR);

    assertThat(token.expiresAt()).isEqualTo(NEW_YEAR);
    assertThat(token.expiresIn()).isNull();
    assertThat(token.expiresIn(Duration.ZERO).expiresAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "se cret", "secret\n", "secret,", "=", "sécret"})
  void thatNoClientCouldSendIsRefusedAndNotShown(String text) {
    assertThatThrownBy(() -> AccessToken.of(text))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith("token: a value that is not shown can be sent by no client")
        .hasMessageNotContaining("cret");
  }

  @Test
  void hasALimitInLength() {
    assertThat(AccessToken.of("x".repeat(8192)).token()).hasSize(8192);
    assertThatThrownBy(() -> AccessToken.of("x".repeat(8193)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageNotContaining("xxx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cloud platform", "a\"b"})
  void ofAScopeThatIsNoneIsRefusedWithItsPlace(String scope) {
    assertThatThrownBy(() -> AccessToken.of("t").scopes("compute", scope))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageStartingWith("scopes[1]: \"%s\" is no scope; write one".formatted(scope));
  }

  @Test
  void doesNotExpireBeforeItIsDeclared() {
    assertThatThrownBy(() -> AccessToken.of("t").expiresIn(Duration.ofSeconds(-1)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "expiresIn: PT-1S is negative or over 10,000 years; use \"0s\" for a token that has"
                + " expired, and leave it out for one that never does");
  }

  @Test
  void keepsItsTextToItself() {
    assertThat(AccessToken.of("secret").expiresAt(NEW_YEAR))
        .asString()
        .doesNotContain("secret")
        .contains("cloud-platform", "2030-01-01");
  }
}
