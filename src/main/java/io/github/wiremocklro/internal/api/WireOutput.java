package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes in the encoding of protobuf (protobuf.dev, "Encoding"), that grow as they are written. */
final class WireOutput {
  /** An operation with a resource takes about so many. */
  private static final int USUAL = 512;

  private byte[] bytes = new byte[USUAL];
  private int size;

  int size() {
    return size;
  }

  void varint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void fixed32(int value) {
    ensure(Integer.BYTES);
    for (int shift = 0; shift < Integer.SIZE; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void fixed64(long value) {
    fixed32((int) value);
    fixed32((int) (value >>> 32));
  }

  /** Writes a text behind its length. */
  void text(String text) {
    int start = begin();
    if (!ascii(text)) {
      raw(text.getBytes(UTF_8));
    }
    end(start);
  }

  /** Writes a text without making bytes of it first; returns false where that cannot be. */
  private boolean ascii(String text) {
    int length = text.length();
    ensure(length);
    byte[] target = bytes;
    int at = size;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      target[at + i] = (byte) c;
    }
    size = at + length;
    return true;
  }

  /** Writes bytes behind their length. */
  void bytes(byte[] content) {
    varint(content.length);
    raw(content);
  }

  private void raw(byte[] content) {
    ensure(content.length);
    System.arraycopy(content, 0, bytes, size, content.length);
    size += content.length;
  }

  /** Begins what stands behind its length, and returns what {@link #end} is to be given. */
  int begin() {
    ensure(1);
    return ++size;
  }

  /** Ends it: one byte was kept for the length, and what needs more is moved. */
  void end(int start) {
    int length = size - start;
    if (length < 0x80) {
      bytes[start - 1] = (byte) length;
      return;
    }
    int more = (31 - Integer.numberOfLeadingZeros(length)) / 7;
    ensure(more);
    System.arraycopy(bytes, start, bytes, start + more, length);
    size = start - 1;
    varint(length);
    size += length;
  }

  /** Returns whether all bytes from a place on are zero, as they are for the default of a field. */
  boolean isZeroFrom(int start) {
    for (int i = start; i < size; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes back all bytes from a place on. */
  void cut(int newSize) {
    size = newSize;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
