package io.github.wiremocklro.internal.proto;

/** A word of an enum. Immutable. */
public final class EnumValueDescriptor extends Named {
  private final EnumDescriptor type;
  private final int number;

  EnumValueDescriptor(EnumDescriptor type, Wire in) {
    this.type = type;
    int found = 0;
    while (in.next()) {
      if (in.isBytes() && in.number() == 1) {
        name(in.text());
      } else if (in.isBytes() && in.number() == 3) {
        options(in.copy());
      } else if (in.isNumber() && in.number() == 2) {
        found = in.intValue();
      }
    }
    this.number = found;
  }

  /** Returns the enum. */
  public EnumDescriptor getType() {
    return type;
  }

  /** Returns what stands on the wire. */
  public int getNumber() {
    return number;
  }

  @Override
  public String toString() {
    return getName();
  }
}
