package io.github.wiremocklro.internal.api;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.api.ResourceDescriptor;
import com.google.api.ResourceProto;
import com.google.api.ResourceReference;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;

/** An API whose instances have names as those of Redis, and which starts no operation. */
public final class InstancesSet {
  private static final String NAME = "{name=projects/*/locations/*/instances/*}";
  private static final String COLLECTION = "{parent=projects/*/locations/*}/instances";
  private static final String EMPTY = ".google.protobuf.Empty";

  private InstancesSet() {}

  /**
   * Returns its descriptors.
   *
   * @param version what its paths begin with
   * @param type of its resources
   */
  public static DescriptorSource source(String version, String type) {
    String api = "instances." + version;
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName(version + ".proto")
            .setSyntax("proto3")
            .setPackage(api)
            .addDependency("google/api/annotations.proto")
            .addDependency("google/api/resource.proto")
            .addDependency("google/protobuf/empty.proto")
            .addMessageType(instance(type))
            .addMessageType(message("NameRequest", nameOf(type)))
            .addMessageType(
                message(
                    "ListRequest",
                    string("parent", 1),
                    string("page_size", 2).setType(Type.TYPE_INT32),
                    string("page_token", 3)))
            .addMessageType(
                message(
                    "ListResponse",
                    field("instances", 1, "." + api + ".Instance").setLabel(Label.LABEL_REPEATED),
                    string("next_page_token", 2)))
            .addMessageType(
                message(
                    "CreateRequest",
                    string("parent", 1),
                    string("instance_id", 2),
                    field("instance", 3, "." + api + ".Instance")))
            .addService(
                ServiceDescriptorProto.newBuilder()
                    .setName("Instances")
                    .addMethod(
                        method(
                            "GetInstance",
                            "." + api + ".NameRequest",
                            "." + api + ".Instance",
                            HttpRule.newBuilder().setGet("/" + version + "/" + NAME)))
                    .addMethod(
                        method(
                            "ListInstances",
                            "." + api + ".ListRequest",
                            "." + api + ".ListResponse",
                            HttpRule.newBuilder().setGet("/" + version + "/" + COLLECTION)))
                    .addMethod(
                        method(
                            "CreateInstance",
                            "." + api + ".CreateRequest",
                            "." + api + ".Instance",
                            HttpRule.newBuilder()
                                .setPost("/" + version + "/" + COLLECTION)
                                .setBody("instance")))
                    .addMethod(
                        method(
                            "DeleteInstance",
                            "." + api + ".NameRequest",
                            EMPTY,
                            HttpRule.newBuilder().setDelete("/" + version + "/" + NAME))))
            .build();
    return DescriptorSource.ofSet(
        version + ".binpb", FileDescriptorSet.newBuilder().addFile(file).build().toByteArray());
  }

  private static DescriptorProto.Builder instance(String type) {
    return message("Instance", string("name", 1), string("label", 2))
        .setOptions(
            MessageOptions.newBuilder()
                .setExtension(
                    ResourceProto.resource,
                    ResourceDescriptor.newBuilder()
                        .setType(type)
                        .addPattern("projects/{project}/locations/{location}/instances/{instance}")
                        .build()));
  }

  private static DescriptorProto.Builder message(
      String name, FieldDescriptorProto.Builder... fields) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    for (FieldDescriptorProto.Builder field : fields) {
      message.addField(field);
    }
    return message;
  }

  private static FieldDescriptorProto.Builder string(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(Label.LABEL_OPTIONAL)
        .setType(Type.TYPE_STRING);
  }

  private static FieldDescriptorProto.Builder nameOf(String type) {
    return string("name", 1)
        .setOptions(
            FieldOptions.newBuilder()
                .setExtension(
                    ResourceProto.resourceReference,
                    ResourceReference.newBuilder().setType(type).build()));
  }

  private static FieldDescriptorProto.Builder field(String name, int number, String type) {
    return string(name, number).setType(Type.TYPE_MESSAGE).setTypeName(type);
  }

  private static MethodDescriptorProto method(
      String name, String input, String output, HttpRule.Builder rule) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(input)
        .setOutputType(output)
        .setOptions(MethodOptions.newBuilder().setExtension(AnnotationsProto.http, rule.build()))
        .build();
  }
}
