package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is known of the message types of APIs. Thread-safe. */
@FunctionalInterface
public interface MessageTypes {
  /** Nothing is known of any type. */
  MessageTypes NONE = fullName -> null;

  /**
   * Returns the type of a full name such as {@code google.cloud.dataplex.v1.Lake}; null where
   * nothing is known of it.
   */
  @Nullable MessageType find(String fullName);

  /**
   * Returns the type of a message; one without any field where nothing is known of it, or it has no
   * type. So nothing is written into it.
   */
  default MessageType of(@Nullable JsonObject message) {
    String fullName = message == null ? null : message.messageType();
    MessageType type = fullName == null ? null : find(fullName);
    return type == null ? FixedType.EMPTY : type;
  }
}
