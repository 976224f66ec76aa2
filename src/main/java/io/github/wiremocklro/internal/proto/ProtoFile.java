package io.github.wiremocklro.internal.proto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A {@code FileDescriptorProto} whose imports are not known yet. Equal are those whose bytes are.
 *
 * <p>Example: {@code ProtoFile.of(bytes).imports()}.
 */
public final class ProtoFile {
  private static final int NAME = 1;
  private static final int DEPENDENCY = 3;

  private final byte[] bytes;
  private final String name;
  private final List<String> imports;

  private ProtoFile(byte[] bytes, String name, List<String> imports) {
    this.bytes = bytes;
    this.name = name;
    this.imports = List.copyOf(imports);
  }

  /**
   * Returns the file of these bytes, which are not copied.
   *
   * @throws IllegalArgumentException if they are those of no message
   */
  public static ProtoFile of(byte[] bytes) {
    String name = "";
    List<String> imports = new ArrayList<>();
    Wire in = new Wire(bytes);
    while (in.next()) {
      if (in.isBytes() && in.number() == NAME) {
        name = in.text();
      } else if (in.isBytes() && in.number() == DEPENDENCY) {
        imports.add(in.text());
      }
    }
    return new ProtoFile(bytes, name, imports);
  }

  /** Returns the files of a {@code FileDescriptorSet}, in its order. */
  public static List<ProtoFile> ofSet(byte[] set) {
    List<ProtoFile> files = new ArrayList<>();
    Wire in = new Wire(set);
    while (in.next()) {
      if (in.isBytes() && in.number() == 1) {
        files.add(of(in.copy()));
      }
    }
    return files;
  }

  /** Returns the {@code FileDescriptorSet} of files. */
  public static byte[] toSet(Collection<ProtoFile> files) {
    ByteArrayOutputStream set = new ByteArrayOutputStream();
    for (ProtoFile file : files) {
      writeFirst(file.bytes, set);
    }
    return set.toByteArray();
  }

  /** The first field of a set is a file, and that of a file its name. */
  private static void writeFirst(byte[] value, ByteArrayOutputStream out) {
    out.write(1 << 3 | 2);
    int length = value.length;
    while (length > 0x7f) {
      out.write(length | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(value);
  }

  /** Returns a file that has only a name. */
  public static ProtoFile empty(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeFirst(name.getBytes(UTF_8), bytes);
    return new ProtoFile(bytes.toByteArray(), name, List.of());
  }

  /** Returns such as {@code google/cloud/dataplex/v1/service.proto}. */
  public String name() {
    return name;
  }

  /** Returns the names of the files that it imports. */
  public List<String> imports() {
    return imports;
  }

  /** Returns the {@code FileDescriptorProto}. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  Wire read() {
    return new Wire(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProtoFile file && Arrays.equals(bytes, file.bytes);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
