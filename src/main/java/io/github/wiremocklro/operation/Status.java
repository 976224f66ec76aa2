package io.github.wiremocklro.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as {@code google.rpc.Status} has it: of a call, or of an operation that ended badly.
 *
 * <p>Example: {@code Status.of(Code.ABORTED, "another change is pending")}.
 *
 * @param code what went wrong; never {@link Code#OK}, which is no error
 * @param message for developers, in English; may be empty
 * @param details further messages, each with an {@code @type}; the REST clients of Google cannot
 *     decode most of them inside {@code Operation.error}
 */
public record Status(Code code, String message, List<JsonObject> details) {
  private static final String DEBUG_INFO = "google.rpc.DebugInfo";

  /**
   * @throws InvalidArgumentException if the code is {@link Code#OK}, or a detail has no
   *     {@code @type}
   */
  public Status {
    if (code == Code.OK) {
      throw new InvalidArgumentException(
          "code", code, "is no error", "use a code from 1 (CANCELLED) to 16 (UNAUTHENTICATED)");
    }
    details = List.copyOf(details);
    details.forEach(Status::checked);
  }

  /** Returns an error without details. */
  public static Status of(Code code, String message) {
    return new Status(code, message, List.of());
  }

  /** Returns this with a {@code google.rpc.DebugInfo} behind the details, for developers. */
  public Status withDebug(String detail) {
    List<JsonObject> more = new ArrayList<>(details);
    more.add(JsonObject.of("@type", "type.googleapis.com/" + DEBUG_INFO, "detail", detail));
    return new Status(code, message, more);
  }

  /** Returns what a {@code google.rpc.DebugInfo} among the details says; null where none is. */
  public @Nullable String debug() {
    for (JsonObject detail : details) {
      if (DEBUG_INFO.equals(detail.messageType())) {
        return detail.string("detail");
      }
    }
    return null;
  }

  private static void checked(JsonObject detail) {
    if (detail.messageType() == null) {
      throw new InvalidArgumentException(
          "details",
          detail.fields(),
          "is no message with an \"@type\"",
          "write an object with one");
    }
  }
}
