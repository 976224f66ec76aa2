package io.github.wiremocklro.internal.engine;

import io.github.wiremocklro.operation.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fake itself writes into {@code Operation.metadata}: of the fields by which APIs tell of
 * an operation's life those that the type of this metadata has, for APIs tell it in different
 * words.
 *
 * @param created when the operation started
 * @param changed when the script last changed the metadata
 * @param cancelled when a cancel was accepted; null where none was
 * @param ended when the operation ended; null while it runs
 */
record MetadataFields(
    Instant created, Instant changed, @Nullable Instant cancelled, @Nullable Instant ended) {
  /** In the order in which they are written; each under the name that some API gives it. */
  private static final List<String> NAMES =
      List.of(
          "createTime", // most
          "startTime", // Spanner
          "updateTime", // Vertex AI, in GenericOperationMetadata
          "requestedCancellation", // most
          "cancelRequested", // Redis, Functions
          "cancelTime", // Spanner
          "endTime", // most
          "genericMetadata"); // Vertex AI

  /** Returns metadata with the fields of these that its type has; they win over what is there. */
  JsonObject in(JsonObject metadata, MessageType type) {
    Map<String, @Nullable Object> written = null;
    for (String name : NAMES) {
      if (type.has(name)) {
        written = written == null ? new LinkedHashMap<>(metadata.fields()) : written;
        Object value = value(name, metadata, type);
        if (value == null) {
          written.remove(name);
        } else {
          written.put(name, value);
        }
      }
    }
    return written == null ? metadata : new JsonObject(written);
  }

  private @Nullable Object value(String name, JsonObject metadata, MessageType type) {
    return switch (name) {
      case "createTime", "startTime" -> created.toString();
      case "updateTime" -> updated().toString();
      case "requestedCancellation", "cancelRequested" -> cancelled != null;
      case "cancelTime" -> cancelled == null ? null : cancelled.toString();
      case "endTime" -> ended == null ? null : ended.toString();
      default -> nested(metadata.get(name), type.messageOf(name));
    };
  }

  private Instant updated() {
    if (ended != null) {
      return ended;
    }
    return cancelled != null && cancelled.isAfter(changed) ? cancelled : changed;
  }

  private @Nullable Object nested(@Nullable Object value, @Nullable MessageType type) {
    JsonObject message = value instanceof JsonObject object ? object : JsonObject.EMPTY;
    return type == null ? value : in(message, type);
  }
}
