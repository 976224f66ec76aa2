package io.github.wiremocklro.internal.jetty;

import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.ErrorBody;
import io.github.wiremocklro.internal.wiremock.FailureLog;
import io.github.wiremocklro.internal.wiremock.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpHeaderValue;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Answers what Jetty refuses by itself, such as headers that are too long or a method that HTTP
 * does not have: in Google's shape (AIP-193), with the status that HTTP has for it.
 */
final class HttpErrors extends ErrorHandler {
  private static final String REMEDY =
      "; send less, or raise the limit: --jetty-header-request-size";

  /** What Jetty says of a reply that is to come later than it waits for. */
  private static final String TOO_LATE = "AsyncContext timeout";

  private static final String REMEDY_OF_TOO_LATE =
      "; the reply is delayed for longer than options.timeout(...) allows";

  private final @Nullable ErrorHandler notFound;

  /** Answers all errors. */
  HttpErrors() {
    this(null);
  }

  /** Answers all errors but 404, which another handler does. */
  HttpErrors(@Nullable ErrorHandler notFound) {
    this.notFound = notFound;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public void handle(
      String target, Request jetty, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (notFound != null && response.getStatus() == HttpStatus.NOT_FOUND_404) {
      notFound.handle(target, jetty, request, new JsonAsItIs(response));
    } else {
      super.handle(target, jetty, request, response);
    }
  }

  @Override
  protected void generateAcceptableResponse(
      Request jetty,
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      @Nullable String reason)
      throws IOException {
    jetty.setHandled(true);
    response.setContentType(Reply.JSON);
    String call = "%s %s".formatted(request.getMethod(), request.getRequestURI());
    if (status == HttpStatus.INTERNAL_SERVER_ERROR_500
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      FailureLog.brokenOff("The server failed on " + call, failure);
    }
    String remedy = "";
    if (TOO_LATE.equals(reason)) {
      remedy = REMEDY_OF_TOO_LATE;
      // WireMock sends its reply all the same, which would be taken for that to the next request.
      response.setHeader(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
    }
    response.getOutputStream().write(body(status, call + ": " + text(status, reason) + remedy));
  }

  /** Called for what is no request yet. */
  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    boolean tooLong =
        status == HttpStatus.URI_TOO_LONG_414
            || status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
    headers.put(HttpHeader.CONTENT_TYPE, Reply.JSON);
    if (getServer() != null) {
      FrontEndHeaders.addTo(headers, getServer());
    }
    return ByteBuffer.wrap(
        body(
            status,
            "The request cannot be read: " + text(status, reason) + (tooLong ? REMEDY : "")));
  }

  private static String text(int status, @Nullable String reason) {
    return reason == null ? HttpStatus.getMessage(status) : reason;
  }

  private static byte[] body(int status, String message) {
    try {
      return Json.bytes(ErrorBody.ofHttp(status, message));
    } catch (LinkageError e) {
      // Jackson does not work here, which may be what has failed before: the last resort.
      FailureLog.failed("wiremock-lro cannot write JSON", e);
      return "{\"error\": {\"code\": %d, \"message\": \"%s\"}}"
          .formatted(status, message.replaceAll("[\"\\\\\\p{Cc}]", "'"))
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** WireMock sets an encoding that the type has already; Jetty would spell the type anew. */
  private static final class JsonAsItIs extends HttpServletResponseWrapper {
    JsonAsItIs(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setCharacterEncoding(String encoding) {
      if (!Reply.JSON.equals(getContentType())) {
        super.setCharacterEncoding(encoding);
      }
    }
  }
}
