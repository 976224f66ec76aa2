package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.stream.Stream;

/** The body of an error reply (AIP-193). */
final class ErrorBody {
  private static final String ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";

  private static final int SERVER_ERROR = 500;

  private ErrorBody() {}

  static JsonObject of(StatusException exception) {
    Status status = exception.status();
    return of(status.code().httpStatus(), status, exception.reason());
  }

  /** Returns the body of an error that HTTP has a status of its own for. */
  static JsonObject ofHttp(int httpStatus, String message) {
    return of(httpStatus, Status.of(code(httpStatus), message), "HTTP_" + httpStatus);
  }

  private static Code code(int httpStatus) {
    return switch (httpStatus) {
      case 404 -> Code.NOT_FOUND;
      case 501 -> Code.UNIMPLEMENTED;
      case 503 -> Code.UNAVAILABLE;
      default -> httpStatus < SERVER_ERROR ? Code.INVALID_ARGUMENT : Code.INTERNAL;
    };
  }

  private static JsonObject of(int httpStatus, Status status, String reason) {
    JsonObject error =
        JsonObject.of("code", httpStatus, "message", status.message())
            .with("status", status.code().name())
            .with("details", details(status, reason));
    return JsonObject.of("error", error);
  }

  /** Every error carries an ErrorInfo, and each type of detail once. */
  private static List<JsonObject> details(Status status, String reason) {
    boolean hasInfo =
        status.details().stream().anyMatch(detail -> ERROR_INFO.equals(detail.string("@type")));
    if (hasInfo) {
      return status.details();
    }
    JsonObject info =
        JsonObject.of("@type", ERROR_INFO, "reason", reason).with("domain", "wiremock-lro");
    return Stream.concat(Stream.of(info), status.details().stream()).toList();
  }
}
