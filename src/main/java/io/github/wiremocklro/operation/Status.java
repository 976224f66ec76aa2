package io.github.wiremocklro.operation;

import java.util.List;

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

  /**
   * @throws InvalidScriptException if the code is {@link Code#OK}, or a detail has no {@code @type}
   */
  public Status {
    if (code == Code.OK) {
      throw new InvalidScriptException(
          "code", code, "is no error", "use a code from 1 (CANCELLED) to 16 (UNAUTHENTICATED)");
    }
    details = List.copyOf(details);
    details.forEach(Status::checked);
  }

  /** Returns an error without details. */
  public static Status of(Code code, String message) {
    return new Status(code, message, List.of());
  }

  private static void checked(JsonObject detail) {
    if (detail.messageType() == null) {
      throw new InvalidScriptException(
          "details",
          detail.fields(),
          "is no message with an \"@type\"",
          "write an object with one");
    }
  }
}
