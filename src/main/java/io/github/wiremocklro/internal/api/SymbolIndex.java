package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.EnumDescriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which file has what; of two that have something of one name it is the first. Immutable. */
final class SymbolIndex {
  private final Map<String, FileDescriptor> files = new HashMap<>();
  private final Map<String, FileDescriptor> symbols = new HashMap<>();

  /** The extensions of a message by their numbers; none for one that has none. */
  private final Map<String, Map<Integer, FileDescriptor>> extensions = new HashMap<>();

  SymbolIndex(List<FileDescriptor> all) {
    for (FileDescriptor file : all) {
      files.putIfAbsent(file.getName(), file);
      file.getServices().forEach(this::add);
      file.getMessageTypes().forEach(this::add);
      file.getEnumTypes().forEach(this::add);
      file.getExtensions().forEach(this::addExtension);
    }
  }

  private void add(ServiceDescriptor service) {
    symbols.putIfAbsent(service.getFullName(), service.getFile());
    for (MethodDescriptor method : service.getMethods()) {
      symbols.putIfAbsent(method.getFullName(), service.getFile());
    }
  }

  private void add(Descriptor message) {
    symbols.putIfAbsent(message.getFullName(), message.getFile());
    extensions.computeIfAbsent(message.getFullName(), name -> new TreeMap<>());
    message.getNestedTypes().forEach(this::add);
    message.getEnumTypes().forEach(this::add);
    message.getExtensions().forEach(this::addExtension);
  }

  private void add(EnumDescriptor type) {
    symbols.putIfAbsent(type.getFullName(), type.getFile());
  }

  private void addExtension(FieldDescriptor extension) {
    symbols.putIfAbsent(extension.getFullName(), extension.getFile());
    extensions
        .computeIfAbsent(extension.getContainingType().getFullName(), name -> new TreeMap<>())
        .putIfAbsent(extension.getNumber(), extension.getFile());
  }

  @Nullable FileDescriptor file(String name) {
    return files.get(name);
  }

  /** Returns the file of a message, an enum, an extension, a service or a method. */
  @Nullable FileDescriptor symbol(String fullName) {
    return symbols.get(fullName);
  }

  @Nullable FileDescriptor extension(String message, int number) {
    return extensions.getOrDefault(message, Map.of()).get(number);
  }

  /** Returns the numbers of the extensions of a message, null for a message that is unknown. */
  @Nullable List<Integer> extensionNumbers(String message) {
    Map<Integer, FileDescriptor> known = extensions.get(message);
    return known == null ? null : List.copyOf(known.keySet());
  }
}
