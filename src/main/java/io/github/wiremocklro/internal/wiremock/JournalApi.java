package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.requestfilter.AdminRequestFilterV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.regex.Pattern;

/**
 * Leads what is asked of the journal to a route of this library, for WireMock's own routes cannot
 * be replaced. The user's filters come first, and the admin API's password is asked for after it.
 */
final class JournalApi implements AdminApiExtension, AdminRequestFilterV2 {
  private static final String ADMIN = WireMockApp.ADMIN_CONTEXT_ROOT;

  private static final Pattern QUESTION =
      Pattern.compile(
          "GET /requests(?:/[^/]+|/unmatched/near-misses)?"
              + "|POST /requests/(?:count|find|remove|remove-by-metadata)"
              + "|POST /near-misses/request(?:-pattern)?");

  private final JournalTask task;

  JournalApi(JournalTask task) {
    this.task = task;
  }

  @Override
  public String getName() {
    return "lro-journal";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(RequestMethod.ANY, JournalTask.ROOT + "/**", task);
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    String route = route(request);
    if (!QUESTION.matcher(request.getMethod() + " " + ResourcePath.path(route)).matches()) {
      return RequestFilterAction.continueWith(request);
    }
    return led(request, JournalTask.ROOT);
  }

  /** Leads a request to the route that is called like its own, but for what stands before. */
  static RequestFilterAction led(Request request, String root) {
    String route = route(request);
    return RequestFilterAction.continueWith(
        RequestWrapper.create()
            .transformAbsoluteUrl(
                url -> url.substring(0, url.indexOf(ADMIN)) + ADMIN + root + route)
            .wrap(request));
  }

  /** Returns what WireMock looks at of the URL of a request to the admin API, with its query. */
  static String route(Request request) {
    return request.getUrl().replace(ADMIN, "");
  }
}
