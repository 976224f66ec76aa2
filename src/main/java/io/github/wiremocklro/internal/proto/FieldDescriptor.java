package io.github.wiremocklro.internal.proto;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a message, or an extension. Immutable. */
public final class FieldDescriptor extends Part {
  private static final int REPEATED = 3;
  private static final int REQUIRED = 2;
  private static final int PACKED = 2;
  private static final int FEATURES = 21;
  private static final int NO_ONEOF = -1;

  /** What Java has for a value. */
  public enum JavaType {
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BOOLEAN,
    STRING,
    BYTE_STRING,
    ENUM,
    MESSAGE
  }

  /** The types that a field can have, in the order of their numbers in descriptor.proto. */
  public enum Type {
    DOUBLE(JavaType.DOUBLE),
    FLOAT(JavaType.FLOAT),
    INT64(JavaType.LONG),
    UINT64(JavaType.LONG),
    INT32(JavaType.INT),
    FIXED64(JavaType.LONG),
    FIXED32(JavaType.INT),
    BOOL(JavaType.BOOLEAN),
    STRING(JavaType.STRING),
    GROUP(JavaType.MESSAGE),
    MESSAGE(JavaType.MESSAGE),
    BYTES(JavaType.BYTE_STRING),
    UINT32(JavaType.INT),
    ENUM(JavaType.ENUM),
    SFIXED32(JavaType.INT),
    SFIXED64(JavaType.LONG),
    SINT32(JavaType.INT),
    SINT64(JavaType.LONG);

    private static final Type[] BY_NUMBER = values();

    private final JavaType java;

    Type(JavaType java) {
      this.java = java;
    }

    static @Nullable Type of(int number) {
      return number < 1 || number > BY_NUMBER.length ? null : BY_NUMBER[number - 1];
    }

    boolean isPackable() {
      return java != JavaType.STRING && java != JavaType.BYTE_STRING && java != JavaType.MESSAGE;
    }
  }

  private final @Nullable Descriptor outer;
  private final boolean extension;
  private final Features features;
  private final @Nullable OneofDescriptor containing;
  private int number;
  private int label;
  private @Nullable Type type;
  private int oneof = NO_ONEOF;
  private boolean proto3Optional;
  private String typeName = "";
  private String extendee = "";
  private String jsonName = "";

  /** Of a field that is a message or an enum; looked for when it is first asked for. */
  private @Nullable Object resolved;

  /** Reads an extension that stands in a file or in a message. */
  FieldDescriptor(
      FileDescriptor file, @Nullable Descriptor outer, Features around, Wire extension) {
    this(file, outer, around, null, extension);
  }

  /**
   * Reads a field.
   *
   * @param oneofs those of the message; null for an extension
   */
  FieldDescriptor(
      FileDescriptor file,
      @Nullable Descriptor outer,
      Features around,
      @Nullable List<OneofDescriptor> oneofs,
      Wire in) {
    super(file);
    this.outer = outer;
    this.extension = oneofs == null;
    while (in.next()) {
      if (in.isBytes()) {
        text(in);
      } else if (in.isNumber()) {
        number(in);
      }
    }
    if (jsonName.isEmpty()) {
      jsonName = lowerCamel(getName());
    }
    this.containing =
        oneofs == null || oneof < 0 || oneof >= oneofs.size() ? null : oneofs.get(oneof);
    this.features = features(containing == null ? around : containing.features());
  }

  private void text(Wire in) {
    switch (in.number()) {
      case 1 -> name(in.text());
      case 2 -> extendee = in.text();
      case 6 -> typeName = in.text();
      case 8 -> options(in.copy());
      case 10 -> jsonName = in.text();
      default -> {}
    }
  }

  private void number(Wire in) {
    switch (in.number()) {
      case 3 -> number = in.intValue();
      case 4 -> label = in.intValue();
      case 5 -> type = Type.of(in.intValue());
      case 9 -> oneof = in.intValue();
      case 17 -> proto3Optional = in.isTrue();
      default -> {}
    }
  }

  private Features features(Features around) {
    Options options = getOptions();
    Features own = options.has(PACKED) ? around.packed(options.isSet(PACKED)) : around;
    return own.with(options.message(FEATURES));
  }

  /** Returns such as {@code google.rpc.Status.code}. */
  public String getFullName() {
    return join(outer == null ? getFile().getPackage() : outer.getFullName(), getName());
  }

  /** Returns what stands before the value on the wire. */
  public int getNumber() {
    return number;
  }

  /** Returns the name in JSON. */
  public String getJsonName() {
    return jsonName;
  }

  /** As protoc makes it, where a file has been made without protoc. */
  private static String lowerCamel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_') {
        camel.append(upper && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
      }
      upper = c == '_';
    }
    return camel.toString();
  }

  /** Returns the type. */
  public Type getType() {
    if (type == null) {
      return resolved() instanceof EnumDescriptor ? Type.ENUM : Type.MESSAGE;
    }
    return type == Type.MESSAGE && features.isDelimited() && !isOfAMap() ? Type.GROUP : type;
  }

  private boolean isOfAMap() {
    return outer != null && outer.isMapEntry() || getMessageType().isMapEntry();
  }

  /** Returns what Java has for a value. */
  public JavaType getJavaType() {
    return getType().java;
  }

  /** Returns the type of the message that the field is. */
  public Descriptor getMessageType() {
    return (Descriptor) resolved();
  }

  /** Returns the enum that the field is of. */
  public EnumDescriptor getEnumType() {
    return (EnumDescriptor) resolved();
  }

  private Object resolved() {
    Object known = resolved;
    if (known == null) {
      known =
          getFile().type(typeName, outer == null ? getFile().getPackage() : outer.getFullName());
      resolved = known; // The same whoever finds it first.
    }
    return known;
  }

  /** Returns whether there may be several values. */
  public boolean isRepeated() {
    return label == REPEATED;
  }

  /** Returns whether it is a map, whose entries are messages on the wire. */
  public boolean isMapField() {
    return isRepeated() && getType() == Type.MESSAGE && getMessageType().isMapEntry();
  }

  /** Returns whether several values stand one behind the other. */
  public boolean isPacked() {
    return isRepeated() && getType().isPackable() && features.isPacked();
  }

  /** Returns whether a message may be without the field, which is not the same as its default. */
  public boolean hasPresence() {
    return !isRepeated()
        && (proto3Optional
            || label == REQUIRED
            || getJavaType() == JavaType.MESSAGE
            || extension
            || containing != null
            || features.hasPresence());
  }

  /** Returns the oneof that it is in, null for none. */
  @Nullable OneofDescriptor getContainingOneof() {
    return containing;
  }

  /** Returns the oneof that it is in and that the file's author wrote; null for none. */
  public @Nullable OneofDescriptor getRealContainingOneof() {
    return proto3Optional ? null : containing;
  }

  /** Returns the message that has it: of an extension that which it extends. */
  public Descriptor getContainingType() {
    if (!extension && outer != null) {
      return outer;
    }
    String scope = outer == null ? getFile().getPackage() : outer.getFullName();
    return (Descriptor) getFile().type(extendee, scope);
  }

  @Override
  public String toString() {
    return getFullName();
  }
}
