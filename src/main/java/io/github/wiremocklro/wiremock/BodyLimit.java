package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Errors;
import io.github.wiremocklro.operation.StatusException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.GZIPContentDecoder;
import wiremock.org.eclipse.jetty.server.HttpInput.Content;
import wiremock.org.eclipse.jetty.server.HttpInput.Interceptor;
import wiremock.org.eclipse.jetty.util.component.Destroyable;

/**
 * Counts the bytes of one body as they are read, and those that they inflate to: WireMock inflates
 * whatever begins as gzip does, whether a header says so or not.
 */
final class BodyLimit implements Interceptor, Destroyable {
  private static final byte GZIP = 0x1f;

  private final int maxBytes;
  private @Nullable Inflated inflated;
  private long received;

  BodyLimit(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Hands on what was read.
   *
   * @throws StatusException if it is too much; Jetty makes it the cause of an IOException
   */
  @Override
  public Content readFrom(Content content) {
    if (!content.isSpecial() && content.hasContent()) {
      count(content.getByteBuffer().slice());
    }
    return content;
  }

  /** Called by Jetty when the request is over. */
  @Override
  public void destroy() {
    if (inflated != null) {
      inflated.destroy();
      inflated = null;
    }
  }

  private void count(ByteBuffer bytes) {
    if (received == 0 && bytes.get(0) == GZIP) {
      inflated = new Inflated();
    }
    received += bytes.remaining();
    check(received, "");
    while (inflated != null && bytes.hasRemaining()) {
      inflated.decodeChunks(bytes);
    }
  }

  private void check(long length, String state) {
    if (length > maxBytes) {
      throw Errors.requestTooLarge("more than %d bytes%s".formatted(maxBytes, state), maxBytes);
    }
  }

  /** Only counts; what is inflated is let go of at once. */
  private final class Inflated extends GZIPContentDecoder {
    private long length;

    @Override
    protected void decodeChunks(ByteBuffer compressed) {
      super.decodeChunks(compressed);
    }

    @Override
    protected boolean decodedChunk(ByteBuffer chunk) {
      length += chunk.remaining();
      release(chunk);
      check(length, " once it is decompressed");
      return false;
    }
  }
}
