package io.github.wiremocklro.internal.api;

import io.github.wiremocklro.internal.engine.MessageTypes;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The message types of linked descriptors, those that they import too. Thread-safe. */
public final class DescriptorTypes implements MessageTypes {
  private final DescriptorPool pool;
  private final boolean lenient;
  private final SlashedIds slashedIds;

  /** Not by name: two sources may each have a message of one name. */
  private final Map<Descriptor, DescriptorType> read = new ConcurrentHashMap<>();

  /** Creates the types of a pool. */
  public DescriptorTypes(DescriptorPool pool) {
    this(pool, false, SlashedIds.NONE);
  }

  /**
   * Creates the types of a pool.
   *
   * @param lenient whether messages may have fields that their descriptors do not have
   * @param slashedIds which resources may have ids with slashes
   */
  DescriptorTypes(DescriptorPool pool, boolean lenient, SlashedIds slashedIds) {
    this.pool = pool;
    this.lenient = lenient;
    this.slashedIds = slashedIds;
  }

  SlashedIds slashedIds() {
    return slashedIds;
  }

  boolean areLenient() {
    return lenient;
  }

  @Override
  public @Nullable DescriptorType find(String fullName) {
    return pool.message(fullName).map(this::of).orElse(null);
  }

  DescriptorType of(Descriptor descriptor) {
    DescriptorType known = read.get(descriptor);
    return known != null
        ? known
        : read.computeIfAbsent(descriptor, unread -> new DescriptorType(this, unread));
  }

  /**
   * Returns what a strict reader of proto3 JSON finds wrong with a message; nothing if it would
   * take it. A message in an {@code Any} whose type is not known here is passed over.
   *
   * <p>Example: {@code strictly("google.longrunning.Operation", reply)}.
   *
   * @param fullName the type of the message; an {@code @type} of its own is no field of it
   */
  public List<FieldViolation> strictly(String fullName, JsonObject message) {
    Violations violations = new Violations();
    DescriptorType type = find(fullName);
    if (type == null) {
      violations.add("", "The type %s is not known here".formatted(fullName));
    } else {
      new MessageReader(this, MessageReader.Mode.STRICT, violations).whole(type, message, "");
    }
    return violations.list();
  }
}
