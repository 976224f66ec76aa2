package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code google.rpc.Status}, its code as a number or a name. */
final class StatusReader {
  static final List<String> KEYS = List.of("code", "message", "details");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private StatusReader() {}

  /**
   * Returns the status in a field, empty where there is none.
   *
   * @param defaultCode the code where the status has none; null if it must have one
   */
  static Optional<Status> read(Fields fields, String key, @Nullable Code defaultCode) {
    return fields
        .value(key)
        .map(value -> fields.child(key, value, "{\"code\": 13, \"message\": \"...\"}", KEYS))
        .map(status -> fields.inside(key, () -> status(status, defaultCode)));
  }

  /** Returns the status that an object is. */
  static Status status(Fields fields, @Nullable Code defaultCode) {
    Code code =
        fields.has("code")
            ? fields
                .scalar("code")
                .map(value -> fields.inside("code", () -> code(fields, value)))
                .orElse(defaultCode != null ? defaultCode : Code.UNKNOWN)
            : defaultCode;
    if (code == null) {
      throw new InvalidArgumentException(
          "code", null, "is missing", "give a number or a name of google.rpc.Code");
    }
    List<JsonObject> details =
        fields.list("details").stream()
            .map(detail -> fields.inside("details", () -> detail(detail)))
            .toList();
    return new Status(code, fields.text("message").orElse(""), details);
  }

  /** Of a code that is not known gRPC makes UNKNOWN too. */
  private static Code code(Fields fields, Object value) {
    return fields.known(() -> code(value), Code.UNKNOWN);
  }

  private static Code code(Object value) {
    String text = value.toString();
    boolean isNumber = NUMBER.matcher(text).matches();
    return (isNumber ? Code.ofNumber(Integer.parseInt(text)) : Code.ofName(text))
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "",
                    value,
                    "is no google.rpc.Code",
                    "use a number from 1 to 16 or a name such as \"NOT_FOUND\""));
  }

  private static JsonObject detail(@Nullable Object detail) {
    if (detail instanceof JsonObject message) {
      return message;
    }
    throw new InvalidArgumentException(
        "", detail, "is no message with an \"@type\"", "write an object with one");
  }
}
