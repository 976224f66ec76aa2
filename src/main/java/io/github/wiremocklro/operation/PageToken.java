package io.github.wiremocklro.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Page tokens: opaque, URL-safe, and bound to the other arguments of the list (AIP-158). A digest
 * in front of the key finds the tokens that were changed, cut or carried over to another list.
 */
final class PageToken {
  private static final int DIGEST_BYTES = 9;

  private PageToken() {}

  static String seal(String key, String arguments) {
    byte[] text = key.getBytes(UTF_8);
    byte[] token = Arrays.copyOf(digest(key, arguments), DIGEST_BYTES + text.length);
    System.arraycopy(text, 0, token, DIGEST_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Returns the key in a token, null where there is no token. */
  static @Nullable String open(@Nullable String token, String arguments) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    String key = keyIn(token);
    if (key == null || !seal(key, arguments).equals(token)) {
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

  private static byte[] digest(String key, String arguments) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(arguments.getBytes(UTF_8));
      sha256.update((byte) 0);
      sha256.update(key.getBytes(UTF_8));
      return Arrays.copyOf(sha256.digest(), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
