package io.github.wiremocklro.internal.proto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the fields of a message off the wire, one after the other, without a word of their types.
 *
 * <p>Example: {@code while (wire.next()) if (wire.number() == 1) name = wire.text();}. A value that
 * is not read is passed over.
 */
final class Wire {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int GROUP = 3;
  private static final int END_OF_GROUP = 4;
  private static final int FIXED32 = 5;
  private static final int BITS_OF_VARINT = 64;
  private static final int DEEPEST = 100;

  private final byte[] bytes;
  private final int from;
  private final int end;
  private int at;

  /** Of the field that is being read. */
  private int tag;

  private int value;
  private int behind;

  Wire(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Wire(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.from = from;
    this.at = from;
    this.end = end;
  }

  /** Returns a reader of the same fields, from the first on. */
  Wire again() {
    return new Wire(bytes, from, end);
  }

  /**
   * Goes on to the next field, if there is one.
   *
   * @throws IllegalArgumentException if the bytes are those of no message
   */
  boolean next() {
    if (at == end) {
      return false;
    }
    tag = (int) varint();
    value = at;
    skip(0);
    behind = at;
    return true;
  }

  private void skip(int depth) {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> advance(8);
      case BYTES -> {
        long length = varint();
        value = at;
        advance(length);
      }
      case GROUP -> skipGroup(tag >>> 3, depth + 1);
      case FIXED32 -> advance(4);
      default -> throw broken();
    }
    if (tag >>> 3 == 0) {
      throw broken();
    }
  }

  private void skipGroup(int number, int depth) {
    if (depth > DEEPEST) {
      throw broken();
    }
    while (true) {
      tag = (int) varint();
      if ((tag & 7) == END_OF_GROUP) {
        if (tag >>> 3 != number) {
          throw broken();
        }
        tag = number << 3 | GROUP;
        return;
      }
      skip(depth);
    }
  }

  private void advance(long length) {
    if (length < 0 || length > end - at) {
      throw broken();
    }
    at += (int) length;
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < BITS_OF_VARINT && at < end; shift += 7) {
      byte part = bytes[at++];
      result |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return result;
      }
    }
    throw broken();
  }

  private static IllegalArgumentException broken() {
    return new IllegalArgumentException("the bytes are those of no message");
  }

  int number() {
    return tag >>> 3;
  }

  /** Returns whether the value is bytes: a text, a message or packed numbers. */
  boolean isBytes() {
    return (tag & 7) == BYTES;
  }

  boolean isNumber() {
    return (tag & 7) == VARINT;
  }

  /** Returns the value of a number. */
  long longValue() {
    int next = at;
    at = value;
    long result = varint();
    at = next;
    return result;
  }

  int intValue() {
    return (int) longValue();
  }

  boolean isTrue() {
    return longValue() != 0;
  }

  String text() {
    return new String(bytes, value, behind - value, UTF_8);
  }

  /** Returns a message inside. */
  Wire message() {
    return new Wire(bytes, value, behind);
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, value, behind);
  }

  /** Returns numbers that stand one behind the other; none of bytes that are no numbers. */
  static List<Integer> packed(byte[] bytes) {
    try {
      Wire in = new Wire(bytes);
      List<Integer> numbers = new ArrayList<>();
      while (in.at < in.end) {
        numbers.add((int) in.varint());
      }
      return numbers;
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
