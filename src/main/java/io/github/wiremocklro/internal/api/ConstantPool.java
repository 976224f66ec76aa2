package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** The constants of a class file. Reading leaves the buffer behind them. */
final class ConstantPool {
  private static final int TEXT = 1;
  private static final int CLASS = 7;
  private static final int STRING = 8;

  private final ByteBuffer in;

  /** Where the constants stand, by their numbers; each begins with its tag. */
  private final int[] positions;

  /** Reads the pool, of which the count stands where the buffer is. */
  ConstantPool(ByteBuffer in) throws IOException {
    this.in = in;
    positions = new int[Short.toUnsignedInt(in.getShort())];
    for (int i = 1; i < positions.length; i++) {
      positions[i] = in.position();
      int tag = in.get();
      switch (tag) {
        case TEXT -> skip(Short.toUnsignedInt(in.getShort()));
        case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
        case 5, 6 -> {
          skip(8);
          i++; // for longs and doubles count twice
        }
        case CLASS, STRING, 16, 19, 20 -> skip(2);
        case 15 -> skip(3);
        default -> throw new IOException("a constant of no known kind: " + tag);
      }
    }
  }

  /** Returns whether one of the constants is the text, which is in ASCII. */
  boolean has(String text) {
    return IntStream.range(1, positions.length).anyMatch(constant -> isText(constant, text));
  }

  /** Returns whether the constant is the text, which is in ASCII. */
  boolean isText(int constant, String text) {
    int position = positions[constant];
    return in.get(position) == TEXT
        && u2(position + 1) == text.length()
        && in.slice(position + 3, text.length()).equals(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
  }

  boolean isClass(int constant, String name) {
    return tag(constant) == CLASS && isText(operand(constant), name);
  }

  boolean isString(int constant) {
    return tag(constant) == STRING;
  }

  /** Returns the characters of a string's constant. */
  String string(int constant) throws IOException {
    int at = positions[operand(constant)] + 1;
    return new DataInputStream(new ByteArrayInputStream(in.array(), at, 2 + u2(at))).readUTF();
  }

  private int tag(int constant) {
    return in.get(positions[constant]);
  }

  private int operand(int constant) {
    return u2(positions[constant] + 1);
  }

  private void skip(int bytes) {
    in.position(in.position() + bytes);
  }

  private int u2(int at) {
    return Short.toUnsignedInt(in.getShort(at));
  }
}
