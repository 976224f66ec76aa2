package io.github.wiremocklro.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks that several parts of a script share. Each throws {@link InvalidArgumentException}. */
final class Checks {
  private Checks() {}

  /** Checks that a message can stand in a {@code google.protobuf.Any}. */
  static void any(String path, @Nullable JsonObject message) {
    String type = message == null ? null : message.string("@type");
    if (message != null && (type == null || !type.contains("/"))) {
      throw new InvalidArgumentException(
          path + ".@type",
          type,
          "names no message type, and clients fail on such an Any (any.proto)",
          "write one, as in \"type.googleapis.com/google.protobuf.Empty\"");
    }
  }

  /** Checks what is to be merged into the metadata. */
  static void patch(String path, @Nullable JsonObject patch) {
    if (patch != null && patch.has("@type")) {
      throw new InvalidArgumentException(
          path + ".@type", patch.get("@type"), "would change what the metadata is", "leave it out");
    }
  }

  /** Checks that a duration is none that lies back, and that duration.proto can hold it. */
  static void duration(String path, Duration duration, String remedyIfLong) {
    if (duration.isNegative()) {
      throw new InvalidArgumentException(path, duration, "is negative", "use \"0s\" for at once");
    }
    if (duration.compareTo(After.Time.MAX) > 0) {
      throw new InvalidArgumentException(path, duration, "is over 10,000 years", remedyIfLong);
    }
  }
}
