package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.internal.engine.OperationFilter;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.filter.Filters;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;

/** {@code GET /v1/{name=operations}}; the name is the collection's, or its parent's. */
final class ListOperations implements Rpc {
  private final OperationsService operations;

  ListOperations(OperationsService operations) {
    this.operations = operations;
  }

  @Override
  public String name() {
    return "list-operations";
  }

  @Override
  public String replyType(RpcCall call) {
    return "google.longrunning.ListOperationsResponse";
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    if (call.query("returnPartialSuccess").filter("true"::equalsIgnoreCase).isPresent()) {
      // operations.proto: UNIMPLEMENTED unless the service documents it
      throw Errors.argumentNotSupported("returnPartialSuccess");
    }
    String name = call.name();
    String parent =
        ResourceNames.lastSegment(name).equals("operations") ? ResourceNames.parent(name) : name;
    OperationFilter filter = Filters.parse(call.query("filter").orElse(""));
    Page<Operation> page = operations.list(parent, filter, call.page());
    return Answer.of(PageJson.of("operations", page.map(OperationJson::of)));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return OperationView.ofPage(operations, reply);
  }
}
