package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.engine.LimitErrors;
import io.github.wiremocklro.operation.StatusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/**
 * How long a body may be: as it comes, and as WireMock inflates it, which it does with whatever
 * begins as gzip does, whether a header says so or not.
 *
 * @param maxBytes the most that is taken
 */
record BodyLimit(int maxBytes) {
  private static final int BUFFER = 8 << 10;

  /** Returns the error of a body that is announced with so many bytes. */
  StatusException announced(long bytes) {
    return LimitErrors.requestTooLarge(bytes + " bytes", maxBytes);
  }

  /**
   * Checks how much of a body has come.
   *
   * @throws StatusException if it is too much
   */
  void check(long received) {
    check(received, "");
  }

  /**
   * Checks to how much a whole body inflates, if it is compressed.
   *
   * @throws StatusException if it is too much
   */
  void checkInflated(ByteBuffer body) {
    if (!isGzip(body)) {
      return;
    }
    byte[] compressed = new byte[body.remaining()];
    body.duplicate().get(compressed);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] buffer = new byte[BUFFER];
      long inflated = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        inflated += read;
        check(inflated, " once it is decompressed");
      }
    } catch (IOException e) {
      // It cannot be inflated: WireMock finds that too, and its error says what is wrong.
    }
  }

  private void check(long length, String state) {
    if (length > maxBytes) {
      throw LimitErrors.requestTooLarge(
          "more than %d bytes%s".formatted(maxBytes, state), maxBytes);
    }
  }

  /** As WireMock does, this looks at two bytes: one of them may begin anything. */
  private static boolean isGzip(ByteBuffer body) {
    int first = body.position();
    return body.remaining() >= 2
        && body.get(first) == (byte) GZIPInputStream.GZIP_MAGIC
        && body.get(first + 1) == (byte) (GZIPInputStream.GZIP_MAGIC >> 8);
  }
}
