package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;

/** {@code GET /v1/{parent=...}/{collection}} of resources that operations made (AIP-132). */
public final class ListResources extends Rpc {
  private final ResourcesService resources;

  public ListResources(ResourcesService resources, HttpRpcCalls calls) {
    super("list-resources", calls);
    this.resources = resources;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    call.refuse("filter");
    call.refuse("orderBy");
    String collection = call.name();
    return Answer.of(
        PageJson.of(
            ResourceNames.lastSegment(collection), resources.list(collection, call.page())));
  }
}
