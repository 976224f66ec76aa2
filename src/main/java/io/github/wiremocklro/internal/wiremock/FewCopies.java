package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.HttpResponder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.auth.Authorization;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of clients. WireMock makes five copies of each, and takes its URL and query apart every
 * time: a quarter of what it costs to start an operation. The first copy is for filters, the last
 * for an answer that is looked for elsewhere. Where nobody asks for these two they are made of a
 * stand-in, and {@link TranscodingFilter} puts the request itself in its place before stubs are
 * asked.
 */
public final class FewCopies implements RequestHandler {
  private final RequestHandler stubs;
  private final Pipeline pipeline;
  private final Authorization authorization;

  /**
   * Creates what serves calls.
   *
   * @param services those whose extensions the server has, if they are to save anything
   */
  public FewCopies(RequestHandler stubs, LroServices services) {
    this.stubs = stubs;
    this.pipeline = services.pipeline();
    this.authorization = services.authorization();
  }

  @Override
  public void handle(Request request, HttpResponder responder, ServeEvent event) {
    // One that is turned away stays as it came, in the journal too.
    if (pipeline.hasOthers() || authorization.isRequired()) {
      stubs.handle(request, responder, event);
      return;
    }
    stubs.handle(
        new StandIn(request),
        (standIn, response, attributes) ->
            responder.respond(response.wasConfigured() ? standIn : request, response, attributes),
        event);
  }

  /** Returns the request that a filter is given, or the one that it is given in place of. */
  static Request whole(Request request) {
    return request instanceof StandIn standIn ? standIn.whole : request;
  }

  /** A request with nothing in it that is worth a copy. */
  private static final class StandIn extends RequestWrapper {
    private static final HttpHeaders NO_HEADERS = new HttpHeaders();
    private static final byte[] NOTHING = {};

    private final Request whole;

    StandIn(Request whole) {
      super(whole);
      this.whole = whole;
    }

    @Override
    public String getUrl() {
      return "";
    }

    @Override
    public @Nullable String getAbsoluteUrl() {
      return null;
    }

    @Override
    public String getClientIp() {
      return "";
    }

    @Override
    public HttpHeaders getHeaders() {
      return NO_HEADERS;
    }

    @Override
    public Map<String, Cookie> getCookies() {
      return Map.of();
    }

    @Override
    public byte[] getBody() {
      return NOTHING;
    }

    @Override
    public Collection<Part> getParts() {
      return List.of();
    }

    @Override
    public Map<String, FormParameter> formParameters() {
      return Map.of();
    }
  }
}
