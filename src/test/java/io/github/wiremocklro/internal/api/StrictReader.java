package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.github.wiremocklro.internal.wiremock.Rest.Reply;
import java.util.HashSet;
import java.util.Set;

/** Reads replies as protobuf's own reader does, for which each field that is not known is wrong. */
public final class StrictReader {
  private final DescriptorPool pool;
  private final JsonFormat.Parser parser;

  public StrictReader(DescriptorPool pool) {
    this.pool = pool;
    TypeRegistry.Builder types = TypeRegistry.newBuilder();
    Set<String> seen = new HashSet<>();
    Protobuf.files(pool).forEach(file -> add(types, file, seen));
    this.parser = JsonFormat.parser().usingTypeRegistry(types.build());
  }

  private static void add(TypeRegistry.Builder types, FileDescriptor file, Set<String> seen) {
    if (seen.add(file.getName())) {
      types.add(file.getMessageTypes());
      file.getDependencies().forEach(imported -> add(types, imported, seen));
    }
  }

  /** Returns the message that a reply is. */
  public DynamicMessage read(String type, Reply reply) {
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
    return read(type, reply.body());
  }

  DynamicMessage read(String type, String json) {
    Descriptor descriptor = Protobuf.of(pool, type);
    DynamicMessage.Builder message = DynamicMessage.newBuilder(descriptor);
    try {
      parser.merge(json, message);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(type + ": " + json, e);
    }
    return message.build();
  }
}
