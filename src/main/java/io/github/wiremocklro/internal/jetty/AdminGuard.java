package io.github.wiremocklro.internal.jetty;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockApp;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.security.BasicAuthenticator;
import com.github.tomakehurst.wiremock.servlet.WireMockHttpServletRequestAdapter;
import io.github.wiremocklro.internal.auth.AdminAccess;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.wiremock.Reply;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Turns away from the admin API, and from all that is below {@code /__admin}, web pages of others,
 * and who has not its password. Stands before WireMock, which answers preflights and static pages
 * without a look at either.
 */
final class AdminGuard extends HandlerWrapper {
  private static final String ROOT = WireMockApp.ADMIN_CONTEXT_ROOT;
  private static final String CHALLENGE =
      "Basic realm=\"wiremock-lro admin API\", charset=\"UTF-8\"";

  private final AdminAccess access;
  private final Authenticator authenticator;
  private final boolean httpsRequired;
  private final Duration patience;

  /**
   * Creates a guard.
   *
   * @param patience how long the body of a request may take to come that is turned away
   */
  AdminGuard(Options options, AllowedHosts allowed, Duration patience, Handler guarded) {
    this.patience = patience;
    this.access = AdminAccess.of(allowed, options.bindAddress());
    this.authenticator = options.getAdminAuthenticator();
    this.httpsRequired = options.getHttpsRequiredForAdminApi();
    setHandler(guarded);
  }

  /** The target is what Jetty chooses the admin API by: decoded, in its normal form. */
  @Override
  public void handle(
      String target, Request jetty, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean admin = target.equals(ROOT) || target.startsWith(ROOT + "/");
    StatusException denial = admin ? check(jetty) : null;
    if (denial == null) {
      super.handle(target, jetty, request, response);
    } else {
      jetty.setHandled(true);
      if (!DiscardedBody.isAwaited(jetty, patience)) {
        answer(jetty, response, denial);
      }
    }
  }

  private @Nullable StatusException check(Request request) {
    StatusException denial =
        access.check(
            request.getScheme(),
            hosts(request),
            request.getHttpFields().getValuesList(HttpHeader.ORIGIN));
    if (denial != null) {
      return denial;
    }
    if (httpsRequired && !request.isSecure()) {
      // Before the password: nobody is to send that over plain HTTP.
      return error(
          Code.PERMISSION_DENIED,
          "HTTPS_REQUIRED",
          "The admin API is served over HTTPS alone here (--admin-api-require-https).");
    }
    return authenticator.authenticate(withoutBody(request))
        ? null
        : error(
            Code.UNAUTHENTICATED,
            "ADMIN_PASSWORD_REQUIRED",
            "The admin API asks for a password (--admin-api-basic-auth), and the request has none"
                + " or a wrong one; in Java connect to http://user:password@host:port");
  }

  /** An absolute target, and HTTP/2, have the host beside or in place of the header. */
  private static List<String> hosts(Request request) {
    List<String> hosts = new ArrayList<>(request.getHttpFields().getValuesList(HttpHeader.HOST));
    String authority = request.getMetaData().getURI().getAuthority();
    if (authority != null) {
      hosts.add(authority);
    }
    return hosts;
  }

  /** WireMock would read a form at once, and nobody after it could. */
  private static WireMockHttpServletRequestAdapter withoutBody(HttpServletRequest request) {
    HttpServletRequest formless =
        new HttpServletRequestWrapper(request) {
          @Override
          public @Nullable String getContentType() {
            return null;
          }
        };
    return new WireMockHttpServletRequestAdapter(formless, null, null, false, null);
  }

  private static StatusException error(Code code, String reason, String message) {
    return new StatusException(Status.of(code, message), reason);
  }

  private void answer(Request request, HttpServletResponse response, StatusException denial)
      throws IOException {
    Reply reply = Reply.error(denial);
    response.setStatus(reply.httpStatus());
    if (denial.status().code() == Code.UNAUTHENTICATED
        && authenticator instanceof BasicAuthenticator) {
      response.setHeader(HttpHeader.WWW_AUTHENTICATE.asString(), CHALLENGE);
    }
    response.setContentType(Reply.JSON);
    response.getOutputStream().write(Json.bytes(reply.body()));
    Http2.endEarly(request, response);
  }
}
