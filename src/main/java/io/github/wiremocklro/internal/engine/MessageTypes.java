package io.github.wiremocklro.internal.engine;

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
}
