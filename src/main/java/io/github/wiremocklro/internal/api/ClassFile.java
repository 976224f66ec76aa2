package io.github.wiremocklro.internal.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a class that is never loaded. A class that protoc wrote for a file has that file's
 * descriptor as an array of strings, one character for each byte, in pieces, for a constant takes
 * 64 kB at most.
 */
final class ClassFile {
  private static final int MAGIC = 0xCAFEBABE;

  /** What such a class calls; no other class that protoc writes has this name in it. */
  private static final String MARK = "internalBuildGeneratedFileFrom";

  /** The lengths of the instructions, by opcode; 0 stands for one that says its own. */
  private static final String LENGTHS =
      "1".repeat(16) // nop to dconst_1
          + "23233" // bipush, sipush, ldc, ldc_w, ldc2_w
          + "2".repeat(5) // iload to aload
          + "1".repeat(28)
          + "2".repeat(5) // istore to astore
          + "1".repeat(73)
          + "3" // iinc
          + "1".repeat(20)
          + "3".repeat(16) // ifeq to jsr
          + "2" // ret
          + "00" // tableswitch, lookupswitch
          + "1".repeat(6) // ireturn to return
          + "3".repeat(7) // getstatic to invokestatic
          + "55323113311" // invokeinterface to monitorexit
          + "043355"; // wide to jsr_w

  private static final int LDC = 0x12;
  private static final int LDC_W = 0x13;
  private static final int AASTORE = 0x53;
  private static final int TABLESWITCH = 0xaa;
  private static final int LOOKUPSWITCH = 0xab;
  private static final int ANEWARRAY = 0xbd;
  private static final int WIDE = 0xc4;
  private static final int IINC = 0x84;

  private final ByteBuffer in;
  private final ConstantPool constants;
  private final List<byte[]> descriptors = new ArrayList<>();

  /** The strings of the array that is being filled. */
  private @Nullable StringBuilder array;

  private int lastString;
  private int read;

  private ClassFile(ByteBuffer in, ConstantPool constants) {
    this.in = in;
    this.constants = constants;
  }

  /**
   * Returns what may be the descriptors of files; none if no compiler of protobuf wrote the class.
   *
   * @throws IOException if the bytes are those of no class, or are cut
   */
  static List<byte[]> descriptors(byte[] bytes) throws IOException {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.getInt() != MAGIC) {
        throw new IOException("it does not begin as a class file does");
      }
      in.getInt(); // the version
      ConstantPool constants = new ConstantPool(in);
      if (!constants.has(MARK)) {
        return List.of();
      }
      ClassFile file = new ClassFile(in, constants);
      file.readMembers();
      return file.descriptors;
    } catch (RuntimeException e) { // for every length and number in the file may be wrong
      throw new IOException("it is cut or broken", e);
    }
  }

  private void readMembers() throws IOException {
    skip(6); // flags, name, superclass
    skip(2 * Short.toUnsignedInt(in.getShort())); // interfaces
    for (int kind = 0; kind < 2; kind++) { // fields, then methods
      int members = Short.toUnsignedInt(in.getShort());
      for (int member = 0; member < members; member++) {
        skip(6);
        readAttributes();
      }
    }
  }

  private void readAttributes() throws IOException {
    int attributes = Short.toUnsignedInt(in.getShort());
    for (int i = 0; i < attributes; i++) {
      boolean code = constants.isText(Short.toUnsignedInt(in.getShort()), "Code");
      int length = in.getInt();
      int end = Math.addExact(in.position(), length);
      if (code) {
        skip(4);
        int codeLength = in.getInt();
        // Nothing is read twice, or a small class would take for ever.
        Objects.checkFromIndexSize(in.position(), codeLength, end);
        readCode(in.position(), codeLength);
      }
      skip(end - in.position());
    }
  }

  private void readCode(int start, int length) throws IOException {
    for (int at = start; at < start + length; at += instructionLength(at, start)) {
      switch (u1(at)) {
        case ANEWARRAY ->
            array = constants.isClass(u2(at + 1), "java/lang/String") ? new StringBuilder() : null;
        case LDC -> lastString = u1(at + 1);
        case LDC_W -> lastString = u2(at + 1);
        case AASTORE -> store();
        // dup, iconst_*, bipush, sipush: what stands between two elements
        case 0x59, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x10, 0x11 -> {}
        default -> finish();
      }
    }
    finish();
  }

  private void store() throws IOException {
    if (array == null || !constants.isString(lastString)) {
      array = null;
      return;
    }
    String piece = constants.string(lastString);
    read += piece.length();
    if (read > Bounds.DESCRIPTOR) {
      throw new IOException("it says the same again and again");
    }
    array.append(piece);
  }

  private void finish() {
    // The first field of a FileDescriptorProto is its name: number 1, with a length.
    if (array != null
        && array.indexOf("\n") == 0
        && array.chars().allMatch(character -> character <= 0xff)) {
      descriptors.add(array.toString().getBytes(ISO_8859_1));
    }
    array = null;
  }

  private int instructionLength(int at, int start) throws IOException {
    int opcode = u1(at);
    if (opcode >= LENGTHS.length()) {
      throw new IOException("an instruction of no known kind: " + opcode);
    }
    int operands = at + 4 - (at - start) % 4; // of a switch: at the next multiple of four
    return switch (opcode) {
      case TABLESWITCH ->
          jump(at, operands + 12 + 4L * (1L + in.getInt(operands + 8) - in.getInt(operands + 4)));
      case LOOKUPSWITCH -> jump(at, operands + 8 + 8L * in.getInt(operands + 4));
      case WIDE -> u1(at + 1) == IINC ? 6 : 4;
      default -> LENGTHS.charAt(opcode) - '0';
    };
  }

  private static int jump(int from, long to) throws IOException {
    if (to <= from) {
      throw new IOException("a switch of no length");
    }
    return Math.toIntExact(to - from);
  }

  private void skip(int bytes) {
    Objects.checkIndex(bytes, Integer.MAX_VALUE); // never back
    in.position(in.position() + bytes);
  }

  private int u1(int at) {
    return Byte.toUnsignedInt(in.get(at));
  }

  private int u2(int at) {
    return Short.toUnsignedInt(in.getShort(at));
  }
}
