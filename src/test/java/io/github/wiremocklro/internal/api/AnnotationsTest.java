package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceOptions;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.github.wiremocklro.internal.api.Annotations.Behavior;
import io.github.wiremocklro.internal.api.Annotations.Http;
import io.github.wiremocklro.internal.api.Annotations.OperationInfo;
import io.github.wiremocklro.internal.api.Annotations.Reference;
import io.github.wiremocklro.internal.api.Annotations.ResourceType;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers are those of googleapis, google/api/*.proto and google/longrunning. */
class AnnotationsTest {

  @Test
  void aMethodHasItsWaysOverHttpTheMainOneFirst() {
    UnknownFieldSet additional =
        fields().addField(2, text("/v1/{name=organizations/*}")).addField(12, text("lake")).build();
    MethodDescriptor method =
        method(
            option(
                72295728,
                fields()
                    .addField(4, text("/v1/{parent=projects/*}/lakes"))
                    .addField(7, text("lake"))
                    .addField(11, message(additional))));

    assertThat(Annotations.http(method))
        .containsExactly(
            new Http("POST", "/v1/{parent=projects/*}/lakes", "lake", ""),
            new Http("GET", "/v1/{name=organizations/*}", "", "lake"));
  }

  @Test
  void aVerbMayBeOnesOwn() {
    UnknownFieldSet custom =
        fields().addField(1, text("HEAD")).addField(2, text("/v1/{name=lakes/*}")).build();

    assertThat(Annotations.http(method(option(72295728, fields().addField(8, message(custom))))))
        .containsExactly(new Http("HEAD", "/v1/{name=lakes/*}", "", ""));
  }

  @Test
  void aMethodWithoutOptionsSaysNothing() {
    MethodDescriptor method = method(UnknownFieldSet.getDefaultInstance());

    assertThat(Annotations.http(method)).isEmpty();
    assertThat(Annotations.operationInfo(method)).isEmpty();
  }

  @Test
  void aRuleWithoutAPathIsNone() {
    assertThat(Annotations.http(method(option(72295728, fields().addField(7, text("*"))))))
        .isEmpty();
  }

  @Test
  void aMethodThatStartsOperationsTellsTheirTypes() {
    UnknownFieldSet options =
        option(1049, fields().addField(1, text("Lake")).addField(2, text("google.a.Metadata")));

    assertThat(Annotations.operationInfo(method(options)))
        .contains(new OperationInfo("Lake", "google.a.Metadata"));
  }

  @Test
  void anOptionInTwoPiecesIsOne() {
    UnknownFieldSet response = fields().addField(1, text("Lake")).build();
    UnknownFieldSet metadata = fields().addField(2, text("Metadata")).build();
    Field pieces =
        Field.newBuilder()
            .addLengthDelimited(response.toByteString())
            .addLengthDelimited(metadata.toByteString())
            .build();

    assertThat(Annotations.operationInfo(method(fields().addField(1049, pieces).build())))
        .contains(new OperationInfo("Lake", "Metadata"));
  }

  @Test
  void anOptionThatIsBrokenSaysNothing() {
    Field broken = Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("\n~")).build();
    Field number = Field.newBuilder().addVarint(1).build();

