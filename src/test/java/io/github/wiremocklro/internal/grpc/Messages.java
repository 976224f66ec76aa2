package io.github.wiremocklro.internal.grpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Messages as they come. */
public final class Messages {
  private Messages() {}

  public static byte[] framed(byte[] message) {
    return framed(0, message.length, message);
  }

  /** Returns a message whose length is announced as another. */
  public static byte[] framed(int flag, int announced, byte[] message) {
    return ByteBuffer.allocate(5 + message.length)
        .put((byte) flag)
        .putInt(announced)
        .put(message)
        .array();
  }

  public static byte[] gzipped(byte[] message) {
    byte[] compressed = gzip(message.length, message);
    return framed(1, compressed.length, compressed);
  }

  /** Returns so many zeros, compressed, with no more memory than the result takes. */
  public static byte[] bomb(long zeros) {
    byte[] compressed = gzip(zeros, new byte[1 << 20]);
    return framed(1, compressed.length, compressed);
  }

  private static byte[] gzip(long length, byte[] again) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      for (long left = length; left > 0; left -= again.length) {
        gzip.write(again, 0, (int) Math.min(left, again.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
