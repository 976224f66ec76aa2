package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.ProtoFile;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins files to what they import. An import is looked for in the source of the file that has it,
 * then in the others, in their order: two sources may each have a {@code common.proto} of its own.
 */
final class Linker {
  private final List<Source> sources = new ArrayList<>();
  private final Map<ProtoFile, FileDescriptor> linked = new IdentityHashMap<>();
  private final Set<ProtoFile> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ProtobufTypes protobuf;
  private final boolean shippedAlone;

  /**
   * @param protobuf checks the files, but where there are none but those that are shipped
   */
  Linker(List<DescriptorSource> sources, ProtobufTypes protobuf) {
    this.protobuf = protobuf;
    boolean shipped = true;
    for (DescriptorSource source : sources) {
      this.sources.add(Source.of(source));
      shipped &= source.shipped();
    }
    this.shippedAlone = shipped;
  }

  /** Returns the files of a source, in its order. */
  List<FileDescriptor> link(int source) {
    List<FileDescriptor> files = new ArrayList<>();
    for (ProtoFile file : sources.get(source).files()) {
      files.add(link(sources.get(source), file));
    }
    return files;
  }

  private FileDescriptor link(Source source, ProtoFile file) {
    FileDescriptor known = linked.get(file);
    if (known != null) {
      return known;
    }
    if (!open.add(file)) {
      throw source.refused(file, "imports itself", "compile it with protoc, which says where");
    }
    if (open.size() > Bounds.IMPORT_DEPTH) {
      throw source.refused(
          file,
          "is imported by more than %d files, one by the next".formatted(Bounds.IMPORT_DEPTH),
          "give the descriptors of one API");
    }
    FileDescriptor result = build(source, file);
    open.remove(file);
    linked.put(file, result);
    return result;
  }

  private FileDescriptor build(Source source, ProtoFile file) {
    List<String> missing = new ArrayList<>();
    List<FileDescriptor> imports = new ArrayList<>();
    for (String name : file.imports()) {
      imports.add(imported(source, name, missing));
    }
    try {
      FileDescriptor result = FileDescriptor.of(file, imports);
      if (!shippedAlone) {
        protobuf.link(result);
      }
      return result;
    } catch (RuntimeException e) { // of any kind, for what lies
      throw missing.isEmpty()
          ? source.refused(
              file, "is not valid: " + e.getMessage(), "compile it again, with protoc or buf")
          : source.refused(
              file,
              "imports " + String.join(", ", missing) + ", which is not found",
              KnownImports.remedy(missing.get(0)));
    }
  }

  /** Whoever imports a file for its options alone can do without: these are not parsed. */
  private FileDescriptor imported(Source source, String name, List<String> missing) {
    for (int i = -1; i < sources.size(); i++) {
      Source each = i < 0 ? source : sources.get(i);
      ProtoFile file = each.byName().get(name);
      if (file != null) {
        return link(each, file);
      }
    }
    missing.add(name);
    return FileDescriptor.of(ProtoFile.empty(name), List.of());
  }

  private record Source(String place, List<ProtoFile> files, Map<String, ProtoFile> byName) {
    static Source of(DescriptorSource source) {
      Map<String, ProtoFile> byName = new HashMap<>();
      for (ProtoFile file : source.files()) {
        byName.putIfAbsent(file.name(), file);
      }
      return new Source(source.place(), source.files(), byName);
    }

    InvalidArgumentException refused(ProtoFile file, String problem, String remedy) {
      return DescriptorSource.refused(
          place, "cannot be used, for its " + file.name() + " " + problem, remedy);
    }
  }
}
