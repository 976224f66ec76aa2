package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Answer;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import io.github.wiremocklro.resource.ResourcesService;

/** {@code GET /v1/{parent=...}/{collection}} of resources that operations made (AIP-132). */
final class ListResources extends Rpc {
  private final ResourcesService resources;

  ListResources(ResourcesService resources, Templates templates) {
    super("list-resources", templates);
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
