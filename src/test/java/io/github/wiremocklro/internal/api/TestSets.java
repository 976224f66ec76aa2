package io.github.wiremocklro.internal.api;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;

/** Sets of descriptors for tests of those who are given them. */
public final class TestSets {
  private TestSets() {}

  /** Returns the set of {@code mine.proto}, which has a field of a type of Redis. */
  public static byte[] thatLacksAnImport() {
    return FileDescriptorSet.newBuilder()
        .addFile(
            FileDescriptorProto.newBuilder()
                .setName("mine.proto")
                .setSyntax("proto3")
                .addDependency("google/cloud/redis/v1/cloud_redis.proto")
                .addMessageType(
                    DescriptorProto.newBuilder()
                        .setName("Mine")
                        .addField(
                            FieldDescriptorProto.newBuilder()
                                .setName("instance")
                                .setNumber(1)
                                .setTypeName(".google.cloud.redis.v1.Instance"))))
        .build()
        .toByteArray();
  }
}
