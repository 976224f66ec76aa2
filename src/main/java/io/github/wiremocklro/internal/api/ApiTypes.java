package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.api.Annotations.Reference;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FieldDescriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.MethodDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages and the types of resources that linked files have, those of imports too. */
final class ApiTypes {
  private static final String OPERATION = "google.longrunning.Operation";

  private final DescriptorPool pool;
  private final Map<String, ApiResource> resources = new LinkedHashMap<>();
  private final Map<String, ApiResource> byMessage = new HashMap<>();

  ApiTypes(DescriptorPool pool) {
    this.pool = pool;
    Set<FileDescriptor> seen = new HashSet<>();
    Deque<FileDescriptor> open = new ArrayDeque<>(pool.files());
    while (!open.isEmpty()) {
      FileDescriptor file = open.removeFirst();
      if (seen.add(file)) {
        open.addAll(file.getDependencies());
        add(file);
      }
    }
  }

  private void add(FileDescriptor file) {
    Deque<Descriptor> open = new ArrayDeque<>(file.getMessageTypes());
    while (!open.isEmpty()) {
      Descriptor message = open.removeFirst();
      open.addAll(message.getNestedTypes());
      Annotations.resource(message).ifPresent(type -> add(type, message));
    }
    for (Annotations.ResourceType type : Annotations.resourceDefinitions(file)) {
      resources.putIfAbsent(type.type(), new ApiResource(type.type(), type.patterns(), null));
    }
  }

  /** A message tells more than a mere definition, which may stand in a file that comes first. */
  private void add(Annotations.ResourceType type, Descriptor message) {
    ApiResource resource = new ApiResource(type.type(), type.patterns(), message);
    ApiResource known = resources.get(type.type());
    if (known == null || known.message() == null) {
      resources.put(type.type(), resource);
    }
    byMessage.putIfAbsent(message.getFullName(), resource);
  }

  /** Returns the message of this full name, null where there is none. */
  @Nullable Descriptor message(String fullName) {
    return pool.message(fullName).orElse(null);
  }

  /** Returns the full name of the type that a method names (AIP-151); empty for no name. */
  String fullName(String named, MethodDescriptor method) {
    String name = named.startsWith(".") ? named.substring(1) : named;
    return name.isEmpty()
        ? name
        : pool.message(name, method.getFile()).map(Descriptor::getFullName).orElse(name);
  }

  /**
   * Returns the resource that a message stands for. One without {@code google.api.resource} does so
   * too if it has the field {@code name} (AIP-122); but an operation is none, and kept elsewhere.
   */
  Optional<ApiResource> resource(@Nullable Descriptor message) {
    if (message == null || isOperation(message)) {
      return Optional.empty();
    }
    ApiResource resource = byMessage.get(message.getFullName());
    if (resource != null) {
      return Optional.of(resource);
    }
    FieldDescriptor name = message.findFieldByName("name");
    return name != null && name.getType() == FieldDescriptor.Type.STRING && !name.isRepeated()
        ? Optional.of(new ApiResource("", List.of(), message))
        : Optional.empty();
  }

  static boolean isOperation(Descriptor message) {
    return message.getFullName().equals(OPERATION);
  }

  /**
   * Returns the resources whose singular this is, directly below what fits the segments of a path.
   */
  Stream<ApiResource> below(List<PathTemplate.Segment> parent, String singular) {
    return resources.values().stream()
        .filter(type -> !type.collectionBelow(parent, singular).isEmpty());
  }

  /** Returns the resource that a field refers to, be it known here or not. */
  Optional<ApiResource> referredTo(FieldDescriptor field) {
    return Annotations.reference(field)
        .map(Reference::type)
        .filter(type -> !type.isEmpty() && !type.equals("*"))
        .map(type -> resources.getOrDefault(type, new ApiResource(type, List.of(), null)));
  }

  /** Returns the resource whose names are of this form. */
  Optional<ApiResource> named(List<PathTemplate.Segment> segments) {
    return resources.values().stream().filter(type -> type.isNamedBy(segments)).findFirst();
  }
}
