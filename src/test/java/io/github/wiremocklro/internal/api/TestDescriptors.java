package io.github.wiremocklro.internal.api;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.List;

/** Small descriptors, made by hand. */
final class TestDescriptors {
  private TestDescriptors() {}

  /** A file of the package {@code test}, with one message. */
  static FileDescriptorProto.Builder file(String name, String message, String... imports) {
    return FileDescriptorProto.newBuilder()
        .setName(name)
        .setPackage("test")
        .setSyntax("proto3")
        .addAllDependency(List.of(imports))
        .addMessageType(DescriptorProto.newBuilder().setName(message));
  }

  /** A field of a message type, of the package {@code test} if it has no dot in front. */
  static FieldDescriptorProto field(String name, int number, String type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(Label.LABEL_OPTIONAL)
        .setType(Type.TYPE_MESSAGE)
        .setTypeName(type.startsWith(".") ? type : ".test." + type)
        .build();
  }

  /** The file with a field of a message type in its first message. */
  static FileDescriptorProto with(FileDescriptorProto.Builder file, FieldDescriptorProto field) {
    file.getMessageTypeBuilder(0).addField(field);
    return file.build();
  }

  static byte[] set(FileDescriptorProto... files) {
    return FileDescriptorSet.newBuilder().addAllFile(List.of(files)).build().toByteArray();
  }
}
