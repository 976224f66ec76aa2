package io.github.wiremocklro.auth;

import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 access token that is to be known: what a client sends as {@code Authorization:
 * Bearer ...}. Immutable; its text is in no error and not in {@link #toString()}.
 *
 * <p>Example: {@code AccessToken.of("short-lived").expiresIn(Duration.ofMinutes(5))}.
 *
 * @param token the text, of the characters that RFC 6750 has for it, at most 8 KiB
 * @param scopes what it is good for, each a URL; given in short, such as {@code cloud-platform},
 *     they stand below {@code https://www.googleapis.com/auth/}. Of none given it is {@code
 *     cloud-platform}
 * @param expiresIn for how long it is good, on the fake's clock, from its declaration; null for
 *     ever
 * @param expiresAt until when it is good, on the fake's clock; null for ever. Not beside {@code
 *     expiresIn}
 */
public record AccessToken(
    String token, List<String> scopes, @Nullable Duration expiresIn, @Nullable Instant expiresAt) {

  /** The scope that is good for all APIs of Google Cloud. */
  public static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";

  private static final String SCOPE_ROOT = "https://www.googleapis.com/auth/";
  private static final int MAX_LENGTH = 8 * 1024;

  /** The b64token of RFC 6750; the length is checked apart. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** The scope-token of RFC 6749. */
  private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,1024}");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /**
   * @throws InvalidArgumentException if no client could send it, or a part says what cannot be
   */
  public AccessToken {
    if (token.length() > MAX_LENGTH || !TOKEN.matcher(token).matches()) {
      throw new InvalidArgumentException(
              "token",
              token,
              "can be sent by no client (RFC 6750)",
              "use 1 to %d of the characters A-Z a-z 0-9 . _ ~ + / -".formatted(MAX_LENGTH))
          .concealed();
    }
    scopes = scopes.isEmpty() ? List.of(CLOUD_PLATFORM) : inFull(scopes);
    if (expiresIn != null && (expiresIn.isNegative() || expiresIn.compareTo(After.Time.MAX) > 0)) {
      throw new InvalidArgumentException(
          "expiresIn",
          expiresIn,
          "is negative or over 10,000 years",
          "use \"0s\" for a token that has expired, and leave it out for one that never does");
    }
    if (expiresAt != null && (expiresAt.isBefore(FIRST) || expiresAt.isAfter(ClockReading.LAST))) {
      throw new InvalidArgumentException(
          "expiresAt",
          expiresAt,
          "is no time that timestamp.proto has",
          "use one of the years 1 to 9999, or leave it out for a token that never expires");
    }
    if (expiresIn != null && expiresAt != null) {
      throw new InvalidArgumentException(
          "expiresAt", expiresAt, "is given beside expiresIn", "keep one of them");
    }
  }

  /** Returns a token with the scope {@code cloud-platform} that does not expire. */
  public static AccessToken of(String token) {
    return new AccessToken(token, List.of(), null, null);
  }

  /** Says what it is good for, and nothing else; in full or in short. */
  public AccessToken scopes(String... scopes) {
    return new AccessToken(token, List.of(scopes), expiresIn, expiresAt);
  }

  /** Says for how long it is good, from its declaration. */
  public AccessToken expiresIn(Duration expiresIn) {
    return new AccessToken(token, scopes, expiresIn, null);
  }

  /** Says until when it is good. */
  public AccessToken expiresAt(Instant expiresAt) {
    return new AccessToken(token, scopes, null, expiresAt);
  }

  /** Returns all but the token itself: it is a secret, also where it is none. */
  @Override
  public String toString() {
    return "AccessToken[scopes=%s, expiresIn=%s, expiresAt=%s]"
        .formatted(scopes, expiresIn, expiresAt);
  }

  private static List<String> inFull(List<String> scopes) {
    return IntStream.range(0, scopes.size()).mapToObj(i -> inFull(scopes.get(i), i)).toList();
  }

  private static String inFull(String scope, int index) {
    if (!SCOPE.matcher(scope).matches()) {
      throw new InvalidArgumentException(
          "scopes[%d]".formatted(index),
          scope,
          "is no scope",
          "write one, without spaces, as in \"cloud-platform\"");
    }
    return scope.contains(":") ? scope : SCOPE_ROOT + scope;
  }
}
