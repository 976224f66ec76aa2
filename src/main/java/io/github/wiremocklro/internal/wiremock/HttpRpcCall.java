package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.List;
import java.util.Optional;

/** A call as it arrived over HTTP: a reader of path, query, headers, body and mapping. */
final class HttpRpcCall implements RpcCall {
  /** More than the history keeps of a body, however its characters are encoded. */
  private static final int SHOWN_BYTES = 1_200;

  private final ServeEvent event;
  private final Templates templates;
  private final RoutedRequests requests;
  private final Clients clients;

  HttpRpcCall(ServeEvent event, Templates templates, RoutedRequests requests, Clients clients) {
    this.event = event;
    this.templates = templates;
    this.requests = requests;
    this.clients = clients;
  }

  /** Returns whether only the headers of the reply are asked for. */
  boolean isHead() {
    return request().getMethod().equals(RequestMethod.HEAD);
  }

  /**
   * Returns the mapping's parameter {@code name}, else the path after the version and before a
   * custom verb such as {@code :cancel}, decoded.
   */
  @Override
  public String name() {
    Object mapped = parameters().get(NAME);
    return mapped == null ? requests.name(request()) : mapped.toString();
  }

  @Override
  public JsonObject message() {
    return RequestParts.body(request());
  }

  @Override
  public List<String> header(String name) {
    HttpHeader header = request().header(name);
    return header.isPresent() ? header.values() : List.of();
  }

  /** Returns the value of a query parameter, in either spelling. */
  @Override
  public Optional<String> query(String lowerCamelName) {
    return RequestParts.query(request(), lowerCamelName);
  }

  @Override
  public Optional<ApiCall> api() {
    LoggedRequest request = event.getRequest();
    return Optional.ofNullable(requests.of(request))
        .map(
            routed -> {
              templates.checkSize(request.getBody().length);
              return routed.call(request);
            });
  }

  /** Returns what the mapping is called: those that start operations are, after the rpc. */
  @Override
  public Optional<String> rpcName() {
    return Optional.ofNullable(event.getStubMapping()).map(StubMapping::getName);
  }

  @Override
  public JsonObject parameters() {
    return templates.render(event);
  }

  /** Returns the line of the request, and what it says. */
  @Override
  public RpcRequest request(String rpc) {
    String line = request().getMethod() + " " + Credentials.withoutParameters(request().getUrl());
    String method = GrpcRequest.methodOf(request());
    line = method == null ? line : GrpcRpcCall.line(method, line);
    byte[] body = request().getBody();
    String said = new String(body, 0, Math.min(body.length, SHOWN_BYTES), UTF_8).strip();
    return new RpcRequest(rpc, said.isEmpty() ? line : line + " " + said);
  }

  @Override
  public void whenGone(Runnable action) {
    clients.whenGone(action);
  }

  private Request request() {
    return event.getRequest();
  }
}