    assertThat(Annotations.http(method(fields().addField(72295728, broken).build()))).isEmpty();
    assertThat(Annotations.http(method(fields().addField(72295728, number).build()))).isEmpty();
  }

  @Test
  void aServiceTellsWhereItIsAndWhatACallerNeeds() {
    MethodDescriptor method = method(UnknownFieldSet.getDefaultInstance());

    assertThat(Annotations.defaultHost(method.getService())).isEqualTo("lakes.example.com");
    assertThat(Annotations.oauthScopes(method.getService()))
        .containsExactly("https://example.com/auth/all", "https://example.com/auth/lakes");
  }

  @Test
  void aMessageAndItsFileTellTypesOfResources() {
    FileDescriptor file = method(UnknownFieldSet.getDefaultInstance()).getFile();

    assertThat(Annotations.resource(file.getMessageTypes().get(0)))
        .contains(
            new ResourceType(
                "example.com/Lake",
                List.of("projects/{project}/lakes/{lake}", "lakes/{lake}"),
                "lakes",
                "lake"));
    assertThat(Annotations.resourceDefinitions(file))
        .extracting(ResourceType::type)
        .containsExactly("example.com/Pond", "example.com/Sea");
  }

  @Test
  void aFieldTellsWhatItNamesAndHowItIsUsed() {
    FileDescriptor file = method(UnknownFieldSet.getDefaultInstance()).getFile();
    FieldDescriptor pond = file.getMessageTypes().get(0).findFieldByName("pond");
    FieldDescriptor packed = file.getMessageTypes().get(0).findFieldByName("packed");

    assertThat(Annotations.reference(pond))
        .contains(new Reference("example.com/Pond", "example.com/Fish"));
    assertThat(Annotations.behavior(pond))
        .containsExactlyInAnyOrder(Behavior.REQUIRED, Behavior.IMMUTABLE);
    assertThat(Annotations.behavior(packed)).containsExactlyInAnyOrder(Behavior.OUTPUT_ONLY);
    assertThat(Annotations.reference(packed)).isEmpty();
  }

  private static MethodDescriptor method(UnknownFieldSet options) {
    ServiceDescriptorProto service =
        ServiceDescriptorProto.newBuilder()
            .setName("Lakes")
            .setOptions(
                options(
                    ServiceOptions.getDefaultInstance(),
                    fields()
                        .addField(1049, text("lakes.example.com"))
                        .addField(
                            1050,
                            text("https://example.com/auth/all,https://example.com/auth/lakes"))
                        .build()))
            .addMethod(
                MethodDescriptorProto.newBuilder()
                    .setName("M")
                    .setInputType("Lake")
                    .setOutputType("Lake")
                    .setOptions(options(MethodOptions.getDefaultInstance(), options)))
            .build();
    UnknownFieldSet pond =
        fields()
            .addField(1052, Field.newBuilder().addVarint(2).addVarint(5).addVarint(99).build())
            .addField(
                1055,
                message(
                    fields()
                        .addField(1, text("example.com/Pond"))
                        .addField(2, text("example.com/Fish"))
                        .build()))
            .build();
    UnknownFieldSet packed =
        fields()
            .addField(
                1052,
                Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFrom(new byte[] {3, 99}))
                    .build())
            .build();
    UnknownFieldSet resource =
        fields()
            .addField(1, text("example.com/Lake"))
            .addField(
                2,
                Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8("projects/{project}/lakes/{lake}"))
                    .addLengthDelimited(ByteString.copyFromUtf8("lakes/{lake}"))
                    .build())
            .addField(5, text("lakes"))
            .addField(6, text("lake"))
            .build();
    DescriptorProto lake =
        DescriptorProto.newBuilder()
            .setName("Lake")
            .setOptions(options(MessageOptions.getDefaultInstance(), option(1053, resource)))
            .addField(field("pond", 1, pond))
            .addField(field("packed", 2, packed))
            .build();
    Field definitions =
        Field.newBuilder()
            .addLengthDelimited(
                fields().addField(1, text("example.com/Pond")).build().toByteString())
            .addLengthDelimited(
                fields().addField(1, text("example.com/Sea")).build().toByteString())
            .build();
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("lakes.proto")
            .setOptions(
                options(
                    FileOptions.getDefaultInstance(), fields().addField(1053, definitions).build()))
            .addMessageType(lake)
            .addService(service)
            .build();
    return FileDescriptor.of(ProtoFile.of(file.toByteArray()), List.of())
        .getServices()
        .get(0)
        .getMethods()
        .get(0);
  }

  /** By interfaces alone: what the generated classes override is not the same in each version. */
  @SuppressWarnings("unchecked") // a builder makes what it comes from
  private static <T extends Message> T options(T defaults, UnknownFieldSet fields) {
    return (T) defaults.newBuilderForType().setUnknownFields(fields).build();
  }

  private static FieldDescriptorProto field(String name, int number, UnknownFieldSet options) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(FieldDescriptorProto.Type.TYPE_STRING)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
        .setOptions(options(FieldOptions.getDefaultInstance(), options))
        .build();
  }

  private static UnknownFieldSet option(int number, UnknownFieldSet.Builder content) {
    return option(number, content.build());
  }

  private static UnknownFieldSet option(int number, UnknownFieldSet content) {
    return fields().addField(number, message(content)).build();
  }

  private static UnknownFieldSet.Builder fields() {
    return UnknownFieldSet.newBuilder();
  }

  private static Field text(String text) {
    return Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)).build();
  }

  private static Field message(UnknownFieldSet content) {
    return Field.newBuilder().addLengthDelimited(content.toByteString()).build();
  }
}
