package io.github.wiremocklro.internal.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the descriptors out of a jar with the classes that protoc wrote. No class is loaded. */
final class JarReader {
  private final DescriptorParser parser = new DescriptorParser();

  /** By their names, so that the order is that of no packer. */
  private final Map<String, ProtoFile> files = new TreeMap<>();

  private long unpacked;

  private JarReader() {}

  /**
   * Returns the descriptors; none if there are none.
   *
   * @throws IOException if the jar cannot be read; the message says why
   */
  static List<ProtoFile> read(Path jar) throws IOException {
    JarReader reader = new JarReader();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(JarReader::mayHaveDescriptor).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          reader.read(in);
        } catch (TooMuchException e) {
          throw e;
        } catch (IOException e) {
          throw new IOException(entry.getName() + ": " + e.getMessage(), e);
        }
      }
    } catch (ZipException | IllegalArgumentException e) { // the latter for a name that is not text
      throw new IOException("it is a jar that is cut or broken: " + e.getMessage(), e);
    }
    return new ArrayList<>(reader.files.values());
  }

  /** Not by the name, for that is whatever the author of the .proto file likes. */
  private static boolean mayHaveDescriptor(ZipEntry entry) {
    String name = entry.getName();
    return name.endsWith(".class")
        && name.indexOf('$') < 0 // the class of a file is never inside of another
        && !name.startsWith("META-INF/");
  }

  private void read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Bounds.CLASS + 1);
    if (bytes.length > Bounds.CLASS) {
      throw new TooMuchException("a class of more than %,d bytes", Bounds.CLASS);
    }
    unpacked += bytes.length;
    if (unpacked > Bounds.CLASSES) {
      throw new TooMuchException("classes of more than %,d bytes", Bounds.CLASSES);
    }
    for (byte[] descriptor : ClassFile.descriptors(bytes)) {
      try {
        ProtoFile file = parser.parse(ByteString.copyFrom(descriptor));
        files.putIfAbsent(file.name(), file);
      } catch (InvalidProtocolBufferException e) {
        throw new IOException("its descriptor is cut or broken", e);
      }
      if (files.size() > Bounds.FILES) {
        throw new TooMuchException("more than %,d .proto files", Bounds.FILES);
      }
    }
  }
}
