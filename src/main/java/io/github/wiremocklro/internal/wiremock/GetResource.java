package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;

/** {@code GET /v1/{name=...}} of a resource that operations made (AIP-131). */
final class GetResource implements Rpc {
  private final ResourcesService resources;

  GetResource(ResourcesService resources) {
    this.resources = resources;
  }

  @Override
  public String name() {
    return "get-resource";
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    return Answer.of(resources.get(call.name()));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return Map.of("resource", JsonView.of(reply));
  }
}
