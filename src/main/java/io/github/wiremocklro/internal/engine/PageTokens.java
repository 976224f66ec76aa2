package io.github.wiremocklro.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wiremocklro.operation.StatusException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The page tokens of one list: opaque, URL-safe, and good for this list alone (AIP-158). A digest
 * in front of the key finds the tokens that were changed, cut, carried over to another list, or
 * made up, for nobody else knows the secret.
 *
 * <p>Example: {@code new PageTokens(ids.secret(), "resources of projects/p/locations/l/lakes")}.
 *
 * @param secret of this server, of the same length for every list
 * @param list what the list depends on beside the page
 */
public record PageTokens(String secret, String list) {
  private static final int DIGEST_BYTES = 9;

  /**
   * Returns those of a list in a scope, of no use after its reset: nothing of the list is there.
   */
  static PageTokens of(String secret, @Nullable Scope scope, String list) {
    long generation = scope == null ? 0 : scope.generation();
    return new PageTokens(secret, "%d %s".formatted(generation, list));
  }

  /** Returns the token for what comes after a key. */
  String seal(String key) {
    byte[] text = key.getBytes(UTF_8);
    byte[] token = Arrays.copyOf(digest(key), DIGEST_BYTES + text.length);
    System.arraycopy(text, 0, token, DIGEST_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * Returns the key in a token, null where there is no token.
   *
   * @throws StatusException with INVALID_ARGUMENT if the token is not one of this list
   */
  @Nullable String open(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    String key = keyIn(token);
    if (key == null || !seal(key).equals(token)) {
      throw Errors.invalidPageToken(token);
    }
    return key;
  }

  private static @Nullable String keyIn(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      return bytes.length <= DIGEST_BYTES
          ? null
          : new String(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES, UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private byte[] digest(String key) {
    // With the length in front, no other list and key make the same text.
    String text = "%s %d %s%s".formatted(secret, list.length(), list, key);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Arrays.copyOf(digest, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** All but the secret. */
  @Override
  public String toString() {
    return "PageTokens[list=%s]".formatted(list);
  }
}
