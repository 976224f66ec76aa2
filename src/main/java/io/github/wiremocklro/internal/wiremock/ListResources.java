package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.ResourceQuery;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.filter.Filters;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;

/** {@code GET /v1/{parent=...}/{collection}} of resources that operations made (AIP-132). */
final class ListResources implements Rpc {
  private static final String ANY_TYPE = "";

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
    String collection = call.name();
    Page<JsonObject> page = resources.list(collection, ANY_TYPE, query(call), call.page());
    return Answer.of(PageJson.of(ResourceNames.lastSegment(collection), page));
  }

  /** Where the request is that of a list that an API has, the types of its fields are known. */
  private static ResourceQuery query(RpcCall call) {
    String filter = call.query("filter").orElse("");
    String orderBy = call.query("orderBy").orElse("");
    return filter.isEmpty() && orderBy.isEmpty()
        ? ResourceQuery.ALL
        : Filters.ofResources(filter, orderBy, call.api().map(ApiCall::listed).orElse(null));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return Map.of("page", JsonView.of(reply));
  }
}
