package io.github.wiremocklro.internal.grpc;

import io.github.wiremocklro.operation.StatusException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the bytes of a request: each has a byte before it that says whether it is
 * compressed, and its length in four (grpc/grpc, {@code doc/PROTOCOL-HTTP2.md}). It takes memory
 * for what has come, never for what is only announced. Not thread-safe.
 */
public final class Deframer {
  private static final int PREFIX = 5;
  private static final int FIRST_BYTES = 256;
  private static final byte[] NOTHING = {};

  private final MessageEncoding encoding;
  private final int maxBytes;
  private final Room room;
  private byte[] bytes = NOTHING;
  private int start;
  private int end;

  /**
   * Creates a deframer that has got nothing yet.
   *
   * @param encoding how messages are compressed that say that they are
   * @param maxBytes how long a message may be, as it comes and decompressed
   * @param room what the bytes are taken from that are no message yet
   */
  public Deframer(MessageEncoding encoding, int maxBytes, Room room) {
    this.encoding = encoding;
    this.maxBytes = maxBytes;
    this.room = room;
  }

  /**
   * Takes what has come.
   *
   * @throws StatusException if there is no room for it
   */
  public void feed(byte[] more, int length) {
    if (length > bytes.length - end) {
      makeRoomFor(length);
    }
    System.arraycopy(more, 0, bytes, end, length);
    end += length;
  }

  /**
   * Returns the next message, or null while it is not there in whole.
   *
   * @throws StatusException if it cannot be taken; then this is of no use any more
   */
  public byte @Nullable [] next() {
    int left = end - start;
    if (left < PREFIX) {
      return null;
    }
    int flag = bytes[start] & 0xff;
    if (flag > 1) {
      throw GrpcErrors.reservedFlag(flag);
    }
    long length = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(start + 1));
    if (length > maxBytes) {
      throw GrpcErrors.tooLong(length + " bytes", maxBytes);
    }
    if (left - PREFIX < length) {
      return null;
    }
    int from = start + PREFIX;
    start = from + (int) length;
    byte[] message = Arrays.copyOfRange(bytes, from, start);
    if (start == end) {
      release();
    }
    return flag == 0 ? message : encoding.decompress(message, maxBytes);
  }

  /** Returns whether something has come of a message that is not there in whole. */
  public boolean isAmidMessage() {
    return start < end;
  }

  /**
   * Checks that nothing is missing, now that nothing more comes.
   *
   * @throws StatusException if a message has come in part
   */
  public void checkEnd() {
    if (isAmidMessage()) {
      throw GrpcErrors.brokenOff(end - start);
    }
  }

  /** Gives back the memory that it has taken. */
  public void release() {
    room.giveBack(bytes.length);
    bytes = NOTHING;
    start = 0;
    end = 0;
  }

  private void makeRoomFor(int more) {
    int left = end - start;
    int needed = Math.addExact(left, more);
    byte[] target = bytes;
    if (needed > bytes.length) {
      long ample = Math.max(FIRST_BYTES, Math.min(2L * needed, needed + (long) maxBytes));
      int capacity = (int) Math.min(ample, Integer.MAX_VALUE - 8);
      room.take(capacity - bytes.length);
      target = new byte[capacity];
    }
    System.arraycopy(bytes, start, target, 0, left);
    bytes = target;
    start = 0;
    end = left;
  }
}
