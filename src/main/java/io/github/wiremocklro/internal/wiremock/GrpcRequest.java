package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.wiremocklro.internal.api.RestCall;
import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.Metadata;
import io.github.wiremocklro.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request over HTTP that a gRPC call stands for, as WireMock sees it. Metadata are headers; one
 * more tells that it came over gRPC, and which method it calls, so that the journal shows it and a
 * mapping can ask for it.
 */
final class GrpcRequest extends ImmutableRequest {
  /** The header that only such a request has. */
  static final String METHOD = "x-lro-grpc-method";

  /** What the journal shows where others have the version of HTTP. */
  static final String PROTOCOL = "gRPC";

  private static final byte[] NOTHING = {};

  private final String url;

  private GrpcRequest(GrpcCall call, RestCall rest, byte[] body) {
    super(
        call.server().getScheme() + "://" + call.server().getRawAuthority() + rest.pathAndQuery(),
        RequestMethod.fromString(rest.httpMethod()),
        PROTOCOL,
        call.client(),
        headers(call),
        body,
        false,
        false);
    this.url = rest.pathAndQuery();
  }

  static GrpcRequest of(GrpcCall call, RestCall rest) {
    return new GrpcRequest(call, rest, rest.body() == null ? NOTHING : Json.bytes(rest.body()));
  }

  /**
   * Returns the gRPC method that a request stands for, null where it came over HTTP alone: there
   * the header is a client's own, and tells nothing.
   */
  static @Nullable String methodOf(Request request) {
    if (!PROTOCOL.equals(request.getProtocol())) {
      return null;
    }
    HttpHeader method = request.header(METHOD);
    return method.isPresent() ? method.firstValue() : null;
  }

  private static HttpHeaders headers(GrpcCall call) {
    List<HttpHeader> headers = new ArrayList<>();
    headers.add(new HttpHeader("Host", call.server().getRawAuthority()));
    headers.add(new HttpHeader("Content-Type", "application/json"));
    headers.add(new HttpHeader(METHOD, call.method()));
    for (Metadata.Entry entry : call.metadata().entries()) {
      if (!entry.name().equals(METHOD)) {
        headers.add(new HttpHeader(entry.name(), entry.value()));
      }
    }
    return new HttpHeaders(headers);
  }

  /** The superclass cuts it out of the absolute URL each time that it is asked for. */
  @Override
  public String getUrl() {
    return url;
  }

  /** The superclass has null, which matchers and the journal do not expect. */
  @Override
  public Map<String, Cookie> getCookies() {
    return Map.of();
  }
}
