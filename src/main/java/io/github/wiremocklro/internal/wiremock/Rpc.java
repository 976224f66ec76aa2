package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.operation.JsonObject;

/**
 * A transformer that answers an rpc. A mapping asks for it by name; what the mapping says beside,
 * such as headers, delays and faults, stays as it is.
 */
public abstract class Rpc implements ResponseDefinitionTransformerV2 {
  private final String name;
  private final HttpRpcCalls calls;

  /** Creates the transformer of this name. */
  Rpc(String name, HttpRpcCalls calls) {
    this.name = name;
    this.calls = calls;
  }

  /** Returns the answer to a call; errors may be thrown, too. */
  abstract Answer<JsonObject> answer(RpcCall call);

  /**
   * Returns the answer to one who sees nothing of it but how long it is, and for whom the rpc is
   * therefore not called: over HTTP, to HEAD.
   */
  Answer<JsonObject> peek(RpcCall call) {
    return answer(call);
  }

  @Override
  public final String getName() {
    return name;
  }

  @Override
  public final boolean applyGlobally() {
    return false;
  }

  @Override
  public final ResponseDefinition transform(ServeEvent event) {
    HttpRpcCall call = calls.of(event);
    return Reply.toCall(() -> call.isHead() ? peek(call) : answer(call))
        .in(event.getResponseDefinition());
  }
}
