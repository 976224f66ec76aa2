package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.wiremocklro.internal.api.ReplyForm;
import io.github.wiremocklro.internal.api.UnexpectedFields;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.RpcRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call as it arrived over HTTP: a reader of path, query, headers, body and mapping. */
final class HttpRpcCall implements RpcCall {
  /** More than the history keeps of a body, however its characters are encoded. */
  private static final int SHOWN_BYTES = 1_200;

  private final ServeEvent event;
  private final Templates templates;
  private final RoutedRequests requests;
  private final Clients clients;
  private @Nullable Map<String, List<String>> systemParameters;

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
  public void checkFields(String... lowerCamelNames) {
    LoggedRequest request = event.getRequest();
    boolean hasBody = !hasMessage(request) && BodyCost.length(request) > 0;
    if (request.getQueryParams().isEmpty() && !hasBody || takesAnything()) {
      return;
    }
    Set<String> fields = new HashSet<>(Set.of(lowerCamelNames));
    fields.add(NAME);
    UnexpectedFields.refuse(
        fields,
        RequestParts.parameters(request),
        hasBody ? RequestParts.body(request) : JsonObject.EMPTY);
  }

  /** A mapping of the user's may take what it likes: it may be of another's API. */
  private boolean takesAnything() {
    StubMapping mapping = event.getStubMapping();
    return mapping == null || !ShippedMappings.isShipped(mapping) || requests.isLenient();
  }

  /** The others check it, for clients send nothing, {}, or the name once more. */
  private static boolean hasMessage(Request request) {
    return request.getMethod().equals(RequestMethod.POST);
  }

  @Override
  public boolean flag(String lowerCamelName) {
    return takesAnything()
        ? query(lowerCamelName).filter("true"::equalsIgnoreCase).isPresent()
        : RpcCall.super.flag(lowerCamelName);
  }

  @Override
  public Map<String, List<String>> systemParameters() {
    Map<String, List<String>> found = systemParameters;
    if (found == null) {
      found = foundSystemParameters();
      systemParameters = found;
    }
    return found;
  }

  private Map<String, List<String>> foundSystemParameters() {
    Map<String, QueryParameter> query = event.getRequest().getQueryParams();
    if (query.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> found = new HashMap<>();
    for (Map.Entry<String, QueryParameter> parameter : query.entrySet()) {
      String name = parameter.getKey();
      if (ReplyForm.isAskedBy(name) && !isOfTheRequest(name)) {
        found.put(name, parameter.getValue().getValues());
      }
    }
    return found;
  }

  /** The method may have a field of that name, and a mapping may be for a value of it. */
  private boolean isOfTheRequest(String parameter) {
    RoutedRequest routed = parameter.startsWith("$") ? null : requests.of(request());
    StubMapping mapping = event.getStubMapping();
    Map<String, ?> mapped = mapping == null ? null : mapping.getRequest().getQueryParameters();
    return routed != null && routed.method().asksFor(parameter)
        || mapped != null && mapped.containsKey(parameter);
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
