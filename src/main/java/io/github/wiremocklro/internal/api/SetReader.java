package io.github.wiremocklro.internal.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@code FileDescriptorSet}, which is what protoc and buf write. */
final class SetReader {
  /** The set's only field, {@code file}: number 1, with a length. */
  private static final int FILE = 1 << 3 | 2;

  private SetReader() {}

  /**
   * Returns the descriptors.
   *
   * @throws IOException if the bytes are those of no set; the message says why
   */
  static List<ProtoFile> read(byte[] bytes) throws IOException {
    DescriptorParser parser = new DescriptorParser();
    Map<String, ProtoFile> files = new LinkedHashMap<>();
    CodedInputStream in = ByteString.copyFrom(bytes).newCodedInput();
    in.enableAliasing(true); // the bytes of each file are not copied
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (tag != FILE) {
        throw new IOException("it is not a FileDescriptorSet");
      }
      ProtoFile file = parser.parse(in.readBytes());
      files.putIfAbsent(file.name(), file);
      if (files.size() > Bounds.FILES) {
        throw new TooMuchException("more than %,d .proto files", Bounds.FILES);
      }
    }
    return new ArrayList<>(files.values());
  }
}
