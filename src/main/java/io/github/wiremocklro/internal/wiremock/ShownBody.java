package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the journal shows of a body: all of an ordinary one, as text and in Base64, for WireMock's
 * Java client reads nothing but the latter; and of a long one the beginning, once.
 *
 * @param text null where the body is no text
 */
record ShownBody(@Nullable String text, String base64) {
  static final int MAX_LENGTH = 64 << 10;
  private static final int BEGINNING = 4 << 10;

  static ShownBody of(byte @Nullable [] body, Charset charset) {
    if (body == null) {
      return new ShownBody("", "");
    }
    return body.length > MAX_LENGTH
        ? shortened(Arrays.copyOf(body, BEGINNING), charset, body.length)
        : new ShownBody(decoded(body, charset, true), base64(body));
  }

  private static ShownBody shortened(byte[] beginning, Charset charset, int length) {
    String cut = "[shortened: the first %d of %d bytes]".formatted(beginning.length, length);
    String text = decoded(beginning, charset, false);
    return text == null
        ? new ShownBody(cut, base64(beginning))
        : new ShownBody(text + "... " + cut, base64(cut.getBytes(UTF_8)));
  }

  /** Returns a text if it is not long, else its beginning. */
  static String shortened(String text) {
    return text.length() > MAX_LENGTH
        ? "%s... [shortened: the first %d of %d characters]"
            .formatted(text.substring(0, BEGINNING), BEGINNING, text.length())
        : text;
  }

  /** What is cut off may end with half a character. */
  private static @Nullable String decoded(byte[] body, Charset charset, boolean whole) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer text =
        CharBuffer.allocate((int) Math.ceil(body.length * (double) decoder.maxCharsPerByte()));
    return decoder.decode(ByteBuffer.wrap(body), text, whole).isUnderflow()
        ? text.flip().toString()
        : null;
  }

  private static String base64(byte[] body) {
    return Base64.getEncoder().encodeToString(body);
  }
}
