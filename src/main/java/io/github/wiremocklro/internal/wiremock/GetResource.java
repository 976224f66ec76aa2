package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.operation.JsonObject;

/** {@code GET /v1/{name=...}} of a resource that operations made (AIP-131). */
public final class GetResource extends Rpc {
  private final ResourcesService resources;

  public GetResource(ResourcesService resources, HttpRpcCalls calls) {
    super("get-resource", calls);
    this.resources = resources;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    return Answer.of(resources.get(call.name()));
  }
}
