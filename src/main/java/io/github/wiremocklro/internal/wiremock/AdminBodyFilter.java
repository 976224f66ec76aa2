package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.regex.Pattern;

/**
 * Refuses a JSON null where WireMock's admin API wants something: it would fail on that, or take it
 * for its settings, and fail on requests after that. The content of a file is the user's, and
 * extensions have routes of their own.
 */
public final class AdminBodyFilter implements AdminRequestFilterV2 {
  private static final Pattern OTHERS = Pattern.compile("/(?:files|ext)/.*");

  @Override
  public String getName() {
    return "lro-admin-body";
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    String path = ResourcePath.path(JournalApi.route(request));
    boolean isNull = new String(request.getBody(), UTF_8).strip().equals("null");
    if (!isNull || OTHERS.matcher(path).matches()) {
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
}
