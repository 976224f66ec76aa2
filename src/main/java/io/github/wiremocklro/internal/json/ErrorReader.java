package io.github.wiremocklro.internal.json;

import io.github.wiremocklro.internal.engine.ErrorInfo;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Optional;

/** Reads the body of an error reply (AIP-193) of this fake. */
public final class ErrorReader {
  private ErrorReader() {}

  /**
   * Returns the exception that a server of this project answered a call with: a {@link
   * StatusException}, or an {@link io.github.wiremocklro.operation.InvalidArgumentException}. Empty
   * for a body of anything else.
   */
  public static Optional<RuntimeException> read(JsonObject body) {
    return body.get("error") instanceof JsonObject error ? exception(error) : Optional.empty();
  }

  private static Optional<RuntimeException> exception(JsonObject error) {
    List<JsonObject> details =
        error.get("details") instanceof List<?> list
            ? list.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList()
            : List.of();
    Optional<Code> code = Optional.ofNullable(error.string("status")).flatMap(Code::ofName);
    String message = Optional.ofNullable(error.string("message")).orElse("");
    return ErrorInfo.among(details)
        .flatMap(
            info ->
                code.map(known -> exception(new Status(known, message, others(details)), info)));
  }

  private static RuntimeException exception(Status status, ErrorInfo info) {
    return info.problem()
        .<RuntimeException>map(problem -> problem)
        .orElseGet(() -> new StatusException(status, info.reason()));
  }

  private static List<JsonObject> others(List<JsonObject> details) {
    return details.stream().filter(detail -> !ErrorInfo.isOfTheFake(detail)).toList();
  }
}
