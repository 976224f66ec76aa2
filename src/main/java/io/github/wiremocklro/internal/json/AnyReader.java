package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Optional;

/** Reads messages of a saved state that clients get as an {@code Any}, or as a resource. */
final class AnyReader {
  private AnyReader() {}

  /** Returns a message, which says of what type it is. */
  static Optional<JsonObject> read(Fields fields, String key) {
    Optional<JsonObject> message = fields.object(key);
    String type = message.map(any -> any.string("@type")).orElse(null);
    if (message.isPresent() && (type == null || type.indexOf('/') < 0)) {
      throw new InvalidArgumentException(
          fields.pathOf(key) + ".@type",
          type,
          "names no message type",
          "write one, as in \"type.googleapis.com/google.protobuf.Empty\"");
    }
    return message;
  }

  /** Returns a resource, which says that it has this name. */
  static Optional<JsonObject> named(Fields fields, String key, String name) {
    Optional<JsonObject> resource = read(fields, key);
    if (resource.isPresent() && !name.equals(resource.get().get("name"))) {
      throw new InvalidArgumentException(
          fields.pathOf(key) + ".name",
          resource.get().get("name"),
          "is another name",
          "write " + name);
    }
    return resource;
  }
}
