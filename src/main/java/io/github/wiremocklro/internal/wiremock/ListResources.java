package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;

/** {@code GET /v1/{parent=...}/{collection}} of resources that operations made (AIP-132). */
final class ListResources implements Rpc {
  private final ResourcesService resources;

  ListResources(ResourcesService resources) {
    this.resources = resources;
  }

  @Override
  public String name() {
    return "list-resources";
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    call.refuse("filter");
    call.refuse("orderBy");
    String collection = call.name();
    return Answer.of(
        PageJson.of(
            ResourceNames.lastSegment(collection), resources.list(collection, call.page())));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return Map.of("page", JsonView.of(reply));
  }
}
