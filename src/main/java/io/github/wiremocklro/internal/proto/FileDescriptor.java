package io.github.wiremocklro.internal.proto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .proto} file says, with what it imports: as protobuf's own class of this name, but
 * for a few classes that are read in no time, where protobuf's need 490 that are first made. That
 * the bytes are a valid file is not checked here. Immutable.
 */
public final class FileDescriptor extends Named {
  private static final int FEATURES = 50;

  private final ProtoFile file;
  private final String inPackage;
  private final List<FileDescriptor> dependencies;
  private final List<FileDescriptor> publicDependencies = new ArrayList<>();
  private final List<Descriptor> messages = new ArrayList<>();
  private final List<EnumDescriptor> enums = new ArrayList<>();
  private final List<ServiceDescriptor> services = new ArrayList<>();
  private final List<FieldDescriptor> extensions = new ArrayList<>();

  /** The messages and the enums by their full names, nested ones too. */
  private final Map<String, Object> types = new HashMap<>();

  private FileDescriptor(ProtoFile file, List<FileDescriptor> dependencies) {
    this.file = file;
    this.dependencies = List.copyOf(dependencies);
    String named = "";
    String syntax = "";
    name(file.name());
    Wire in = file.read();
    while (in.next()) {
      if (in.isBytes()) {
        switch (in.number()) {
          case 2 -> named = in.text();
          case 8 -> options(in.copy());
          case 12 -> syntax = in.text();
          default -> {}
        }
      }
    }
    this.inPackage = named;
    readParts(file.read(), Features.of(syntax).with(getOptions().message(FEATURES)));
  }

  /**
   * Links a file.
   *
   * @param imports the files that it imports, in its order
   */
  public static FileDescriptor of(ProtoFile file, List<FileDescriptor> imports) {
    return new FileDescriptor(file, imports);
  }

  private void readParts(Wire in, Features features) {
    while (in.next()) {
      if (in.isBytes()) {
        switch (in.number()) {
          case 4 -> messages.add(new Descriptor(this, null, features, in.message()));
          case 5 -> enums.add(new EnumDescriptor(this, inPackage, in.message()));
          case 6 -> services.add(new ServiceDescriptor(this, in.message()));
          case 7 -> extensions.add(new FieldDescriptor(this, null, features, in.message()));
          case 10 -> Wire.packed(in.copy()).forEach(this::addPublic);
          default -> {}
        }
      } else if (in.isNumber() && in.number() == 10) {
        addPublic(in.intValue());
      }
    }
  }

  private void addPublic(int index) {
    if (index >= 0 && index < dependencies.size()) {
      publicDependencies.add(dependencies.get(index));
    }
  }

  void add(String fullName, Object type) {
    types.putIfAbsent(fullName, type);
  }

  /**
   * Returns the message or the enum that a name means.
   *
   * @param name with a dot in front, or relative to the scope
   */
  Object type(String name, String scope) {
    Object found = null;
    if (name.startsWith(".")) {
      found = visible(name.substring(1));
    } else {
      String outer = scope;
      while (found == null && !outer.isEmpty()) {
        found = visible(outer + "." + name);
        outer = outer.substring(0, Math.max(0, outer.lastIndexOf('.')));
      }
      found = found == null ? visible(name) : found;
    }
    if (found == null) {
      throw new IllegalStateException(name + " is in no file that " + getName() + " imports");
    }
    return found;
  }

  private @Nullable Object visible(String fullName) {
    Set<FileDescriptor> seen = new HashSet<>();
    Object found = own(fullName, seen);
    for (int i = 0; found == null && i < dependencies.size(); i++) {
      found = dependencies.get(i).own(fullName, seen);
    }
    return found;
  }

  /** What a file imports for others is as its own; many ways may lead to one file. */
  private @Nullable Object own(String fullName, Set<FileDescriptor> seen) {
    Object found = seen.add(this) ? types.get(fullName) : null;
    if (found != null || publicDependencies.isEmpty()) {
      return found;
    }
    for (int i = 0; found == null && i < publicDependencies.size(); i++) {
      FileDescriptor imported = publicDependencies.get(i);
      found = seen.contains(imported) ? null : imported.own(fullName, seen);
    }
    return found;
  }

  /** Returns the package; empty for none. */
  public String getPackage() {
    return inPackage;
  }

  /** Returns the files that it imports. */
  public List<FileDescriptor> getDependencies() {
    return dependencies;
  }

  /** Returns the messages that are in no other. */
  public List<Descriptor> getMessageTypes() {
    return Collections.unmodifiableList(messages);
  }

  /** Returns the enums that are in no message. */
  public List<EnumDescriptor> getEnumTypes() {
    return Collections.unmodifiableList(enums);
  }

  /** Returns the services. */
  public List<ServiceDescriptor> getServices() {
    return Collections.unmodifiableList(services);
  }

  /** Returns the extensions that are in no message. */
  public List<FieldDescriptor> getExtensions() {
    return Collections.unmodifiableList(extensions);
  }

  /** Returns what it was made of. */
  public ProtoFile toProto() {
    return file;
  }

  @Override
  public String toString() {
    return getName();
  }
}
