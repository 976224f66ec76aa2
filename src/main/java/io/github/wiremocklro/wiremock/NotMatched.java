package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import com.github.tomakehurst.wiremock.verification.notmatched.PlainTextStubNotMatchedRenderer;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Locale;

/** Answers requests that no mapping serves, in words that the caller can do something with. */
public final class NotMatched extends PlainTextStubNotMatchedRenderer {
  private static final String API = "/v1/";
  private static final String NO_METHOD = "METHOD_NOT_FOUND";
  private static final int COMPARED_LENGTH = 2_048;
  private static final int SHOWN_LENGTH = 200;

  /** Creates the renderer for a server with these extensions. */
  public NotMatched(Extensions extensions) {
    super(extensions);
  }

  @Override
  public ResponseDefinition render(Admin admin, ServeEvent event) {
    LoggedRequest request = event.getRequest();
    String contentType = request.getHeader("Content-Type");
    if (contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/grpc")) {
      // A 404 would reach the caller as UNIMPLEMENTED: a test of that would pass for nothing.
      return error(
          Code.INVALID_ARGUMENT,
          "GRPC_NOT_SUPPORTED",
          "gRPC is not served here: use the client's REST transport (in Java newHttpJsonBuilder()).");
    }
    String url = request.getUrl();
    if (url.length() > COMPARED_LENGTH) {
      // WireMock compares URLs by their edit distance, which takes the product of the lengths.
      return error(
          Code.NOT_FOUND,
          NO_METHOD,
          "No mapping serves %s %s... (%d characters)."
              .formatted(request.getMethod(), url.substring(0, SHOWN_LENGTH), url.length()));
    }
    if (!url.startsWith(API)) {
      return super.render(admin, event);
    }
    return error(
        Code.NOT_FOUND,
        NO_METHOD,
        "No mapping serves %s %s.%s"
            .formatted(request.getMethod(), url, nearestMiss(admin, request)));
  }

  private static ResponseDefinition error(Code code, String reason, String message) {
    LocalNotifier.notifier().error(message);
    return Reply.error(new StatusException(Status.of(code, message), reason)).asText();
  }

  private static String nearestMiss(Admin admin, LoggedRequest request) {
    List<NearMiss> misses = admin.findTopNearMissesFor(request).getNearMisses();
    if (misses.isEmpty()) {
      return " There are no mappings.";
    }
    StubMapping nearest = misses.get(0).getStubMapping();
    RequestPattern pattern = nearest.getRequest();
    return " The nearest is %s: %s %s."
        .formatted(
            nearest.getName() == null ? nearest.getId() : "'" + nearest.getName() + "'",
            pattern.getMethod(),
            pattern.getUrlMatcher().getPattern().getExpected());
  }
}
