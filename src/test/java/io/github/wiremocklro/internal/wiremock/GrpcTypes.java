package io.github.wiremocklro.internal.wiremock;

import com.google.iam.v1.SetIamPolicyRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The types and methods of some files, as protobuf's own library reads and prints them. */
record GrpcTypes(Map<String, FileDescriptor> files, TypeRegistry registry) {

  /** Returns those of the files, and what each API has: operations, policies, errors' details. */
  static GrpcTypes of(Collection<FileDescriptor> files) {
    Map<String, FileDescriptor> all = new LinkedHashMap<>();
    Stream.concat(
            files.stream(),
            Stream.of(
                Operation.getDescriptor().getFile(),
                SetIamPolicyRequest.getDescriptor().getFile(),
                ErrorInfo.getDescriptor().getFile()))
        .forEach(file -> add(all, file));
    TypeRegistry.Builder types = TypeRegistry.newBuilder();
    all.values().forEach(file -> types.add(file.getMessageTypes()));
    return new GrpcTypes(all, types.build());
  }

  private static void add(Map<String, FileDescriptor> all, FileDescriptor file) {
    if (all.putIfAbsent(file.getName(), file) == null) {
      file.getDependencies().forEach(imported -> add(all, imported));
    }
  }

  MethodDescriptor method(String path) {
    String[] names = path.split("/");
    return files.values().stream()
        .flatMap(file -> file.getServices().stream())
        .filter(service -> service.getFullName().equals(names[0]))
        .map(service -> service.findMethodByName(names[1]))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no descriptor here has " + path));
  }

  DynamicMessage read(Descriptor type, String json) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    try {
      JsonFormat.parser().usingTypeRegistry(registry).merge(json, message);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(type.getFullName() + ": " + json, e);
    }
    return message.build();
  }

  String print(MessageOrBuilder message) {
    try {
      return JsonFormat.printer()
          .usingTypeRegistry(registry)
          .omittingInsignificantWhitespace()
          .print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(message.toString(), e);
    }
  }

  /** Fails where a message has a field that its type has not, also in what an Any holds. */
  void assertAllKnown(Message message) {
    if (!message.getUnknownFields().asMap().isEmpty()) {
      throw new AssertionError(
          "%s has fields that it should not: %s"
              .formatted(message.getDescriptorForType().getFullName(), message));
    }
    if (message.getDescriptorForType().getFullName().equals(Any.getDescriptor().getFullName())) {
      content(message).ifPresent(this::assertAllKnown);
    }
    for (Object value : message.getAllFields().values()) {
      for (Object each : value instanceof List<?> many ? many : List.of(value)) {
        if (each instanceof Message inner) {
          assertAllKnown(inner);
        }
      }
    }
  }

  private Optional<Message> content(Message any) {
    try {
      String url = (String) any.getField(any.getDescriptorForType().findFieldByName("type_url"));
      ByteString bytes =
          (ByteString) any.getField(any.getDescriptorForType().findFieldByName("value"));
      Descriptor type = registry.getDescriptorForTypeUrl(url);
      return type == null ? Optional.empty() : Optional.of(DynamicMessage.parseFrom(type, bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(any.toString(), e);
    }
  }
}
