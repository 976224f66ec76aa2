package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FeatureSet.FieldPresence;
import com.google.protobuf.DescriptorProtos.FeatureSet.MessageEncoding;
import com.google.protobuf.DescriptorProtos.FeatureSet.RepeatedFieldEncoding;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.EnumDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor.JavaType;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our descriptors say of a file what protobuf's say. */
class OwnDescriptorsTest {
  private final ProtobufTypes protobuf = new ProtobufTypes();

  static Stream<PublishedModel> published() {
    return PublishedModel.all();
  }

  @ParameterizedTest
  @MethodSource("published")
  @Tag("google") // The oldest protobuf says of extensions in proto3 that they have no presence.
  void ofWhatIsPublished(PublishedModel api) {
    assertThat(api.pool().all()).isNotEmpty().allSatisfy(this::assertSame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proto2", "proto3"})
  void ofEverySyntax(String syntax) {
    FileDescriptorProto.Builder file = file().setSyntax(syntax);
    if (syntax.equals("proto3")) {
      file.getMessageTypeBuilder(0)
          .addField(field("maybe", 20, Type.TYPE_INT32).setProto3Optional(true).setOneofIndex(1))
          .addOneofDecl(OneofDescriptorProto.newBuilder().setName("_maybe"));
    } else {
      file.getMessageTypeBuilder(0)
          .addField(field("must", 20, Type.TYPE_INT32).setLabel(Label.LABEL_REQUIRED))
          .addExtensionRange(DescriptorProto.ExtensionRange.newBuilder().setStart(100).setEnd(200))
          .addExtension(field("more", 100, Type.TYPE_INT32).setExtendee("Every"));
      file.addExtension(field("most", 101, Type.TYPE_STRING).setExtendee(".test.Every"));
    }

    assertSame(FileDescriptor.of(ProtoFile.of(file.build().toByteArray()), List.of()));
  }

  @Test
  @Tag("google") // The oldest protobuf knows no editions.
  void ofAnEdition() {
    FileDescriptorProto.Builder file =
        file().setSyntax("editions").setEdition(Edition.EDITION_2023);
    DescriptorProto.Builder every = file.getMessageTypeBuilder(0);
    every
        .addField(
            field("required", 21, Type.TYPE_INT32)
                .setOptions(
                    with(FeatureSet.newBuilder().setFieldPresence(FieldPresence.LEGACY_REQUIRED))))
        .addField(
            field("implicit", 22, Type.TYPE_INT32)
                .setOptions(with(FeatureSet.newBuilder().setFieldPresence(FieldPresence.IMPLICIT))))
        .addField(
            field("expanded", 23, Type.TYPE_INT32)
                .setLabel(Label.LABEL_REPEATED)
                .setOptions(
                    with(
                        FeatureSet.newBuilder()
                            .setRepeatedFieldEncoding(RepeatedFieldEncoding.EXPANDED))))
        .addField(
            field("delimited", 24, Type.TYPE_MESSAGE)
                .setTypeName("Every")
                .setOptions(
                    with(FeatureSet.newBuilder().setMessageEncoding(MessageEncoding.DELIMITED))));

    assertSame(FileDescriptor.of(ProtoFile.of(file.build().toByteArray()), List.of()));

    file.setOptions(
        FileOptions.newBuilder()
            .setFeatures(
                FeatureSet.newBuilder()
                    .setFieldPresence(FieldPresence.IMPLICIT)
                    .setMessageEncoding(MessageEncoding.DELIMITED)
                    .setRepeatedFieldEncoding(RepeatedFieldEncoding.EXPANDED)));
    assertSame(FileDescriptor.of(ProtoFile.of(file.build().toByteArray()), List.of()));
  }

  private static FieldOptions with(FeatureSet.Builder features) {
    return FieldOptions.newBuilder().setFeatures(features).build();
  }

  private static FileDescriptorProto.Builder file() {
    DescriptorProto.Builder every = DescriptorProto.newBuilder().setName("Every");
    int number = 200;
    for (Type type : Type.values()) {
      boolean typed = type == Type.TYPE_MESSAGE || type == Type.TYPE_ENUM;
      if (type != Type.TYPE_GROUP) {
        String name = "a_" + type.name().toLowerCase(Locale.ROOT);
        String typeName = type == Type.TYPE_MESSAGE ? "Inner" : "Word";
        FieldDescriptorProto.Builder one = field(name, number++, type);
        FieldDescriptorProto.Builder many =
            field(name + "s", number++, type).setLabel(Label.LABEL_REPEATED);
        every.addField(typed ? one.setTypeName(typeName) : one);
        every.addField(typed ? many.setTypeName(".test.Every." + typeName) : many);
      }
    }
    return FileDescriptorProto.newBuilder()
        .setName("every.proto")
        .setPackage("test")
        .addMessageType(
            every
                .addField(field("named", 10, Type.TYPE_BOOL).setJsonName("otherwise"))
                .addField(field("in_oneof", 11, Type.TYPE_BOOL).setOneofIndex(0))
                .addField(
                    field("a_map", 12, Type.TYPE_MESSAGE)
                        .setLabel(Label.LABEL_REPEATED)
                        .setTypeName("AMapEntry"))
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("choice"))
                .addNestedType(
                    DescriptorProto.newBuilder()
                        .setName("AMapEntry")
                        .addField(field("key", 1, Type.TYPE_STRING))
                        .addField(field("value", 2, Type.TYPE_MESSAGE).setTypeName("Inner"))
                        .setOptions(MessageOptions.newBuilder().setMapEntry(true)))
                .addNestedType(DescriptorProto.newBuilder().setName("Inner"))
                .addEnumType(
                    EnumDescriptorProto.newBuilder()
                        .setName("Word")
                        .addValue(EnumValueDescriptorProto.newBuilder().setName("A").setNumber(0))
                        .addValue(
                            EnumValueDescriptorProto.newBuilder().setName("B").setNumber(-1))));
  }

  private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(Label.LABEL_OPTIONAL);
  }

