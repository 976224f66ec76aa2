package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.operation.StatusException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.HttpInput.Content;
import wiremock.org.eclipse.jetty.server.HttpInput.Interceptor;

/**
 * The body of one request, of which nothing is handed on before all of it is there: whoever reads
 * it then never waits. A body that has come in one piece is not copied.
 */
final class WholeBody implements Interceptor {
  private static final byte[] NOTHING = {};
  private static final int FIRST_BYTES = 1 << 10;

  private final BodyLimit limit;
  private final BodyMemory memory;
  private final long length;
  private final boolean isStream;
  private @Nullable StatusException refusal;
  private byte[] bytes = NOTHING;
  private int received;
  private boolean settled;

  /**
   * Expects a body.
   *
   * @param length that of the body, or -1 if it is not announced
   * @param isStream whether the body comes as a stream of HTTP/2. Only the end of the stream is its
   *     end then; and if it is refused, it is read to its end all the same, for clients look for no
   *     answer before they have sent everything
   */
  WholeBody(BodyLimit limit, BodyMemory memory, long length, boolean isStream) {
    this.limit = limit;
    this.memory = memory;
    this.length = length;
    this.isStream = isStream;
    this.refusal = length > limit.maxBytes() ? limit.announced(length) : null;
  }

  /** Returns whether nothing more is to come: all of the body is there, or it never will be. */
  boolean isSettled() {
    return settled;
  }

  /** Returns why the body is not taken, though more of it may come; null while it is. */
  @Nullable StatusException refusal() {
    return refusal;
  }

  /**
   * Keeps what comes, and hands on the whole.
   *
   * @return null while more is to come
   * @throws StatusException if the body is not taken; Jetty makes it the cause of an IOException
   */
  @Override
  public @Nullable Content readFrom(Content content) {
    if (settled) {
      return content;
    }
    if (content.getError() != null) {
      settled = true;
      throw Errors.requestBrokenOff(content.getError().toString());
    }
    boolean isLast =
        content.isEof() || (!isStream && received + (long) content.remaining() == length);
    if (isLast && received == 0 && refusal == null) {
      settled = true;
      return content.isSpecial() ? content : inOnePiece(content);
    }
    if (content.hasContent()) {
      keep(content);
    }
    return isLast ? whole() : null;
  }

  /** Gives back the memory that it has taken: it has been read, or is not taken. */
  void release() {
    memory.giveBack(bytes.length);
    bytes = NOTHING;
  }

  private Content inOnePiece(Content content) {
    limit.check(content.remaining());
    limit.checkInflated(content.getByteBuffer());
    return content;
  }

  private void keep(Content content) {
    int more = content.remaining();
    if (refusal == null) {
      try {
        makeRoomFor(more);
      } catch (StatusException e) {
        release();
        refusal = e;
      }
    }
    if (refusal == null) {
      received += content.get(bytes, received, more);
    } else if (isStream) {
      content.skip(more);
    } else {
      settled = true;
      throw refusal;
    }
  }

  private void makeRoomFor(int more) {
    long needed = (long) received + more;
    limit.check(needed);
    if (needed > bytes.length) {
      long ample = Math.max(needed, Math.max(FIRST_BYTES, 2L * bytes.length));
      int capacity = (int) Math.min(ample, Math.max(needed, limit.maxBytes()));
      memory.take(capacity - bytes.length);
      bytes = Arrays.copyOf(bytes, capacity);
    }
  }

  private Content whole() {
    settled = true;
    if (refusal != null) {
      throw refusal;
    }
    ByteBuffer whole = ByteBuffer.wrap(bytes, 0, received);
    limit.checkInflated(whole);
    return new Content(whole);
  }
}
