package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Map;

/**
 * A transformer that lets an rpc answer. A mapping asks for it by name; what the mapping says
 * beside, such as headers, delays and faults, stays as it is, and a success has the form that the
 * mapping gives it.
 */
final class RpcTransformer implements ResponseDefinitionTransformerV2 {
  private final Rpc rpc;
  private final Templates templates;
  private final ErrorLog log = new ErrorLog();
  private final RoutedRequests requests;
  private final Clients clients;

  RpcTransformer(Rpc rpc, Templates templates, RoutedRequests requests, Clients clients) {
    this.rpc = rpc;
    this.templates = templates;
    this.requests = requests;
    this.clients = clients;
  }

  @Override
  public String getName() {
    return rpc.name();
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    HttpRpcCall call = new HttpRpcCall(event, templates, requests, clients);
    try {
      return in(
          event, call, Reply.toCall(() -> call.isHead() ? rpc.peek(call) : rpc.answer(call), log));
    } finally {
      requests.forget();
    }
  }

  private ResponseDefinition in(ServeEvent event, RpcCall call, Reply reply) {
    ResponseDefinition given = event.getResponseDefinition();
    StubMapping mapping = event.getStubMapping();
    OwnReply own = new OwnReply(mapping == null ? given : mapping.getResponse());
    if (own.isNone()) {
      return reply.in(given);
    }
    if (!reply.showsSuccess()) {
      return own.ofError(reply, given);
    }
    try {
      Map<String, Object> model = templates.model(event);
      model.putAll(rpc.model(call, reply.body()));
      return own.of(reply, given, templates, model);
    } catch (InvalidArgumentException e) {
      return own.ofError(Reply.failure(notRendered(e)), given);
    }
  }

  /** The fault is the mapping's, not the client's. */
  private static StatusException notRendered(InvalidArgumentException problem) {
    String message =
        "What the call asks for is done, but its reply cannot be told: " + problem.getMessage();
    return new StatusException(Status.of(Code.INTERNAL, message), "REPLY_NOT_RENDERED");
  }
}
