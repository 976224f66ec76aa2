package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.Answer;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.resource.ResourcesService;

/** {@code GET /v1/{name=...}} of a resource that operations made (AIP-131). */
final class GetResource extends Rpc {
  private final ResourcesService resources;

  GetResource(ResourcesService resources, Templates templates) {
    super("get-resource", templates);
    this.resources = resources;
  }

  @Override
  Answer<JsonObject> answer(RpcCall call) {
    return Answer.of(resources.get(call.name()));
  }
}
