package io.github.wiremocklro.internal.proto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message type. Its fields are read when one is first asked for. Thread-safe. */
public final class Descriptor extends Part {
  private static final int MAP_ENTRY = 7;
  private static final int FEATURES = 12;

  private final Wire message;
  private final String fullName;
  private final boolean mapEntry;
  private final Features features;
  private final List<Descriptor> nested = new ArrayList<>();
  private final List<EnumDescriptor> enums = new ArrayList<>();
  private final List<FieldDescriptor> extensions = new ArrayList<>();
  private volatile @Nullable Fields fields;
  private volatile @Nullable Map<String, FieldDescriptor> byEitherName;

  /** The fields, and how they are found. */
  private record Fields(
      List<FieldDescriptor> all,
      Map<String, FieldDescriptor> byName,
      Map<Integer, FieldDescriptor> byNumber) {}

  Descriptor(FileDescriptor file, @Nullable Descriptor outer, Features around, Wire message) {
    super(file);
    this.message = message;
    Wire in = message.again();
    while (in.next()) {
      if (in.isBytes() && in.number() == 1) {
        name(in.text());
      } else if (in.isBytes() && in.number() == 7) {
        options(in.copy());
      }
    }
    this.fullName = join(outer == null ? file.getPackage() : outer.fullName, getName());
    this.mapEntry = getOptions().isSet(MAP_ENTRY);
    this.features = around.with(getOptions().message(FEATURES));
    file.add(fullName, this);
    readParts();
  }

  private void readParts() {
    Wire in = message.again();
    while (in.next()) {
      if (in.isBytes()) {
        switch (in.number()) {
          case 3 -> nested.add(new Descriptor(getFile(), this, features, in.message()));
          case 4 -> enums.add(new EnumDescriptor(getFile(), fullName, in.message()));
          case 6 -> extensions.add(new FieldDescriptor(getFile(), this, features, in.message()));
          default -> {}
        }
      }
    }
  }

  /** A field is the same one for all who ask for it. */
  private Fields fields() {
    Fields known = fields;
    if (known == null) {
      synchronized (this) {
        known = fields;
        if (known == null) {
          known = readFields();
          fields = known;
        }
      }
    }
    return known;
  }

  private Fields readFields() {
    List<OneofDescriptor> oneofs = new ArrayList<>();
    List<FieldDescriptor> all = new ArrayList<>();
    Wire in = message.again();
    while (in.next()) {
      if (in.isBytes() && in.number() == 8) {
        oneofs.add(new OneofDescriptor(getFile(), features, in.message()));
      }
    }
    Map<String, FieldDescriptor> byName = new HashMap<>();
    Map<Integer, FieldDescriptor> byNumber = new HashMap<>();
    in = message.again();
    while (in.next()) {
      if (in.isBytes() && in.number() == 2) {
        FieldDescriptor field =
            new FieldDescriptor(getFile(), this, features, oneofs, in.message());
        all.add(field);
        OneofDescriptor oneof = field.getContainingOneof();
        if (oneof != null) {
          oneof.add(field);
        }
        byName.putIfAbsent(field.getName(), field);
        byNumber.putIfAbsent(field.getNumber(), field);
      }
    }
    return new Fields(Collections.unmodifiableList(all), byName, byNumber);
  }

  /** Returns such as {@code google.rpc.Status}. */
  public String getFullName() {
    return fullName;
  }

  /** Returns the fields, in the order of the file. */
  public List<FieldDescriptor> getFields() {
    return fields().all();
  }

  /** Returns the field of a name, null for none. */
  public @Nullable FieldDescriptor findFieldByName(String name) {
    return fields().byName().get(name);
  }

  /**
   * Returns the field of a name, as JSON has it or as the .proto does; null for none. The name in
   * the .proto counts where it is not the JSON name of another field.
   */
  public @Nullable FieldDescriptor findFieldByEitherName(String name) {
    Map<String, FieldDescriptor> known = byEitherName;
    if (known == null) {
      Map<String, FieldDescriptor> names = new HashMap<>();
      getFields().forEach(field -> names.putIfAbsent(field.getJsonName(), field));
      getFields().forEach(field -> names.putIfAbsent(field.getName(), field));
      known = names;
      byEitherName = known;
    }
    return known.get(name);
  }

  /** Returns the field of a number, null for none. */
  public @Nullable FieldDescriptor findFieldByNumber(int number) {
    return fields().byNumber().get(number);
  }

  /**
   * Returns a field that the message is known to have, such as the key of a map's entry.
   *
   * @throws IllegalStateException if it has none of that number
   */
  public FieldDescriptor field(int number) {
    return known(findFieldByNumber(number), number);
  }

  /**
   * Returns a field that the message is known to have.
   *
   * @throws IllegalStateException if it has none of that name
   */
  public FieldDescriptor field(String name) {
    return known(findFieldByName(name), name);
  }

  private FieldDescriptor known(@Nullable FieldDescriptor field, Object asked) {
    if (field == null) {
      throw new IllegalStateException("%s has no field %s".formatted(fullName, asked));
    }
    return field;
  }

  /** Returns the messages inside. */
  public List<Descriptor> getNestedTypes() {
    return Collections.unmodifiableList(nested);
  }

  /** Returns the enums inside. */
  public List<EnumDescriptor> getEnumTypes() {
    return Collections.unmodifiableList(enums);
  }

  /** Returns the extensions inside, which are of other messages. */
  public List<FieldDescriptor> getExtensions() {
    return Collections.unmodifiableList(extensions);
  }

  /** Returns whether it is an entry of a map, and no message of the file's author. */
  boolean isMapEntry() {
    return mapEntry;
  }

  @Override
  public String toString() {
    return fullName;
  }
}