  private void assertSame(FileDescriptor file) {
    Descriptors.FileDescriptor theirs = protobuf.link(file);
    assertThat(file.getName()).isEqualTo(theirs.getName());
    assertThat(file.getPackage()).isEqualTo(theirs.getPackage());
    assertSameMessages(file.getMessageTypes(), theirs.getMessageTypes());
    assertSameEnums(file.getEnumTypes(), theirs.getEnumTypes());
    assertSameFields(file.getExtensions(), theirs.getExtensions());
    assertThat(file.getServices()).hasSameSizeAs(theirs.getServices());
    for (int i = 0; i < file.getServices().size(); i++) {
      assertThat(file.getServices().get(i).getMethods().stream().map(OwnDescriptorsTest::told))
          .containsExactlyElementsOf(
              theirs.getServices().get(i).getMethods().stream()
                  .map(OwnDescriptorsTest::told)
                  .toList());
    }
  }

  private static String told(MethodDescriptor method) {
    return method.getFullName()
        + ": "
        + method.getInputType().getFullName()
        + (method.isClientStreaming() ? " stream, " : ", ")
        + method.getOutputType().getFullName()
        + (method.isServerStreaming() ? " stream" : "");
  }

  private static String told(Descriptors.MethodDescriptor method) {
    return method.getFullName()
        + ": "
        + method.getInputType().getFullName()
        + (method.isClientStreaming() ? " stream, " : ", ")
        + method.getOutputType().getFullName()
        + (method.isServerStreaming() ? " stream" : "");
  }

  private void assertSameMessages(List<Descriptor> ours, List<Descriptors.Descriptor> theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(ours.get(i).getFullName()).isEqualTo(theirs.get(i).getFullName());
      assertThat(protobuf.of(ours.get(i))).isSameAs(theirs.get(i));
      assertSameFields(ours.get(i).getFields(), theirs.get(i).getFields());
      assertSameFields(ours.get(i).getExtensions(), theirs.get(i).getExtensions());
      assertSameEnums(ours.get(i).getEnumTypes(), theirs.get(i).getEnumTypes());
      assertSameMessages(ours.get(i).getNestedTypes(), theirs.get(i).getNestedTypes());
    }
  }

  private static void assertSameEnums(
      List<EnumDescriptor> ours, List<Descriptors.EnumDescriptor> theirs) {
    assertThat(ours.stream().map(each -> each.getFullName() + words(each)))
        .containsExactlyElementsOf(
            theirs.stream().map(each -> each.getFullName() + words(each)).toList());
  }

  private static String words(EnumDescriptor words) {
    return words.getValues().stream()
        .map(word -> word.getName() + "=" + word.getNumber())
        .toList()
        .toString();
  }

  private static String words(Descriptors.EnumDescriptor words) {
    return words.getValues().stream()
        .map(word -> word.getName() + "=" + word.getNumber())
        .toList()
        .toString();
  }

  private static void assertSameFields(
      List<FieldDescriptor> ours, List<Descriptors.FieldDescriptor> theirs) {
    assertThat(ours.stream().map(OwnDescriptorsTest::told))
        .containsExactlyElementsOf(theirs.stream().map(OwnDescriptorsTest::told).toList());
  }

  private static String told(FieldDescriptor field) {
    return Stream.of(
            field.getFullName(),
            field.getNumber(),
            field.getJsonName(),
            field.getType(),
            field.getJavaType(),
            field.isRepeated(),
            field.isPacked(),
            field.isMapField(),
            field.hasPresence(),
            field.getContainingType().getFullName(),
            field.getRealContainingOneof() == null ? "" : field.getRealContainingOneof().getName(),
            field.getJavaType() == JavaType.MESSAGE ? field.getMessageType().getFullName() : "",
            field.getJavaType() == JavaType.ENUM ? field.getEnumType().getFullName() : "")
        .map(Objects::toString)
        .toList()
        .toString();
  }

  private static String told(Descriptors.FieldDescriptor field) {
    return Stream.of(
            field.getFullName(),
            field.getNumber(),
            field.getJsonName(),
            field.getType(),
            field.getJavaType(),
            field.isRepeated(),
            field.isPacked(),
            field.isMapField(),
            field.hasPresence(),
            field.getContainingType().getFullName(),
            field.getRealContainingOneof() == null ? "" : field.getRealContainingOneof().getName(),
            field.getJavaType() == Descriptors.FieldDescriptor.JavaType.MESSAGE
                ? field.getMessageType().getFullName()
                : "",
            field.getJavaType() == Descriptors.FieldDescriptor.JavaType.ENUM
                ? field.getEnumType().getFullName()
                : "")
        .map(Objects::toString)
        .toList()
        .toString();
  }
}
