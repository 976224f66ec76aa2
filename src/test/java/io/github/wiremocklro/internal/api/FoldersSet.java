package io.github.wiremocklro.internal.api;

import com.google.api.AnnotationsProto;
import com.google.api.ClientProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceOptions;

/** An API of version 2 with a method {@code :failover}, a host and a scope of its own. */
public final class FoldersSet {
  private FoldersSet() {}

  /** Returns its descriptors. */
  public static DescriptorSource source() {
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("folders.proto")
            .setSyntax("proto3")
            .setPackage("folders.v2")
            .addDependency("google/api/annotations.proto")
            .addDependency("google/api/client.proto")
            .addMessageType(
                DescriptorProto.newBuilder()
                    .setName("Cluster")
                    .addField(
                        FieldDescriptorProto.newBuilder()
                            .setName("name")
                            .setNumber(1)
                            .setLabel(Label.LABEL_OPTIONAL)
                            .setType(Type.TYPE_STRING)))
            .addService(
                ServiceDescriptorProto.newBuilder()
                    .setName("Folders")
                    .setOptions(
                        ServiceOptions.newBuilder()
                            .setExtension(ClientProto.defaultHost, "folders.googleapis.com")
                            .setExtension(
                                ClientProto.oauthScopes, "https://www.googleapis.com/auth/folders"))
                    .addMethod(
                        method(
                            "FailoverCluster",
                            HttpRule.newBuilder()
                                .setPost("/v2/{name=folders/*/clusters/*}:failover")
                                .setBody("*")
                                .build()))
                    .addMethod(
                        method(
                            "ArchiveCluster",
                            HttpRule.newBuilder()
                                .setGet("/archive/v2/{name=folders/*/clusters/*}")
                                .build())))
            .build();
    return DescriptorSource.ofSet(
        "folders.binpb", FileDescriptorSet.newBuilder().addFile(file).build().toByteArray());
  }

  private static MethodDescriptorProto method(String name, HttpRule rule) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(".folders.v2.Cluster")
        .setOutputType(".folders.v2.Cluster")
        .setOptions(MethodOptions.newBuilder().setExtension(AnnotationsProto.http, rule))
        .build();
  }
}
