package io.github.wiremocklro.internal.api;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What protobuf itself makes of linked files: it knows whether they are valid, and reads messages
 * that come over gRPC. To be made they take longer than all the rest of a server's start, so what
 * comes over REST goes without. Thread-safe.
 */
final class ProtobufTypes {
  private final Map<FileDescriptor, Descriptors.FileDescriptor> files = new HashMap<>();
  private final Map<Descriptor, Descriptors.Descriptor> types = new ConcurrentHashMap<>();

  /** Returns what protobuf has for a type. */
  Descriptors.Descriptor of(Descriptor type) {
    Descriptors.Descriptor known = types.get(type);
    return known != null ? known : types.computeIfAbsent(type, this::find);
  }

  private Descriptors.Descriptor find(Descriptor type) {
    String inPackage = type.getFile().getPackage();
    String name = type.getFullName().substring(inPackage.isEmpty() ? 0 : inPackage.length() + 1);
    String[] parts = name.split("\\.", -1);
    Descriptors.Descriptor found = link(type.getFile()).findMessageTypeByName(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      found = found.findNestedTypeByName(parts[i]);
    }
    return found;
  }

  /**
   * Links a file.
   *
   * @throws IllegalArgumentException if protobuf does not take it, or what it imports
   */
  synchronized Descriptors.FileDescriptor link(FileDescriptor file) {
    Descriptors.FileDescriptor known = files.get(file);
    if (known == null) {
      known = built(file);
      files.put(file, known);
    }
    return known;
  }

  private Descriptors.FileDescriptor built(FileDescriptor file) {
    List<FileDescriptor> imports = file.getDependencies();
    Descriptors.FileDescriptor[] linked = new Descriptors.FileDescriptor[imports.size()];
    for (int i = 0; i < linked.length; i++) {
      linked[i] = link(imports.get(i));
    }
    try {
      return Descriptors.FileDescriptor.buildFrom(
          FileDescriptorProto.parseFrom(file.toProto().toByteArray()), linked);
    } catch (DescriptorValidationException | InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
