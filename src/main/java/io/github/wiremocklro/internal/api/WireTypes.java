package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.proto.Descriptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The types of a pool, as far as messages of them were written. Thread-safe. */
final class WireTypes {
  /** What to do about a type that is not known. */
  static final String REMEDY =
      "give the descriptors that have it with --api FILE, in Java api(...)";

  private final DescriptorPool pool;

  /** Not by name: two sources may each have a message of one name. */
  private final Map<Descriptor, WireType> known = new ConcurrentHashMap<>();

  private final Map<String, WireType> named = new ConcurrentHashMap<>();

  WireTypes(DescriptorPool pool) {
    this.pool = pool;
  }

  /** Returns what protobuf has for a type, to read a message of it. */
  com.google.protobuf.Descriptors.Descriptor protobuf(WireType type) {
    return pool.protobuf().of(type.descriptor());
  }

  WireType of(Descriptor descriptor) {
    return known.computeIfAbsent(descriptor, WireType::new);
  }

  /** Returns the type of a full name, null where no descriptor has it. */
  @Nullable WireType find(String fullName) {
    WireType type = named.get(fullName);
    if (type == null) {
      Descriptor descriptor = pool.message(fullName).orElse(null);
      type = descriptor == null ? null : of(descriptor);
      if (type != null) {
        named.put(fullName, type);
      }
    }
    return type;
  }
}
