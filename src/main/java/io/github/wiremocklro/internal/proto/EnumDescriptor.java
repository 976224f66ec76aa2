package io.github.wiremocklro.internal.proto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enum. Immutable. */
public final class EnumDescriptor extends Part {
  private final String fullName;
  private final List<EnumValueDescriptor> values = new ArrayList<>();

  EnumDescriptor(FileDescriptor file, String scope, Wire in) {
    super(file);
    while (in.next()) {
      if (in.isBytes()) {
        switch (in.number()) {
          case 1 -> name(in.text());
          case 2 -> values.add(new EnumValueDescriptor(this, in.message()));
          case 3 -> options(in.copy());
          default -> {}
        }
      }
    }
    this.fullName = join(scope, getName());
    file.add(fullName, this);
  }

  /** Returns such as {@code google.cloud.dataplex.v1.State}. */
  public String getFullName() {
    return fullName;
  }

  /** Returns the words, in the order of the file. */
  public List<EnumValueDescriptor> getValues() {
    return Collections.unmodifiableList(values);
  }

  /** Returns the word of a name, null for none. */
  public @Nullable EnumValueDescriptor findValueByName(String name) {
    for (EnumValueDescriptor value : values) {
      if (value.getName().equals(name)) {
        return value;
      }
    }
    return null;
  }

  /** Returns the first word of a number, null for none. */
  public @Nullable EnumValueDescriptor findValueByNumber(int number) {
    for (EnumValueDescriptor value : values) {
      if (value.getNumber() == number) {
        return value;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return fullName;
  }
}
