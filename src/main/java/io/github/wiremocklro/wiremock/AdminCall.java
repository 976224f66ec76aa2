package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.wiremocklro.json.Json;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationsService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of the admin API. The scope may stand in the query or in the body. */
final class AdminCall {
  private static final String SCOPE = "scope";

  private final Request request;
  private final JsonObject body;

  AdminCall(Request request, List<String> fields) {
    this.request = request;
    String text = request.getBodyAsString();
    this.body =
        text == null || text.isBlank()
            ? JsonObject.EMPTY
            : Json.parseObject(text, "the request body");
    if (!fields.isEmpty()) {
      refuseUnknown(fields);
    }
  }

  /** Returns the body without the scope. */
  JsonObject body() {
    return body.without(SCOPE);
  }

  @Nullable String scope() {
    return text(SCOPE);
  }

  /** Returns a string from the body, else from the query, null where neither has it. */
  @Nullable String text(String key) {
    Object value = body.get(key);
    if (value != null && !(value instanceof String)) {
      throw new InvalidScriptException("$." + key, value, "is no string", "put it in quotes");
    }
    return value instanceof String text ? text : query(key);
  }

  @Nullable String query(String key) {
    QueryParameter parameter = request.queryParameter(key);
    return parameter == null || !parameter.isPresent() || parameter.values().isEmpty()
        ? null
        : parameter.firstValue();
  }

  /** Returns the operation that {@code name}, or {@code target}, means. */
  OperationName operation(OperationsService operations) {
    String name = text("name");
    String target = text("target");
    if ((name == null) == (target == null)) {
      throw new InvalidScriptException(
          "$",
          name == null ? "nothing" : "name and target",
          name == null ? "says which operation is meant" : "exclude each other",
          "give either \"name\", or \"target\" for the latest operation on a resource");
    }
    return target != null ? operations.latestOn(target) : OperationName.parse(String.valueOf(name));
  }

  private void refuseUnknown(List<String> fields) {
    for (String key : body().fields().keySet()) {
      if (!fields.contains(key)) {
        throw new InvalidScriptException(
            "$." + key,
            "the field",
            "is unknown here",
            "use " + String.join(", ", fields) + ", " + SCOPE);
      }
    }
  }
}
