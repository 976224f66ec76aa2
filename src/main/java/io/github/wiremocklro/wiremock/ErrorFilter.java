package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import io.github.wiremocklro.json.Json;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.io.EOFException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import java.util.zip.ZipException;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.apache.commons.fileupload.FileUploadException;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.util.UrlEncoded;
import wiremock.org.eclipse.jetty.util.Utf8Appendable;

/**
 * Answers what WireMock fails on before or after any of our code runs, such as a query that is not
 * UTF-8: in Google's shape (AIP-193), where WireMock would show a stack trace in HTML.
 */
final class ErrorFilter implements Filter {
  private static final Set<String> DECODERS =
      Set.of(URLDecoder.class.getName(), UrlEncoded.class.getName());

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (Exception | StackOverflowError e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare.
      if (response.isCommitted() || !(response instanceof HttpServletResponse http)) {
        throw e;
      }
      answer(http, reply(e));
    }
  }

  private static Reply reply(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusException answer) {
        return Reply.error(answer);
      }
      if (isOfTheRequest(cause)) {
        return error(Code.INVALID_ARGUMENT, "The request cannot be read: " + cause);
      }
    }
    LocalNotifier.notifier().error("WireMock failed on a request", e);
    return error(Code.INTERNAL, "WireMock failed: " + e);
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

  private static Reply error(Code code, String message) {
    return Reply.error(new StatusException(Status.of(code, message), code.name()));
  }

  private static void answer(HttpServletResponse response, Reply reply) throws IOException {
    response.reset();
    response.setStatus(reply.httpStatus());
    response.setContentType(Reply.JSON);
    response.getOutputStream().write(Json.bytes(reply.body()));
  }
}
