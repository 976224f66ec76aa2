package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.ErrorInfo;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.stream.Stream;

/** The body of an error reply (AIP-193). */
public final class ErrorBody {
  private static final int SERVER_ERROR = 500;

  private ErrorBody() {}

  /** Returns the body as clients see it: as Google's, where it is known what that looks like. */
  static JsonObject of(StatusException exception) {
    Status status = exception.status();
    return status.debug() == null
        ? withReason(exception)
        : of(status.code().httpStatus(), status, status.details());
  }

  /** Returns the body as the admin API has it, from which Java makes the same exception again. */
  static JsonObject withReason(StatusException exception) {
    return of(exception, JsonObject.EMPTY);
  }

  /** Returns the body of an error that says which value is wrong, and where it stands. */
  static JsonObject of(InvalidArgumentException problem) {
    return of(Errors.invalid(problem), ErrorInfo.metadata(problem));
  }

  private static JsonObject of(StatusException exception, JsonObject metadata) {
    Status status = exception.status();
    ErrorInfo info = ErrorInfo.ofTheFake(exception.reason(), metadata);
    return of(status.code().httpStatus(), status, details(status, info));
  }

  /** Returns the body of an error that HTTP has a status of its own for. */
  public static JsonObject ofHttp(int httpStatus, String message) {
    ErrorInfo info = ErrorInfo.ofTheFake("HTTP_" + httpStatus, JsonObject.EMPTY);
    return of(httpStatus, Status.of(code(httpStatus), message), List.of(info.json()));
  }

  private static Code code(int httpStatus) {
    return switch (httpStatus) {
      case 404 -> Code.NOT_FOUND;
      case 408 -> Code.DEADLINE_EXCEEDED;
      case 501 -> Code.UNIMPLEMENTED;
      case 503 -> Code.UNAVAILABLE;
      default -> httpStatus < SERVER_ERROR ? Code.INVALID_ARGUMENT : Code.INTERNAL;
    };
  }

  private static JsonObject of(int httpStatus, Status status, List<JsonObject> details) {
    JsonObject error =
        JsonObject.of("code", httpStatus, "message", status.message())
            .with("status", status.code().name())
            .with("details", details);
    return JsonObject.of("error", error);
  }

  /** Such an error carries an ErrorInfo, and each type of detail once. */
  private static List<JsonObject> details(Status status, ErrorInfo info) {
    return status.details().stream().anyMatch(ErrorInfo::is)
        ? status.details()
        : Stream.concat(Stream.of(info.json()), status.details().stream()).toList();
  }
}
