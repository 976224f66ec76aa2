package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.operation.JsonObject;
import java.util.function.UnaryOperator;

/**
 * A transformer that lets an rpc answer. A mapping asks for it by name; what the mapping says
 * beside, such as headers, delays and faults, stays as it is.
 */
final class RpcTransformer implements ResponseDefinitionTransformerV2 {
  private final Rpc rpc;
  private final Templates templates;
  private final ErrorLog log = new ErrorLog();
  private final RoutedRequests requests;
  private final Clients clients;
  private final ReplyForms forms;

  RpcTransformer(
      Rpc rpc, Templates templates, RoutedRequests requests, Clients clients, ReplyForms forms) {
    this.rpc = rpc;
    this.templates = templates;
    this.requests = requests;
    this.clients = clients;
    this.forms = forms;
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
      return Reply.toCall(() -> answer(call), log)
          .in(event.getResponseDefinition(), ReplyForms.writer(call));
    } finally {
      requests.forget();
    }
  }

  /** What is wrong with the form is said before anything is done. */
  private Answer<JsonObject> answer(HttpRpcCall call) {
    UnaryOperator<JsonObject> form = forms.of(rpc, call);
    return (call.isHead() ? rpc.peek(call) : rpc.answer(call)).map(form);
  }
}
