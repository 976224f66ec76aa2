package io.github.wiremocklro.internal.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Parses the descriptors of one source. Nothing large is made before it is known that it is not too
 * large: two bytes on the wire may ask for an object of a hundred.
 */
final class DescriptorParser {
  private static final int SOURCE_CODE_INFO = 9;

  /** What may have parts in it, and what these are, by the numbers of descriptor.proto. */
  private static final Map<String, Map<Integer, String>> PARTS =
      Map.of(
          "file", Map.of(4, "message", 5, "enum", 6, "service", 7, "field", 8, "options"),
          "message", Map.of(2, "field", 3, "message", 4, "enum", 6, "field", 7, "options"),
          "field", Map.of(8, "options"),
          "enum", Map.of(2, "value", 3, "options"),
          "value", Map.of(3, "options"),
          "service", Map.of(2, "method", 3, "options"),
          "method", Map.of(4, "options"),
          "options", Map.of());

  private int parts;
  private long names;

  /**
   * Returns the descriptor of a .proto file, without its comments.
   *
   * @throws IOException if the bytes are none; the message says why
   */
  ProtoFile parse(ByteString bytes) throws IOException {
    ByteString kept = ByteString.EMPTY;
    int from = 0;
    CodedInputStream in = bytes.newCodedInput();
    while (!in.isAtEnd()) {
      int start = in.getTotalBytesRead();
      int tag = in.readTag();
      if (WireFormat.getTagFieldNumber(tag) == SOURCE_CODE_INFO) {
        in.skipField(tag);
        kept = kept.concat(bytes.substring(from, start));
        from = in.getTotalBytesRead();
      } else {
        count(in, tag, "file", 0);
      }
    }
    FileDescriptorProto file = FileDescriptorProto.parseFrom(kept.concat(bytes.substring(from)));
    if (file.getName().isEmpty()) {
      throw new InvalidProtocolBufferException("a file without a name");
    }
    check(file);
    return ProtoFile.of(file.toByteArray());
  }

  /** Reads over a field and all that is in it. */
  private void count(CodedInputStream in, int tag, String kind, int depth) throws IOException {
    if (++parts > Bounds.PARTS) {
      throw new TooMuchException("more than %,d messages, fields and options", Bounds.PARTS);
    }
    if (depth > Bounds.NESTING) {
      throw new TooMuchException("messages in messages, more than %d deep", Bounds.NESTING);
    }
    String inside = PARTS.getOrDefault(kind, Map.of()).get(WireFormat.getTagFieldNumber(tag));
    if (inside == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      in.skipField(tag);
      return;
    }
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      count(in, in.readTag(), inside, depth + 1);
    }
    in.popLimit(outer);
  }

  private void check(FileDescriptorProto file) throws IOException {
    if (file.getDependencyCount() > Bounds.IMPORTS) {
      throw new TooMuchException("more than %d imports in one file", Bounds.IMPORTS);
    }
    int length = file.getPackage().length();
    checkName(file.getName().length());
    checkName(length);
    checkMessages(file.getMessageTypeList(), length);
    checkFields(file.getExtensionList(), length);
    checkEnums(file.getEnumTypeList(), length);
    for (ServiceDescriptorProto service : file.getServiceList()) {
      for (MethodDescriptorProto method : service.getMethodList()) {
        checkName(length + service.getName().length() + method.getName().length());
        checkName(method.getInputType().length());
        checkName(method.getOutputType().length());
      }
    }
  }

  private void checkMessages(List<DescriptorProto> messages, int outer) throws IOException {
    for (DescriptorProto message : messages) {
      int length = outer + message.getName().length();
      checkName(length);
      checkMapEntry(message);
      checkFields(message.getFieldList(), length);
      checkFields(message.getExtensionList(), length);
      checkEnums(message.getEnumTypeList(), length);
      checkMessages(message.getNestedTypeList(), length);
    }
  }

  /** Which protobuf takes as it is, and trips over when it meets a value. */
  private static void checkMapEntry(DescriptorProto message) throws IOException {
    List<Integer> numbers =
        message.getFieldList().stream().map(FieldDescriptorProto::getNumber).toList();
    if (message.getOptions().getMapEntry() && !numbers.equals(List.of(1, 2))) {
      throw new InvalidProtocolBufferException("a map whose entries are not a key and a value");
    }
  }

  private void checkFields(List<FieldDescriptorProto> fields, int outer) throws IOException {
    for (FieldDescriptorProto field : fields) {
      checkName(outer + field.getName().length());
      checkName(field.getTypeName().length());
    }
  }

  private void checkEnums(List<EnumDescriptorProto> enums, int outer) throws IOException {
    for (EnumDescriptorProto type : enums) {
      for (EnumValueDescriptorProto value : type.getValueList()) {
        checkName(outer + type.getName().length() + value.getName().length());
      }
    }
  }

  private void checkName(int length) throws IOException {
    names += length;
    if (length > Bounds.NAME) {
      throw new TooMuchException("a name of more than %,d characters", Bounds.NAME);
    }
    if (names > Bounds.NAMES) {
      throw new TooMuchException("names of more than %,d characters in all", Bounds.NAMES);
    }
  }
}
