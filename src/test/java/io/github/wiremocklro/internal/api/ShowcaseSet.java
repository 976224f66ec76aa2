package io.github.wiremocklro.internal.api;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.longrunning.OperationInfo;
import com.google.longrunning.OperationsProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The method Wait of gapic-showcase, with its messages, as
 * schema/google/showcase/v1beta1/echo.proto of github.com/googleapis/gapic-showcase has them. No
 * artifact of them is at Maven Central.
 */
public final class ShowcaseSet {
  private static final String PACKAGE = ".google.showcase.v1beta1.";

  private ShowcaseSet() {}

  /** Writes the set into a directory, as protoc would without the imports, and returns the file. */
  public static Path writtenTo(Path directory) throws IOException {
    byte[] set = FileDescriptorSet.newBuilder().addFile(echo()).build().toByteArray();
    return Files.write(directory.resolve("showcase.binpb"), set);
  }

  private static FileDescriptorProto echo() {
    return FileDescriptorProto.newBuilder()
        .setName("google/showcase/v1beta1/echo.proto")
        .setSyntax("proto3")
        .setPackage("google.showcase.v1beta1")
        .addDependency("google/api/annotations.proto")
        .addDependency("google/longrunning/operations.proto")
        .addDependency("google/protobuf/duration.proto")
        .addDependency("google/protobuf/timestamp.proto")
        .addDependency("google/rpc/status.proto")
        .addMessageType(request())
        .addMessageType(
            DescriptorProto.newBuilder()
                .setName("WaitResponse")
                .addField(field("content", 1).setType(Type.TYPE_STRING)))
        .addMessageType(
            DescriptorProto.newBuilder()
                .setName("WaitMetadata")
                .addField(message("end_time", 1, ".google.protobuf.Timestamp")))
        .addService(ServiceDescriptorProto.newBuilder().setName("Echo").addMethod(method()))
        .build();
  }

  private static DescriptorProto request() {
    return DescriptorProto.newBuilder()
        .setName("WaitRequest")
        .addOneofDecl(OneofDescriptorProto.newBuilder().setName("end"))
        .addOneofDecl(OneofDescriptorProto.newBuilder().setName("response"))
        .addField(message("end_time", 1, ".google.protobuf.Timestamp").setOneofIndex(0))
        .addField(message("ttl", 4, ".google.protobuf.Duration").setOneofIndex(0))
        .addField(message("error", 2, ".google.rpc.Status").setOneofIndex(1))
        .addField(message("success", 3, PACKAGE + "WaitResponse").setOneofIndex(1))
        .build();
  }

  private static MethodDescriptorProto method() {
    return MethodDescriptorProto.newBuilder()
        .setName("Wait")
        .setInputType(PACKAGE + "WaitRequest")
        .setOutputType(".google.longrunning.Operation")
        .setOptions(
            MethodOptions.newBuilder()
                .setExtension(
                    AnnotationsProto.http,
                    HttpRule.newBuilder().setPost("/v1beta1/echo:wait").setBody("*").build())
                .setExtension(
                    OperationsProto.operationInfo,
                    OperationInfo.newBuilder()
                        .setResponseType("WaitResponse")
                        .setMetadataType("WaitMetadata")
                        .build()))
        .build();
  }

  private static FieldDescriptorProto.Builder message(String name, int number, String type) {
    return field(name, number).setType(Type.TYPE_MESSAGE).setTypeName(type);
  }

  private static FieldDescriptorProto.Builder field(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(Label.LABEL_OPTIONAL);
  }
}
