package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.ErrorInfo;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.stream.Stream;

/** The body of an error reply (AIP-193). */
public final class ErrorBody {
  private static final int SERVER_ERROR = 500;

  private ErrorBody() {}

  static JsonObject of(StatusException exception) {
    return of(exception, JsonObject.EMPTY);
  }

  /** Returns the body of an error that says which value is wrong, and where it stands. */
  static JsonObject of(InvalidScriptException problem) {
    return of(Errors.invalid(problem), ErrorInfo.metadata(problem));
  }

  private static JsonObject of(StatusException exception, JsonObject metadata) {
    Status status = exception.status();
    return of(
        status.code().httpStatus(), status, ErrorInfo.ofTheFake(exception.reason(), metadata));
  }

  /** Returns the body of an error that HTTP has a status of its own for. */
  public static JsonObject ofHttp(int httpStatus, String message) {
    return of(
        httpStatus,
        Status.of(code(httpStatus), message),
        ErrorInfo.ofTheFake("HTTP_" + httpStatus, JsonObject.EMPTY));
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

  private static JsonObject of(int httpStatus, Status status, ErrorInfo info) {
    JsonObject error =
        JsonObject.of("code", httpStatus, "message", status.message())
            .with("status", status.code().name())
            .with("details", details(status, info));
    return JsonObject.of("error", error);
  }

  /** Every error carries an ErrorInfo, and each type of detail once. */
  private static List<JsonObject> details(Status status, ErrorInfo info) {
    return status.details().stream().anyMatch(ErrorInfo::is)
        ? status.details()
        : Stream.concat(Stream.of(info.json()), status.details().stream()).toList();
  }
}
