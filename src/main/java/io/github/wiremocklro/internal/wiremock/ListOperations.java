package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.Errors;
import io.github.wiremocklro.internal.engine.OperationFilter;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.filter.FilterWords;
import io.github.wiremocklro.internal.filter.Filters;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.OperationJson;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.Map;

/** {@code GET /v1/{name=operations}}; the name is the collection's, or its parent's. */
final class ListOperations implements Rpc {
  static final String NAME = "list-operations";

  /** The parameter of a mapping that declares the words of a service. */
  static final String FILTER_WORDS = "filterWords";

  private final OperationsService operations;

  ListOperations(OperationsService operations) {
    this.operations = operations;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String replyType(RpcCall call) {
    return "google.longrunning.ListOperationsResponse";
  }

  @Override
  public Answer<JsonObject> answer(RpcCall call) {
    call.checkFields("filter", "pageSize", "pageToken", "returnPartialSuccess");
    if (call.flag("returnPartialSuccess")) {
      // operations.proto: UNIMPLEMENTED unless the service documents it
      throw Errors.argumentNotSupported("returnPartialSuccess");
    }
    String name = call.name();
    String parent =
        ResourceNames.lastSegment(name).equals("operations") ? ResourceNames.parent(name) : name;
    OperationFilter filter = filter(call.query("filter").orElse(""), words(call.parameters()));
    Page<Operation> page = operations.list(parent, filter, call.page());
    return Answer.of(PageJson.of("operations", page.map(OperationJson::of)));
  }

  @Override
  public Map<String, Object> model(RpcCall call, JsonObject reply) {
    return OperationView.ofPage(operations, reply);
  }

  private static OperationFilter filter(String text, FilterWords words) {
    if (words.equals(FilterWords.NONE)) {
      return Filters.parse(text);
    }
    boolean json = text.stripLeading().startsWith("{");
    return Filters.parse(text, words, json ? Json.parseObject(text, "filter") : null);
  }

  /**
   * Returns the words that a mapping declares.
   *
   * @throws InvalidArgumentException if they cannot be
   */
  static FilterWords words(JsonObject parameters) {
    Object declared = parameters.get(FILTER_WORDS);
    if (declared == null) {
      return FilterWords.NONE;
    }
    String path = Templates.PARAMETERS_PATH + "." + FILTER_WORDS;
    if (!(declared instanceof JsonObject words)) {
      throw new InvalidArgumentException(
          path, declared, "is no object", "write {\"word\": \"metadata.field\"}");
    }
    return InvalidArgumentException.at(path, () -> FilterWords.of(words));
  }
}
