package io.github.wiremocklro.internal.api;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Joins files to what they import. An import is looked for in the source of the file that has it,
 * then in the others, in their order: two sources may each have a {@code common.proto} of its own.
 */
final class Linker {
  private final List<Source> sources;
  private final Map<FileDescriptorProto, FileDescriptor> linked = new IdentityHashMap<>();
  private final Set<FileDescriptorProto> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Linker(List<DescriptorSource> sources) {
    this.sources = sources.stream().map(Source::of).toList();
  }

  /** Returns the files of a source, in its order. */
  List<FileDescriptor> link(int source) {
    return sources.get(source).files().stream().map(f -> link(sources.get(source), f)).toList();
  }

  private FileDescriptor link(Source source, FileDescriptorProto file) {
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

  private FileDescriptor build(Source source, FileDescriptorProto file) {
    List<String> missing = new ArrayList<>();
    FileDescriptor[] imports =
        file.getDependencyList().stream()
            .map(name -> imported(source, name, missing))
            .toArray(FileDescriptor[]::new);
    try {
      return FileDescriptor.buildFrom(file, imports);
    } catch (DescriptorValidationException | RuntimeException e) { // both, for what lies
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
      FileDescriptorProto file = each.byName().get(name);
      if (file != null) {
        return link(each, file);
      }
    }
    missing.add(name);
    try {
      return FileDescriptor.buildFrom(
          FileDescriptorProto.newBuilder().setName(name).build(), new FileDescriptor[0]);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Source(
      String place, List<FileDescriptorProto> files, Map<String, FileDescriptorProto> byName) {
    static Source of(DescriptorSource source) {
      return new Source(
          source.place(),
          source.files(),
          source.files().stream()
              .collect(
                  Collectors.toMap(
                      FileDescriptorProto::getName, Function.identity(), (first, next) -> first)));
    }

    InvalidArgumentException refused(FileDescriptorProto file, String problem, String remedy) {
      return DescriptorSource.refused(
          place, "cannot be used, for its " + file.getName() + " " + problem, remedy);
    }
  }
}
