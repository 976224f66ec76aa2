package io.github.wiremocklro.internal.api;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Descriptors of one or several sources, linked, with all the types that are shipped with us. */
public final class DescriptorPool {
  private final List<FileDescriptor> files;
  private final List<FileDescriptor> all;
  private final List<ServiceDescriptor> services;
  private final Map<String, Descriptor> messages = new HashMap<>();

  private DescriptorPool(List<FileDescriptor> files, List<FileDescriptor> shipped) {
    this.files = List.copyOf(files);
    this.all = Stream.concat(files.stream(), shipped.stream()).toList();
    this.services = services(files, shipped);
    files.forEach(file -> add(file.getMessageTypes()));
    shipped.forEach(file -> add(file.getMessageTypes()));
  }

  /**
   * Links the files of the sources.
   *
   * @throws InvalidArgumentException if one imports what is nowhere, or says what cannot be
   */
  public static DescriptorPool of(List<DescriptorSource> sources) {
    List<DescriptorSource> all = new ArrayList<>(sources);
    all.add(DescriptorSource.imports());
    Linker linker = new Linker(all);
    List<FileDescriptor> files = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      files.addAll(linker.link(i));
    }
    return new DescriptorPool(files, linker.link(sources.size()));
  }

  /** Returns the files of the sources, in their order. */
  public List<FileDescriptor> files() {
    return files;
  }

  /** Returns the files of the sources, and behind them those that are shipped with us. */
  List<FileDescriptor> all() {
    return all;
  }

  /**
   * Returns the services of the sources, in their order; of two with one name the first. Those that
   * come with what others import, such as {@code google.longrunning.Operations}, are not theirs.
   */
  public List<ServiceDescriptor> services() {
    return services;
  }

  /** Returns the message of a full name, such as {@code google.rpc.Status}. */
  public Optional<Descriptor> message(String fullName) {
    return Optional.ofNullable(messages.get(fullName));
  }

  /** Returns the message that a name means in a file: a full name, or one of the file's package. */
  public Optional<Descriptor> message(String name, FileDescriptor file) {
    for (String scope = file.getPackage(); !scope.isEmpty(); scope = outer(scope)) {
      Descriptor message = messages.get(scope + "." + name);
      if (message != null) {
        return Optional.of(message);
      }
    }
    return message(name);
  }

  private static String outer(String scope) {
    return scope.substring(0, Math.max(0, scope.lastIndexOf('.')));
  }

  private void add(List<Descriptor> types) {
    for (Descriptor type : types) {
      messages.putIfAbsent(type.getFullName(), type);
      add(type.getNestedTypes());
    }
  }

  private static List<ServiceDescriptor> services(
      List<FileDescriptor> files, List<FileDescriptor> shipped) {
    Set<String> names = shipped.stream().map(FileDescriptor::getName).collect(Collectors.toSet());
    Map<String, ServiceDescriptor> services = new LinkedHashMap<>();
    files.stream()
        .filter(file -> !names.contains(file.getName()))
        .flatMap(file -> file.getServices().stream())
        .forEach(service -> services.putIfAbsent(service.getFullName(), service));
    return List.copyOf(services.values());
  }
}
