package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
      @Nullable OwnReply own = own(event);
      Reply reply = Reply.toCall(() -> answer(call, own), log);
      return in(event, call, own, reply);
    } finally {
      requests.forget();
    }
  }

  private static @Nullable OwnReply own(ServeEvent event) {
    StubMapping mapping = event.getStubMapping();
    return OwnReply.of(mapping == null ? event.getResponseDefinition() : mapping.getResponse());
  }

  /**
   * What is wrong with the form that a client asks for is said before anything is done. What a
   * mapping says itself of a success, it says of the whole, so that is left until it is written.
   */
  private Answer<JsonObject> answer(HttpRpcCall call, @Nullable OwnReply own) {
    UnaryOperator<JsonObject> form = form(call, own);
    Answer<JsonObject> whole = call.isHead() ? rpc.peek(call) : rpc.answer(call);
    return own == null ? whole.map(form) : whole;
  }

  /** A body of the mapping's has the form that the mapping gives it. */
  private UnaryOperator<JsonObject> form(RpcCall call, @Nullable OwnReply own) {
    return own != null && own.hasBody() ? UnaryOperator.identity() : forms.of(rpc, call);
  }

  private ResponseDefinition in(
      ServeEvent event, RpcCall call, @Nullable OwnReply own, Reply reply) {
    ResponseDefinition given = event.getResponseDefinition();
    Function<JsonObject, byte[]> writer = ReplyForms.writer(call);
    if (own == null) {
      return reply.in(given, writer);
    }
    if (!reply.showsSuccess()) {
      return own.ofError(reply, given, writer);
    }
    try {
      Map<String, Object> model = templates.model(event);
      model.putAll(rpc.model(call, reply.body()));
      return own.of(reply, given, form(call, own).andThen(writer), templates, model);
    } catch (InvalidArgumentException e) {
      return own.ofError(Reply.failure(notRendered(e)), given, writer);
    }
  }

  /** The fault is the mapping's, not the client's. */
  private static StatusException notRendered(InvalidArgumentException problem) {
    String message =
        "What the call asks for is done, but its reply cannot be told: " + problem.getMessage();
    return new StatusException(Status.of(Code.INTERNAL, message), "REPLY_NOT_RENDERED");
  }
}
