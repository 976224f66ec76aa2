package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.wiremocklro.json.Json;
import io.github.wiremocklro.operation.InvalidScriptException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationsService;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call of the admin API. The scope may stand in the query or in the body. */
final class AdminCall {
  private static final String SCOPE = "scope";

  private final Request request;
  private final JsonObject body;
  private final @Nullable String scope;

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
    String named = text(SCOPE);
    this.scope = named == null ? null : parsed(SCOPE, named, ResourceNames::namedScope);
  }

  /** Returns the body without the scope. */
  JsonObject body() {
    return body.without(SCOPE);
  }

  @Nullable String scope() {
    return scope;
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
    if (name != null && target != null) {
      throw new InvalidScriptException(
          "$.target", target, "is given beside a name", "keep one of them");
    }
    if (target != null) {
      return operations.latestOn(target);
    }
    if (name == null) {
      throw new InvalidScriptException(
          "$.name", null, "is missing", "give it, or \"target\" for the latest on a resource");
    }
    return parsed("name", name, OperationName::parse);
  }

  private static <T> T parsed(String key, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (InvalidScriptException e) {
      throw e.within("$." + key);
    }
  }

  private void refuseUnknown(List<String> fields) {
    for (String key : body().fields().keySet()) {
      if (!fields.contains(key)) {
        throw new InvalidScriptException(
            "$." + key,
            body.get(key),
            "stands under an unknown key",
            Stream.concat(fields.stream(), Stream.of(SCOPE))
                .distinct()
                .collect(Collectors.joining(", ", "use ", "")));
      }
    }
  }
}
