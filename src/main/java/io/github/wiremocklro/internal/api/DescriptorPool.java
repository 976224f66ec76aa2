package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Descriptors of one or several sources, linked, with all the types that are shipped with us. */
public final class DescriptorPool {
  private final List<FileDescriptor> files;
  private final List<FileDescriptor> all;
  private final List<ServiceDescriptor> services;
  private final Map<String, Descriptor> messages = new HashMap<>();
  private final ProtobufTypes protobuf;

  private DescriptorPool(
      List<FileDescriptor> files, List<FileDescriptor> shipped, ProtobufTypes protobuf) {
    this.protobuf = protobuf;
    this.files = List.copyOf(files);
    List<FileDescriptor> both = new ArrayList<>(files);
    both.addAll(shipped);
    this.all = both;
    this.services = services(files, shipped);
    for (FileDescriptor file : all) {
      add(file.getMessageTypes());
    }
  }

  /**
   * Links the files of the sources.
   *
   * @throws InvalidArgumentException if one imports what is nowhere, or says what cannot be
   */
  public static DescriptorPool of(List<DescriptorSource> sources) {
    List<DescriptorSource> all = new ArrayList<>(sources);
    all.add(DescriptorSource.imports());
    ProtobufTypes protobuf = new ProtobufTypes();
    Linker linker = new Linker(all, protobuf);
    List<FileDescriptor> files = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      files.addAll(linker.link(i));
    }
    return new DescriptorPool(files, linker.link(sources.size()), protobuf);
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

  /** Returns what protobuf makes of the files. */
  ProtobufTypes protobuf() {
    return protobuf;
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
    Set<String> names = new HashSet<>();
    for (FileDescriptor file : shipped) {
      names.add(file.getName());
    }
    Map<String, ServiceDescriptor> services = new LinkedHashMap<>();
    for (FileDescriptor file : files) {
      if (!names.contains(file.getName())) {
        for (ServiceDescriptor service : file.getServices()) {
          services.putIfAbsent(service.getFullName(), service);
        }
      }
    }
    return List.copyOf(services.values());
  }
}
