package io.github.wiremocklro.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about an operation when it starts, and never changes.
 *
 * @param script what it was started from
 * @param name its name
 * @param sequence how many operations this server had started before
 * @param effect the resource as it will be once the operation completes, if it makes one
 * @param createTime when it was started
 */
record Origin(
    OperationScript script,
    OperationName name,
    long sequence,
    @Nullable JsonObject effect,
    Instant createTime) {

  static final JsonObject EMPTY_MESSAGE =
      JsonObject.of("@type", "type.googleapis.com/google.protobuf.Empty");
  private static final Result EMPTY_RESULT = new Result(EMPTY_MESSAGE, null);

  /** Returns how the operation ends when nobody intervenes. */
  Result result() {
    // A validation answers with what there would be, so a scripted failure has to wait.
    boolean fails = script.error() != null && !script.validatesOnly();
    return fails ? new Result(null, script.error()) : success(null);
  }

  /** Returns success with the given response, else the script's, else the resource or nothing. */
  Result success(@Nullable JsonObject given) {
    JsonObject response = given != null ? given : script.response();
    if (response == null && effect == null) {
      return EMPTY_RESULT; // Of very many operations, there is one.
    }
    return new Result(response != null ? response : effect, null);
  }

  /** Returns failure with the given error, else the script's, else INTERNAL. */
  Result failure(@Nullable Status given) {
    Status error = given != null ? given : script.error();
    return new Result(
        null, error != null ? error : Status.of(Code.INTERNAL, "The operation failed."));
  }

  /** What an operation results in: exactly one of the two (operations.proto, oneof result). */
  record Result(@Nullable JsonObject response, @Nullable Status error) {}
}
