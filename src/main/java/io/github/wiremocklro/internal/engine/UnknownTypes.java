package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of messages that the fake writes into. What becomes of a type that nothing is known of
 * is decided here, and nowhere else.
 */
final class UnknownTypes {
  private static final Set<String> SET_BY_MOST =
      Set.of("name", "uid", "createTime", "updateTime", "state");

  /** A resource gets the fields that most have (AIP-148, AIP-216). */
  private static final MessageType RESOURCE =
      new FixedType(SET_BY_MOST, SET_BY_MOST, List.of("CREATING", "ACTIVE", "DELETING"), Map.of());

  /** Metadata tells what the operation is about, and nothing of its life. */
  private static final MessageType METADATA = FixedType.of("target", "verb");

  private UnknownTypes() {}

  /** Returns the type of a resource, or what it is taken for. */
  static MessageType ofResource(@Nullable String fullName, MessageTypes known) {
    return find(fullName, known, RESOURCE);
  }

  /** Returns the type of an operation's metadata, or what it is taken for. */
  static MessageType ofMetadata(@Nullable JsonObject metadata, MessageTypes known) {
    return find(metadata == null ? null : metadata.messageType(), known, METADATA);
  }

  private static MessageType find(
      @Nullable String fullName, MessageTypes known, MessageType otherwise) {
    MessageType type = fullName == null ? null : known.find(fullName);
    return type == null ? otherwise : type;
  }
}
