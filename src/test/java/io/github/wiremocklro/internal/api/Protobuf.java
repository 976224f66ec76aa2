package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.ProtoFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What protobuf itself has for our descriptors, for tests that compare with its messages. */
public final class Protobuf {
  private static final ProtobufTypes TYPES = new ProtobufTypes();
  private static final Map<Descriptors.FileDescriptor, FileDescriptor> OWN =
      new ConcurrentHashMap<>();

  private Protobuf() {}

  /** Returns protobuf's type; the same one each time. */
  static Descriptors.Descriptor of(Descriptor type) {
    return TYPES.of(type);
  }

  /** Returns the type of a full name. */
  static Descriptors.Descriptor of(DescriptorPool pool, String name) {
    return of(pool.message(name).orElseThrow());
  }

  /** Returns the files of a pool. */
  public static List<Descriptors.FileDescriptor> files(DescriptorPool pool) {
    return pool.files().stream().map(TYPES::link).toList();
  }

  /** Returns our field for one of protobuf's. */
  static FieldDescriptor own(Descriptors.FieldDescriptor field) {
    return own(field.getContainingType()).findFieldByName(field.getName());
  }

  private static Descriptor own(Descriptors.Descriptor type) {
    Descriptors.Descriptor outer = type.getContainingType();
    List<Descriptor> around =
        outer == null ? own(type.getFile()).getMessageTypes() : own(outer).getNestedTypes();
    return around.get(type.getIndex());
  }

  /** Returns our file for one of protobuf's. */
  static FileDescriptor own(Descriptors.FileDescriptor file) {
    FileDescriptor known = OWN.get(file);
    if (known == null) {
      List<FileDescriptor> imports = new ArrayList<>();
      file.getDependencies().forEach(imported -> imports.add(own(imported)));
      known = FileDescriptor.of(ProtoFile.of(file.toProto().toByteArray()), imports);
      OWN.put(file, known);
    }
    return known;
  }
}
