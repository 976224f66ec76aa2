package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.common.NotWritableException;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.FailureLog;
import io.github.wiremocklro.internal.wiremock.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.io.EOFException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.ZipException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.apache.commons.fileupload.FileUploadException;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.util.UrlEncoded;
import wiremock.org.eclipse.jetty.util.Utf8Appendable;

/**
 * The reply to a request that WireMock, or the server below it, fails on: in Google's shape
 * (AIP-193), and blamed on the request where it is to blame.
 */
final class FailureReply {
  private static final String ADMIN_TASKS = "com.github.tomakehurst.wiremock.admin.";
  private static final Set<String> DECODERS =
      Set.of(URLDecoder.class.getName(), UrlEncoded.class.getName());

  private FailureReply() {}

  /** Returns the reply, and tells of what is not the request's fault. */
  static Reply to(ServletRequest request, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusException answer) {
        return Reply.error(answer);
      }
      if (isOfTheRequest(cause)) {
        return error(Code.INVALID_ARGUMENT, "The request cannot be read: " + cause);
      }
      if (cause instanceof NotWritableException) {
        return error(
            Code.FAILED_PRECONDITION,
            ("%s cannot be done: %s. Change the file in --root-dir, then POST"
                    + " /__admin/mappings/reset; or write each mapping to a file of its own.")
                .formatted(line(request), cause.getMessage()));
      }
      if (isOfAnAdminBody(request, cause)) {
        return error(
            Code.INVALID_ARGUMENT,
            "%s cannot be done: the body lacks something that WireMock needs: %s"
                .formatted(line(request), cause.getMessage()));
      }
    }
    FailureLog.failed("WireMock failed on " + line(request), failure);
    return error(Code.INTERNAL, "WireMock failed: " + failure);
  }

  /** Sends a reply in place of whatever there is, unless some of that is under way. */
  static void send(ServletRequest request, ServletResponse response, Reply reply) {
    if (response.isCommitted() || !(response instanceof HttpServletResponse http)) {
      return;
    }
    try {
      http.reset();
      http.setStatus(reply.httpStatus());
      http.setContentType(Reply.JSON);
      http.getOutputStream().write(Json.bytes(reply.body()));
      Http2.endEarly(request, response);
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** Any other illegal argument is a bug, not the client's. */
  private static boolean isOfTheRequest(Throwable e) {
    return e instanceof UnsupportedCharsetException
        || e instanceof IllegalCharsetNameException
        || isOfDecoder(e)
        || e instanceof BadMessageException
        || e instanceof Utf8Appendable.NotUtf8Exception
        || e instanceof FileUploadException
        || e instanceof URISyntaxException
        || e instanceof ZipException
        || e instanceof EOFException;
  }

  /** A bad escape has no exception type of its own. */
  private static boolean isOfDecoder(Throwable e) {
    StackTraceElement[] frames = e.getStackTrace();
    return e instanceof IllegalArgumentException
        && frames.length > 0
        && DECODERS.contains(frames[0].getClassName());
  }

  /** WireMock's own tasks take it for granted that a body says what they need. */
  private static boolean isOfAnAdminBody(ServletRequest request, Throwable e) {
    return e instanceof NullPointerException
        && Arrays.stream(e.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(ADMIN_TASKS))
        && Request.getBaseRequest(request).getHttpInput().getContentConsumed() > 0;
  }

  private static String line(ServletRequest request) {
    return request instanceof HttpServletRequest http
        ? http.getMethod() + " " + http.getRequestURI()
        : "a request";
  }

  private static Reply error(Code code, String message) {
    return Reply.error(new StatusException(Status.of(code, message), code.name()));
  }
}
