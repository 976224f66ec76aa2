package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.core.JsonParser;
import wiremock.com.fasterxml.jackson.core.JsonToken;

/**
 * Refuses a JSON null where WireMock's admin API wants something: it would fail on that, or take it
 * for its settings, and fail on requests after that. The content of a file is the user's, and
 * extensions have routes of their own.
 */
final class AdminBodyFilter implements AdminRequestFilterV2 {
  private static final Pattern OTHERS = Pattern.compile("/(?:files|ext)/.*");

  @Override
  public String getName() {
    return "lro-admin-body";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    String path = ResourcePath.path(JournalApi.route(request));
    if (OTHERS.matcher(path).matches() || !isNull(request.getBody())) {
      return RequestFilterAction.continueWith(request);
    }
    Status status =
        Status.of(
            Code.INVALID_ARGUMENT,
            "The body of %s %s is null; send an object, or nothing."
                .formatted(request.getMethod(), path));
    return RequestFilterAction.stopWith(
        Reply.error(new StatusException(status, "INVALID_ARGUMENT")).alone());
  }

  /** Reads as WireMock does, which takes comments, and does not see what comes after a value. */
  private static boolean isNull(byte[] body) {
    try (JsonParser parser = Json.getObjectMapper().createParser(body)) {
      return parser.nextToken() == JsonToken.VALUE_NULL;
    } catch (IOException e) {
      return false; // WireMock says what is wrong.
    }
  }
}
