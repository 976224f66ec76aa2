package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.json.Json;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Answers what Jetty cannot read as a request of HTTP, such as headers that are too long: in
 * Google's shape (AIP-193), with the status that HTTP has for it.
 */
final class UnreadableRequests extends ErrorHandler {
  private static final String REMEDY =
      "; send less, or raise the limit: --jetty-header-request-size";

  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    boolean tooLong =
        status == HttpStatus.URI_TOO_LONG_414
            || status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
    String message =
        "The request cannot be read: %s%s."
            .formatted(
                reason == null ? HttpStatus.getMessage(status) : reason, tooLong ? REMEDY : "");
    headers.put(HttpHeader.CONTENT_TYPE, Reply.JSON);
    return ByteBuffer.wrap(Json.bytes(ErrorBody.ofHttp(status, message)));
  }
}
