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
  private final Templates templates;

  /** Creates the transformer of this name. */
  Rpc(String name, Templates templates) {
    this.name = name;
    this.templates = templates;
  }

  /** Returns the answer to a call; errors may be thrown, too. */
  abstract Answer<JsonObject> answer(RpcCall call);

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
    return Reply.toCall(() -> answer(new RpcCall(event, templates)))
        .in(event.getResponseDefinition());
  }
}
