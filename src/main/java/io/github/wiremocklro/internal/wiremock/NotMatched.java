package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.Route;
import io.github.wiremocklro.internal.api.Router;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers requests that no mapping serves, in words that the caller can do something with. */
public final class NotMatched extends NotMatchedRenderer {
  private static final String NO_METHOD = "METHOD_NOT_FOUND";
  private static final int COMPARED_LENGTH = 2_048;
  private static final int SHOWN_LENGTH = 200;

  private final Extensions extensions;
  private final Credentials credentials;
  private final Catalog catalog;

  /** Creates the renderer for a server with these extensions. */
  public NotMatched(Extensions extensions, LroServices services) {
    this.extensions = extensions;
    this.credentials = services.credentials();
    this.catalog = services.catalog();
  }

  @Override
  public ResponseDefinition render(Admin admin, ServeEvent event) {
    LoggedRequest request = event.getRequest();
    String contentType = request.getHeader("Content-Type");
    if (contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/grpc-web")) {
      // A 404 would reach the caller as UNIMPLEMENTED: a test of that would pass for nothing.
      return error(
          Code.INVALID_ARGUMENT,
          "GRPC_WEB_NOT_SUPPORTED",
          "gRPC-Web is not served here: use gRPC itself, or the REST transport of the client.");
    }
    String method = GrpcRequest.methodOf(request);
    String url = credentials.inUrl(request.getUrl());
    int length = request.getUrl().length();
    if (length > COMPARED_LENGTH) {
      // WireMock compares URLs by their edit distance, which takes the product of the lengths.
      return error(
          Code.NOT_FOUND,
          NO_METHOD,
          "No mapping serves %s %s... (%d characters)."
              .formatted(
                  request.getMethod(),
                  url.substring(0, Math.min(SHOWN_LENGTH, url.length())),
                  length));
    }
    Optional<StubMapping> nearest =
        admin.findTopNearMissesFor(ShownDiff.comparable(request)).getNearMisses().stream()
            .map(NearMiss::getStubMapping)
            .filter(stub -> stub.getRequest().getCustomMatcher() == null)
            .findFirst();
    if (method == null && !ResourcePath.isVersioned(url)) {
      return text(
          nearest
              .map(stub -> diff(request, stub, admin))
              .orElse("No response could be served: there are no mappings."));
    }
    return error(
        method == null ? Code.NOT_FOUND : Code.UNIMPLEMENTED,
        NO_METHOD,
        "No mapping serves %s%s %s. %s%s"
            .formatted(
                method == null ? "" : method + ", which is ",
                request.getMethod(),
                url,
                nearest.map(NotMatched::described).orElse("No mapping is near."),
                nearestMethod(request)));
  }

  /** The paths of operations are not those of an API, and its descriptors tell nothing of them. */
  private String nearestMethod(LoggedRequest request) {
    String path = ResourcePath.path(request.getUrl());
    if (ResourcePath.isOfOperations(path)) {
      return "";
    }
    String verb = RoutedRequests.verb(request);
    Router router = catalog.apis().router();
    List<Route> others = router.otherVerbs(verb, path);
    return others.isEmpty()
        ? router.nearest(verb, path).map(" The nearest method is %s."::formatted).orElse("")
        : " The path is that of %s."
            .formatted(others.stream().map(Route::toString).collect(Collectors.joining(", ")));
  }

  private static ResponseDefinition error(Code code, String reason, String message) {
    LocalNotifier.notifier().error(message);
    return Reply.error(new StatusException(Status.of(code, message), reason)).asText();
  }

  private static ResponseDefinition text(String text) {
    LocalNotifier.notifier().error(text);
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(Code.NOT_FOUND.httpStatus())
        .withHeader("Content-Type", "text/plain")
        .withBody(text)
        .build();
  }

  private String diff(LoggedRequest request, StubMapping stub, Admin admin) {
    return new ShownDiff(request, credentials, extensions.ofType(RequestMatcherExtension.class))
        .text(stub, scenarioState(stub, admin));
  }

  private static @Nullable String scenarioState(StubMapping stub, Admin admin) {
    return admin.getAllScenarios().getScenarios().stream()
        .filter(scenario -> scenario.getName().equals(stub.getScenarioName()))
        .map(Scenario::getState)
        .findFirst()
        .orElse(null);
  }

  private static String described(StubMapping nearest) {
    RequestPattern pattern = nearest.getRequest();
    return "The nearest is %s: %s %s."
        .formatted(
            nearest.getName() == null ? nearest.getId() : "'" + nearest.getName() + "'",
            pattern.getMethod(),
            pattern.getUrlMatcher().getPattern().getExpected());
  }
}
