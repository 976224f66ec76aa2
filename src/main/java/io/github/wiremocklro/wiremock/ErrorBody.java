package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.stream.Stream;

/** The body of an error reply (AIP-193). */
final class ErrorBody {
  private static final String ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";

  private ErrorBody() {}

  static JsonObject of(StatusException exception) {
    Status status = exception.status();
    JsonObject error =
        JsonObject.of("code", status.code().httpStatus(), "message", status.message())
            .with("status", status.code().name())
            .with("details", details(status, exception.reason()));
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
