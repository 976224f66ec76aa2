package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.api.GrpcTranscoder;
import io.github.wiremocklro.internal.grpc.GrpcStatus;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors of replies over HTTP (AIP-193), as gRPC tells them: with the code that they name, for
 * several codes share one HTTP status, and with the same details.
 */
final class ErrorStatus {
  private static final String RETRY_INFO = "google.rpc.RetryInfo";

  private final GrpcTranscoder transcoder;

  ErrorStatus(GrpcTranscoder transcoder) {
    this.transcoder = transcoder;
  }

  /**
   * Returns an error that has details.
   *
   * @param error what stands under {@code error} in the body of the reply
   * @param httpStatus of the reply: decides where the error names no code
   * @param retryAfter in seconds, as the header has it; null for none
   */
  GrpcStatus of(JsonObject error, int httpStatus, @Nullable String retryAfter) {
    String name = error.string("status");
    Code code = Code.ofName(name == null ? "" : name).orElseGet(() -> code(httpStatus));
    String message = error.string("message");
    String told = message == null ? "" : message;
    JsonObject status =
        JsonObject.of("code", code.number(), "message", told)
            .with("details", details(error, retryAfter));
    return new GrpcStatus(code.number(), told, transcoder.status(status));
  }

  private static List<Object> details(JsonObject error, @Nullable String retryAfter) {
    List<Object> details = new ArrayList<>();
    boolean hasRetryInfo = false;
    if (error.get("details") instanceof List<?> given) {
      for (@Nullable Object detail : given) {
        if (detail instanceof JsonObject message) {
          details.add(message);
          hasRetryInfo |= RETRY_INFO.equals(message.messageType());
        }
      }
    }
    if (!hasRetryInfo && retryAfter != null && retryAfter.matches("\\d{1,9}")) {
      details.add(
          JsonObject.of(
              "@type", "type.googleapis.com/" + RETRY_INFO, "retryDelay", retryAfter + "s"));
    }
    return details;
  }

  /** Where several codes share a status, this is what Google's clients for JSON take it for. */
  private static Code code(int httpStatus) {
    return switch (httpStatus) {
      case 401 -> Code.UNAUTHENTICATED;
      case 403 -> Code.PERMISSION_DENIED;
      case 404 -> Code.NOT_FOUND;
      case 409 -> Code.ABORTED;
      case 429 -> Code.RESOURCE_EXHAUSTED;
      case 499 -> Code.CANCELLED;
      case 501 -> Code.UNIMPLEMENTED;
      case 503 -> Code.UNAVAILABLE;
      case 504 -> Code.DEADLINE_EXCEEDED;
      default -> httpStatus < 500 ? Code.INVALID_ARGUMENT : Code.INTERNAL;
    };
  }
}
